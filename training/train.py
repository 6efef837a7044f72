"""Train: labelled complaints in, a model with calibrated probabilities out."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np

from model.classifier import Classifier, TrainedModel
from model.facts import Span
from model.features import ComplaintFeatures
from model.passages import PassageDetector
from model.records import LabeledComplaint
from model.stack import StackedHeads
from model.targets import IntArray, Targets
from model.taxonomy import Taxonomy
from model.understanding import Understanding, understand
from training.config import TrainingConfig
from training.errors import CorpusError
from training.split import group_folds
from training.thresholds import choose_thresholds

Progress = Callable[[str], None]
_LEAST_ROWS = 20


def train(
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
    progress: Progress = lambda _step: None,
) -> TrainedModel:
    """Train a model.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        At least 20, of two or more writers.
    taxonomy : Taxonomy
        Gives the ids of the labels.
    config : TrainingConfig
        Settings; with the same rows they give the same model, bit for bit.
    progress : callable, default does nothing
        Called with a short name after each of the ``n_folds + 5`` steps.

    Returns
    -------
    TrainedModel
        Fitted features and heads, and thresholds.

    Raises
    ------
    CorpusError
        If there are too few rows or only one writer.
    """
    if len(rows) < _LEAST_ROWS:
        raise CorpusError(
            f"{len(rows)} rows are too few to train on: {_LEAST_ROWS} at least"
        )
    understood = read_all(rows)
    progress("texts read")
    return train_understood(understood, rows, taxonomy, config, progress)


def train_understood(
    understood: Sequence[Understanding],
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
    progress: Progress = lambda _step: None,
) -> TrainedModel:
    """Train on complaints that were read before; see `train`.

    Parameters
    ----------
    understood : sequence of Understanding
        The texts of `rows`, read.
    rows : sequence of LabeledComplaint
        Their labels.
    taxonomy : Taxonomy
        Gives the ids of the labels.
    config : TrainingConfig
        Settings.
    progress : callable, default does nothing
        Called after each step.

    Returns
    -------
    TrainedModel
        Fitted features and heads, and thresholds.

    Raises
    ------
    CorpusError
        If there is only one writer.
    """
    targets = targets_of(rows, taxonomy)
    try:
        folds = group_folds(rows, config.n_folds, config.seed)
    except ValueError as error:
        raise CorpusError(str(error)) from error
    features = ComplaintFeatures(
        min_documents=config.min_documents,
        concepts_weight=config.concepts_weight,
        facts_weight=config.facts_weight,
    )
    X = features.fit(understood).transform(understood)
    progress("features")
    evidence_levels = [
        level for level, u in enumerate(taxonomy.urgencies) if u.needs_evidence
    ]
    detector = PassageDetector(
        tuple(evidence_levels), weight=config.passages_weight, seed=config.seed
    ).fit(understood, targets.urgency, [quotes_of(row) for row in rows], folds)
    progress("passages")
    heads = StackedHeads(
        len(taxonomy.categories),
        len(taxonomy.urgencies),
        len(taxonomy.flags),
        C=config.C,
        head_C=config.head_C,
        urgent_weight=config.urgent_weight,
        seed=config.seed,
        n_jobs=config.n_jobs,
        trees_share=config.trees_share,
    ).fit(
        X,
        targets,
        folds,
        progress,
        passages=detector.out_of_fold_,
        n_for_flags_only=features.n_for_flags_only,
    )
    thresholds = choose_thresholds(
        heads.out_of_fold_, targets, floor_of(understood, taxonomy), config
    )
    del detector.out_of_fold_
    del heads.out_of_fold_  # served by nobody; kept out of the artifact
    heads.n_jobs = 1  # how it was trained must not change the artifact's bytes
    return TrainedModel(features, detector, heads, thresholds)


def read_all(rows: Sequence[LabeledComplaint]) -> list[Understanding]:
    """Read the text of every row.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.

    Returns
    -------
    list of Understanding
        In the same order.
    """
    return [understand(row.text, row.received_at) for row in rows]


def targets_of(rows: Sequence[LabeledComplaint], taxonomy: Taxonomy) -> Targets:
    """Turn labels into the numbers that the heads learn.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus with known ids.
    taxonomy : Taxonomy
        Gives the order of the ids.

    Returns
    -------
    Targets
        Row by row.
    """
    flags = [[flag in row.flags for flag in taxonomy.flag_ids] for row in rows]
    return Targets(
        np.array([taxonomy.category_ids.index(row.category) for row in rows]),
        np.array([taxonomy.level(row.urgency) for row in rows]),
        np.array(flags, dtype=bool).reshape(len(rows), len(taxonomy.flags)),
    )


def floor_of(understood: Sequence[Understanding], taxonomy: Taxonomy) -> IntArray:
    """Return the level that the safety rules alone reach.

    Parameters
    ----------
    understood : sequence of Understanding
        Complaints.
    taxonomy : Taxonomy
        Gives the order of the levels.

    Returns
    -------
    ndarray of int of shape (n_complaints,)
        0 where no rule holds.
    """
    levels = [[taxonomy.level(h.raises_to) for h in u.safety_hits] for u in understood]
    return np.array([max(found, default=0) for found in levels], dtype=np.int64)


def quotes_of(row: LabeledComplaint) -> list[Span]:
    """Return where the quoted words of a row stand in its text.

    Parameters
    ----------
    row : LabeledComplaint
        A labelled complaint.

    Returns
    -------
    list of Span
        The first place of each quote.
    """
    places = ((row.text.find(quote), quote) for quote in row.evidence)
    return [Span(place, place + len(q)) for place, q in places if place >= 0]


def classifier_of(trained: TrainedModel, taxonomy: Taxonomy) -> Classifier:
    """Wrap a model that was just trained, without writing an artifact.

    Parameters
    ----------
    trained : TrainedModel
        What training produced.
    taxonomy : Taxonomy
        The one it was trained with.

    Returns
    -------
    Classifier
        Its version says that it was not saved.
    """
    return Classifier(taxonomy, trained, "not-saved")


def data_digest(rows: Sequence[LabeledComplaint]) -> str:
    """Return the SHA-256 of the rows as a corpus file would hold them.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.

    Returns
    -------
    str
        64 hex digits.
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.to_json().encode() + b"\n")
    return digest.hexdigest()
