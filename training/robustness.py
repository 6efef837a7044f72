"""Robustness: what harmless changes, attacks and deleted evidence do to the labels."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.assessment import Assessment
from model.classifier import Classifier
from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from training.config import TrainingConfig
from training.perturbations import Change, attacks, harmless_changes
from training.split import group_folds
from training.train import train

Progress = Callable[[str], None]
_MOST_ROWS = 1000  # held out; more only sharpens the third digit
Pairs = Sequence[tuple[Assessment, Assessment]]


@dataclass(frozen=True, slots=True)
class Robustness:
    """What changes did to complaints of writers that the model had not seen.

    Parameters
    ----------
    rows, writers : int
        Held-out complaints and their writers.
    harmless : dict of str to (float, float)
        Change to the share of categories and of urgencies that stayed.
    attacks : dict of str to (float, int)
        Attack to the share of the complaints without danger that it raised, and how
        many those were.
    evidence_lowered : float
        Share of urgent complaints that came lower once the quoted words were deleted:
        their level fell, or else the probability of an urgent one.
    evidence_level_fell : float
        Share whose level fell.
    evidence_rows : int
        Urgent complaints with quoted words.
    """

    rows: int
    writers: int
    harmless: dict[str, tuple[float, float]]
    attacks: dict[str, tuple[float, int]]
    evidence_lowered: float
    evidence_level_fell: float
    evidence_rows: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return asdict(self)


def robustness(
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
    *,
    progress: Progress = lambda _step: None,
) -> Robustness:
    """Train on three quarters of the writers, change what the others wrote.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    taxonomy : Taxonomy
        Gives the labels.
    config : TrainingConfig
        Settings of the training.
    progress : callable, default does nothing
        Called after each of `N_STEPS` steps.

    Returns
    -------
    Robustness
        Shares over held-out complaints.
    """
    train_rows, test_rows = group_folds(rows, 4, config.seed)[0]
    trained = train([rows[i] for i in train_rows], taxonomy, config)
    progress("trained")
    classifier = Classifier(taxonomy, trained, "not-saved")
    rng = np.random.default_rng(config.seed)
    chosen = rng.permutation(test_rows)[:_MOST_ROWS]
    held_out = [rows[i] for i in sorted(chosen)]
    before = _assess(classifier, held_out, [row.text for row in held_out])
    progress("assessed")
    harmless, raised = {}, {}
    for name, change in harmless_changes().items():
        pairs = _changed(classifier, held_out, before, change, config.seed)
        harmless[name] = _stayed(pairs)
        progress(name)
    for name, change in attacks().items():
        pairs = _changed(classifier, held_out, before, change, config.seed)
        raised[name] = _raised(pairs, taxonomy)
        progress(name)
    lowered, fell, n = _without_evidence(classifier, held_out, before)
    progress("evidence")
    return Robustness(
        rows=len(held_out),
        writers=len({row.writer for row in held_out}),
        harmless=harmless,
        attacks=raised,
        evidence_lowered=lowered,
        evidence_level_fell=fell,
        evidence_rows=n,
    )


N_STEPS = len(harmless_changes()) + len(attacks()) + 3


def _assess(
    classifier: Classifier, rows: Sequence[LabeledComplaint], texts: Sequence[str]
) -> list[Assessment]:
    moments = (row.received_at for row in rows)
    return classifier.assess_batch(zip(texts, moments, strict=True))


def _changed(
    classifier: Classifier,
    rows: Sequence[LabeledComplaint],
    before: Sequence[Assessment],
    change: Change,
    seed: int,
) -> Pairs:
    rng = random.Random(seed)  # noqa: S311 - reproducible on purpose
    texts = [change(row.text, rng) for row in rows]
    return list(zip(before, _assess(classifier, rows, texts), strict=True))


def _stayed(pairs: Pairs) -> tuple[float, float]:
    category = np.mean([a.category == b.category for a, b in pairs])
    return float(category), float(np.mean([a.urgency == b.urgency for a, b in pairs]))


def _raised(pairs: Pairs, taxonomy: Taxonomy) -> tuple[float, int]:
    calm = [
        (taxonomy.level(a.urgency), taxonomy.level(b.urgency))
        for a, b in pairs
        if not taxonomy.urgency(a.urgency).needs_evidence
    ]
    return float(np.mean([after > level for level, after in calm])), len(calm)


def _without_evidence(
    classifier: Classifier,
    rows: Sequence[LabeledComplaint],
    before: Sequence[Assessment],
) -> tuple[float, float, int]:
    """Delete the words quoted for the urgency and see whether it comes lower."""
    taxonomy = classifier.taxonomy
    quoted = [
        (row, assessment)
        for row, assessment in zip(rows, before, strict=True)
        if taxonomy.urgency(assessment.urgency).needs_evidence
        and any(e.label == "urgency" for e in assessment.evidence)
    ]
    texts = ["".join(_left_over(row.text, a)) for row, a in quoted]
    after = _assess(classifier, [row for row, _ in quoted], texts)
    levels = np.array(
        [
            (taxonomy.level(a.urgency), taxonomy.level(b.urgency))
            for (_, a), b in zip(quoted, after, strict=True)
        ]
    )
    danger = np.array(
        [
            (_danger(a, taxonomy), _danger(b, taxonomy))
            for (_, a), b in zip(quoted, after, strict=True)
        ]
    )
    fell = levels[:, 1] < levels[:, 0]
    lower = fell | ((levels[:, 1] == levels[:, 0]) & (danger[:, 1] < danger[:, 0]))
    return float(lower.mean()), float(fell.mean()), len(quoted)


def _left_over(text: str, assessment: Assessment) -> Iterator[str]:
    spans = [(e.start, e.end) for e in assessment.evidence if e.label == "urgency"]
    for place, char in enumerate(text):
        if char == "\n" or not any(start <= place < end for start, end in spans):
            yield char


def _danger(assessment: Assessment, taxonomy: Taxonomy) -> float:
    return sum(
        assessment.urgency_probabilities[u.id] * taxonomy.level(u.id)
        for u in taxonomy.urgencies
    )
