"""Evaluate: every writer is held out once, beside the baseline, with intervals."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.records import LabeledComplaint
from model.safety import load_safety_floor
from model.stack import IntArray, Targets
from model.taxonomy import Taxonomy
from training.baseline import baseline_prediction
from training.config import TrainingConfig
from training.days import DayRecall, day_recall
from training.headline import headline
from training.heldout import HeldOut
from training.metrics import Estimate, macro_f1, per_class, quadratic_kappa, recall
from training.split import group_folds
from training.train import classifier_of, read_all, targets_of, train_understood

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found.

    Parameters
    ----------
    rows, writers, folds : int
        Size of the evaluation.
    headline : dict of str to (Estimate, Estimate or None)
        Metric to ours and the baseline's.
    categories, urgencies, flags : dict of str to tuple
        Id to precision, recall, F1 and number of rows.
    registers : dict of str to tuple
        Register to category macro-F1, urgency kappa and number of rows.
    floor_recall : dict of str to float
        What the safety rules reach without any model.
    answered : tuple of float
        Share of complaints that need no review, and their share of wrong categories.
    days : DayRecall
        Simulated days.
    missed : list of str
        Ids of complaints of the most urgent level that were labelled lower.
    """

    rows: int
    writers: int
    folds: int
    headline: dict[str, tuple[Estimate, Estimate | None]]
    categories: dict[str, tuple[float, float, float, int]]
    urgencies: dict[str, tuple[float, float, float, int]]
    flags: dict[str, tuple[float, float, float, int]]
    registers: dict[str, tuple[float, float, int]]
    floor_recall: dict[str, float]
    answered: tuple[float, float]
    days: DayRecall
    missed: list[str]

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return asdict(self)


def evaluate(
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
    *,
    n_folds: int = 5,
    progress: Progress = lambda _step: None,
) -> Report:
    """Hold every writer out once and measure what is said about them.

    Writers whose complaints were read while the safety rules were made are trained
    on but not reported on, unless there are no others.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    taxonomy : Taxonomy
        Gives the labels.
    config : TrainingConfig
        Settings of every training.
    n_folds : int, default=5
        Outer folds; no writer and no near duplicate stands on both sides of one.
    progress : callable, default does nothing
        Called after each of the ``n_folds + 1`` steps.

    Returns
    -------
    Report
        Everything measured on held-out rows only.
    """
    understood = read_all(rows)
    targets = targets_of(rows, taxonomy)
    progress("texts read")
    held_out = HeldOut.empty(len(rows), len(taxonomy.flags))
    baseline = HeldOut.empty(len(rows), len(taxonomy.flags))
    folds = group_folds(rows, n_folds, config.seed)
    for number, (train_rows, test_rows) in enumerate(folds, start=1):
        seen = [rows[i] for i in train_rows]
        trained = train_understood(
            [understood[i] for i in train_rows], seen, taxonomy, config
        )
        classifier = classifier_of(trained, taxonomy)
        assessed = classifier.assess_understood([understood[i] for i in test_rows])
        for row, assessment in zip(test_rows, assessed, strict=True):
            held_out.write(row, assessment, understood[row].safety_hits, taxonomy)
        said = baseline_prediction(
            seen, targets.take(train_rows), [rows[i] for i in test_rows], config.seed
        )
        baseline.category[test_rows] = said.category
        baseline.urgency[test_rows] = said.urgency
        baseline.priority[test_rows] = said.urgency_score
        progress(f"fold {number} of {len(folds)}")
    fresh = _fresh_rows(rows)
    return _report(
        [rows[i] for i in fresh],
        targets.take(fresh),
        held_out.take(fresh),
        baseline.take(fresh),
        taxonomy,
        len(folds),
        config.seed,
    )


def _fresh_rows(rows: Sequence[LabeledComplaint]) -> IntArray:
    """Leave out the writers whose complaints the makers of the rules have read."""
    read = set(load_safety_floor().developed_on)
    fresh = [index for index, row in enumerate(rows) if row.writer not in read]
    return np.array(fresh or range(len(rows)))


def _report(
    rows: Sequence[LabeledComplaint],
    targets: Targets,
    ours: HeldOut,
    baseline: HeldOut,
    taxonomy: Taxonomy,
    n_folds: int,
    seed: int,
) -> Report:
    writers = [row.writer for row in rows]
    n_categories, n_levels = len(taxonomy.categories), len(taxonomy.urgencies)
    answered = ~ours.needs_review
    wrong = (ours.category != targets.category)[answered]
    mix = np.array([u.expected_share for u in taxonomy.urgencies])
    return Report(
        rows=len(rows),
        writers=len(set(writers)),
        folds=n_folds,
        headline=headline(targets, (ours, baseline), taxonomy, writers, seed),
        categories=_by_id(
            taxonomy.category_ids,
            per_class(targets.category, ours.category, n_categories),
        ),
        urgencies=_by_id(
            taxonomy.urgency_ids, per_class(targets.urgency, ours.urgency, n_levels)
        ),
        flags={
            flag: per_class(
                targets.flags[:, i].astype(np.int64),
                ours.flags[:, i].astype(np.int64),
                2,
            )[1]
            for i, flag in enumerate(taxonomy.flag_ids)
        },
        registers=_registers(rows, targets, ours, n_categories, n_levels),
        floor_recall={
            urgency: recall(
                targets.urgency == taxonomy.level(urgency),
                ours.floor >= taxonomy.level(urgency),
            )
            for urgency in taxonomy.urgency_ids[-2:]
        },
        answered=(float(answered.mean()), float(wrong.mean()) if wrong.size else 0.0),
        days=day_recall(
            targets.urgency,
            {"ours": ours.priority, "baseline": baseline.priority},
            mix,
            seed=seed,
        ),
        missed=[
            row.id
            for row, true, said in zip(rows, targets.urgency, ours.urgency, strict=True)
            if true == n_levels - 1 > said
        ],
    )


def _by_id(
    ids: Sequence[str], values: Sequence[tuple[float, float, float, int]]
) -> dict[str, tuple[float, float, float, int]]:
    return dict(zip(ids, values, strict=True))


def _registers(
    rows: Sequence[LabeledComplaint],
    targets: Targets,
    ours: HeldOut,
    n_categories: int,
    n_levels: int,
) -> dict[str, tuple[float, float, int]]:
    names = np.array([row.register for row in rows])
    table = {}
    for name in sorted(set(names.tolist())):
        i = np.flatnonzero(names == name)
        table[str(name)] = (
            macro_f1(targets.category[i], ours.category[i], n_categories),
            quadratic_kappa(targets.urgency[i], ours.urgency[i], n_levels),
            len(i),
        )
    return table
