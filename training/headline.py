"""The headline table of an evaluation: each metric, ours beside the baseline's."""

from collections.abc import Callable, Sequence

from model.stack import IntArray, Targets
from model.taxonomy import Taxonomy
from training.heldout import HeldOut
from training.metrics import (
    Estimate,
    expected_calibration_error,
    macro_f1,
    over_writers,
    precision,
    quadratic_kappa,
    recall,
)

Measure = Callable[[HeldOut, IntArray], float]


def headline(
    targets: Targets,
    predictions: tuple[HeldOut, HeldOut],
    taxonomy: Taxonomy,
    writers: Sequence[str],
    seed: int,
) -> dict[str, tuple[Estimate, Estimate | None]]:
    """Measure every headline metric.

    Parameters
    ----------
    targets : Targets
        True labels.
    predictions : tuple of HeldOut
        Ours and the baseline's.
    taxonomy : Taxonomy
        Gives the names of the two most urgent levels.
    writers : sequence of str
        Writer of each row, for the intervals.
    seed : int
        Of the resampling.

    Returns
    -------
    dict of str to (Estimate, Estimate or None)
        The baseline has no probabilities, so no calibration error.
    """
    ours, baseline = predictions
    table: dict[str, tuple[Estimate, Estimate | None]] = {}
    for name, measure in _measures(targets, taxonomy).items():
        table[name] = (
            _estimate(measure, ours, writers, seed),
            _estimate(measure, baseline, writers, seed),
        )
    for name, measure in _calibration(targets).items():
        table[name] = (_estimate(measure, ours, writers, seed), None)
    return table


def _estimate(
    measure: Measure, said: HeldOut, writers: Sequence[str], seed: int
) -> Estimate:
    return over_writers(lambda rows: measure(said, rows), writers, seed=seed)


def _measures(targets: Targets, taxonomy: Taxonomy) -> dict[str, Measure]:
    category, urgency = targets.category, targets.urgency
    n_categories, n_levels = len(taxonomy.categories), len(taxonomy.urgencies)
    measures: dict[str, Measure] = {
        "category macro-F1": lambda p, i: macro_f1(
            category[i], p.category[i], n_categories
        ),
        "urgency quadratic kappa": lambda p, i: quadratic_kappa(
            urgency[i], p.urgency[i], n_levels
        ),
        "urgency macro-F1": lambda p, i: macro_f1(urgency[i], p.urgency[i], n_levels),
    }
    second, top = taxonomy.urgency_ids[-2:]
    for name, level in ((top, n_levels - 1), (f"{top}+{second}", n_levels - 2)):
        measures |= _finding(urgency, name, level)
    return measures


def _finding(urgency: IntArray, name: str, level: int) -> dict[str, Measure]:
    return {
        f"{name} recall": lambda p, i: recall(
            urgency[i] >= level, p.urgency[i] >= level
        ),
        f"{name} precision": lambda p, i: precision(
            urgency[i] >= level, p.urgency[i] >= level
        ),
    }


def _calibration(targets: Targets) -> dict[str, Measure]:
    return {
        "category calibration error": lambda p, i: expected_calibration_error(
            p.category_confidence[i], p.category[i] == targets.category[i]
        ),
        "urgency calibration error": lambda p, i: expected_calibration_error(
            p.urgency_confidence[i], p.urgency[i] == targets.urgency[i]
        ),
    }
