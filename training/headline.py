"""The headline table of an evaluation: each metric, ours beside the baselines'."""

from collections.abc import Callable, Mapping, Sequence

from model.targets import IntArray, Targets
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

OURS = "Dahulukan"
Measure = Callable[[HeldOut, IntArray], float]


def headline(
    targets: Targets,
    systems: Mapping[str, HeldOut],
    taxonomy: Taxonomy,
    writers: Sequence[str],
    seed: int,
) -> dict[str, dict[str, Estimate | None]]:
    """Measure every headline metric of every system.

    Parameters
    ----------
    targets : Targets
        True labels.
    systems : mapping of str to HeldOut
        Predictions of ours (under `OURS`) and of the baselines.
    taxonomy : Taxonomy
        Gives the names of the two most urgent levels.
    writers : sequence of str
        Writer of each row, for the intervals.
    seed : int
        Of the resampling.

    Returns
    -------
    dict of str to dict of str to (Estimate or None)
        Metric to system to value; baselines have no calibrated probabilities.
    """
    table: dict[str, dict[str, Estimate | None]] = {}
    for metric, measure in _measures(targets, taxonomy).items():
        table[metric] = {
            name: _estimate(measure, said, writers, seed)
            for name, said in systems.items()
        }
    for metric, measure in _calibration(targets).items():
        table[metric] = dict.fromkeys(systems) | {
            OURS: _estimate(measure, systems[OURS], writers, seed)
        }
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
