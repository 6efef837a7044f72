"""The learning curve: what more labelled complaints are worth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from training.config import TrainingConfig
from training.heldout import HeldOut
from training.metrics import macro_f1, quadratic_kappa, recall
from training.split import group_folds
from training.train import classifier_of, read_all, targets_of, train_understood

Progress = Callable[[str], None]
SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Quality after training on part of the writers.

    Parameters
    ----------
    rows, writers : int
        What was trained on.
    category_f1, urgency_kappa, top_recall : float
        On writers that are held out at every point.
    """

    rows: int
    writers: int
    category_f1: float
    urgency_kappa: float
    top_recall: float


def learning_curve(
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
    progress: Progress = lambda _step: None,
) -> list[CurvePoint]:
    """Train on more and more writers; test on the same held-out quarter.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    taxonomy : Taxonomy
        Gives the labels.
    config : TrainingConfig
        Settings of every training.
    progress : callable, default does nothing
        Called once after reading and after each of `SHARES`.

    Returns
    -------
    list of CurvePoint
        One for each of `SHARES`.
    """
    understood = read_all(rows)
    progress("texts read")
    train_rows, test_rows = group_folds(rows, 4, config.seed)[0]
    targets = targets_of(rows, taxonomy).take(test_rows)
    writers = sorted({rows[i].writer for i in train_rows})
    order = np.random.default_rng(config.seed).permutation(len(writers))
    points = []
    top = len(taxonomy.urgencies) - 1
    for share in SHARES:
        chosen = {writers[i] for i in order[: max(2, round(share * len(writers)))]}
        part = [i for i in train_rows if rows[i].writer in chosen]
        seen = [rows[i] for i in part]
        texts = [understood[i] for i in part]
        trained = train_understood(texts, seen, taxonomy, config)
        said = HeldOut.empty(len(test_rows), len(taxonomy.flags))
        assessed = classifier_of(trained, taxonomy).assess_understood(
            [understood[i] for i in test_rows]
        )
        for place, (row, assessment) in enumerate(
            zip(test_rows, assessed, strict=True)
        ):
            said.write(place, assessment, understood[row].safety_hits, taxonomy)
        points.append(
            CurvePoint(
                len(part),
                len(chosen),
                macro_f1(targets.category, said.category, len(taxonomy.categories)),
                quadratic_kappa(targets.urgency, said.urgency, top + 1),
                recall(targets.urgency == top, said.urgency == top),
            )
        )
        progress(f"{share:.0%} of the writers")
    return points
