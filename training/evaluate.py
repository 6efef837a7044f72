"""Evaluate: every writer is held out once, beside the baseline, with intervals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.records import LabeledComplaint
from model.safety import load_safety_floor
from model.targets import IntArray, Targets
from model.taxonomy import Taxonomy
from training.baselines import baselines
from training.config import TrainingConfig
from training.days import DayRecall, day_recall
from training.headline import OURS, headline
from training.heldout import HeldOut
from training.metrics import Estimate, macro_f1, per_class, quadratic_kappa, recall
from training.split import group_folds
from training.train import classifier_of, read_all, targets_of, train_understood

Progress = Callable[[str], None]
_CURVE_POINTS = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found.

    Parameters
    ----------
    rows, writers, folds : int
        Size of the evaluation.
    headline : dict of str to dict of str to (Estimate or None)
        Metric to system to value; None where a system has no probabilities.
    categories, urgencies, flags : dict of str to tuple
        Id to precision, recall, F1 and number of rows.
    registers, senders : dict of str to tuple
        Register or sender to category macro-F1, urgency kappa and number of rows.
    floor_recall : dict of str to float
        What the safety rules reach without any model.
    answered : dict of str to (float, float, int)
        Category to the share of its answers that need no review, the share of wrong
        ones among those, and their number; "all" for all together.
    answered_curve : list of (float, float)
        Share answered and share of wrong categories among them, as the confidence
        that is asked for falls.
    days : DayRecall
        Simulated days.
    missed : dict of str to str
        Id of each complaint of the most urgent level that was labelled lower, and
        the level it got.
    """

    rows: int
    writers: int
    folds: int
    headline: dict[str, dict[str, Estimate | None]]
    categories: dict[str, tuple[float, float, float, int]]
    urgencies: dict[str, tuple[float, float, float, int]]
    flags: dict[str, tuple[float, float, float, int]]
    registers: dict[str, tuple[float, float, int]]
    senders: dict[str, tuple[float, float, int]]
    floor_recall: dict[str, float]
    answered: dict[str, tuple[float, float, int]]
    answered_curve: list[tuple[float, float]]
    days: DayRecall
    missed: dict[str, str]

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
    systems = baselines()
    said = {name: HeldOut.empty(len(rows), len(taxonomy.flags)) for name in systems}
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
        unseen, labels = [rows[i] for i in test_rows], targets.take(train_rows)
        for name, system in systems.items():
            found = system(seen, labels, unseen, taxonomy, config.seed)
            said[name].category[test_rows] = found.category
            said[name].urgency[test_rows] = found.urgency
            said[name].priority[test_rows] = found.urgency_score
        progress(f"fold {number} of {len(folds)}")
    fresh = _fresh_rows(rows)
    return _report(
        [rows[i] for i in fresh],
        targets.take(fresh),
        {OURS: held_out.take(fresh)} | {n: s.take(fresh) for n, s in said.items()},
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
    systems: Mapping[str, HeldOut],
    taxonomy: Taxonomy,
    n_folds: int,
    seed: int,
) -> Report:
    ours = systems[OURS]
    writers = [row.writer for row in rows]
    n_categories, n_levels = len(taxonomy.categories), len(taxonomy.urgencies)
    mix = np.array([u.expected_share for u in taxonomy.urgencies])
    return Report(
        rows=len(rows),
        writers=len(set(writers)),
        folds=n_folds,
        headline=headline(targets, systems, taxonomy, writers, seed),
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
        registers=_by_group([r.register for r in rows], targets, ours, taxonomy),
        senders=_by_group([r.sender for r in rows], targets, ours, taxonomy),
        floor_recall={
            urgency: recall(
                targets.urgency == taxonomy.level(urgency),
                ours.floor >= taxonomy.level(urgency),
            )
            for urgency in taxonomy.urgency_ids[-2:]
        },
        answered=_answered(targets, ours, taxonomy),
        answered_curve=_answered_curve(targets, ours),
        days=day_recall(
            targets.urgency,
            {name: system.priority for name, system in systems.items()},
            mix,
            seed=seed,
        ),
        missed={
            row.id: taxonomy.urgency_ids[said]
            for row, true, said in zip(rows, targets.urgency, ours.urgency, strict=True)
            if true == n_levels - 1 > said
        },
    )


def _by_id(
    ids: Sequence[str], values: Sequence[tuple[float, float, float, int]]
) -> dict[str, tuple[float, float, float, int]]:
    return dict(zip(ids, values, strict=True))


def _answered(
    targets: Targets, ours: HeldOut, taxonomy: Taxonomy
) -> dict[str, tuple[float, float, int]]:
    """Return what share of each answered category needs no review, and errs."""
    sure, wrong = ~ours.needs_review, ours.category != targets.category
    chosen = {
        category: ours.category == index
        for index, category in enumerate(taxonomy.category_ids)
    }
    chosen["all"] = np.ones(len(sure), dtype=bool)
    table = {}
    for name, rows in chosen.items():
        kept = rows & sure
        error = float(wrong[kept].mean()) if kept.any() else 0.0
        table[name] = (float(kept.sum() / max(rows.sum(), 1)), error, int(kept.sum()))
    return table


def _answered_curve(targets: Targets, ours: HeldOut) -> list[tuple[float, float]]:
    order = np.argsort(-ours.category_confidence, kind="stable")
    wrong = np.cumsum((ours.category != targets.category)[order])
    counts = np.unique(np.linspace(1, len(order), _CURVE_POINTS + 1, dtype=int)[1:])
    return [(float(n / len(order)), float(wrong[n - 1] / n)) for n in counts]


def _by_group(
    names: Sequence[str], targets: Targets, ours: HeldOut, taxonomy: Taxonomy
) -> dict[str, tuple[float, float, int]]:
    n_categories, n_levels = len(taxonomy.categories), len(taxonomy.urgencies)
    group = np.array(names)
    table = {}
    for name in sorted(set(names)):
        i = np.flatnonzero(group == name)
        table[name] = (
            macro_f1(targets.category[i], ours.category[i], n_categories),
            quadratic_kappa(targets.urgency[i], ours.urgency[i], n_levels),
            len(i),
        )
    return table
