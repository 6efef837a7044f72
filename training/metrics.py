"""What a prediction is worth: agreement, recall, calibration, with intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.targets import FloatArray, IntArray

Metric = Callable[[IntArray], float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value and its interval.

    Parameters
    ----------
    value : float
        On all rows.
    low, high : float
        2.5th and 97.5th percentile over resampled writers.
    """

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def confusion(truth: IntArray, predicted: IntArray, n_classes: int) -> FloatArray:
    """Count how often each class was taken for each other.

    Parameters
    ----------
    truth, predicted : ndarray of int of shape (n,)
        Class indices below `n_classes`.
    n_classes : int
        Number of classes.

    Returns
    -------
    ndarray of shape (n_classes, n_classes)
        Rows are the truth.
    """
    pairs = truth * n_classes + predicted
    counts = np.bincount(pairs, minlength=n_classes**2)
    return counts.reshape(n_classes, n_classes).astype(np.float64)


def macro_f1(truth: IntArray, predicted: IntArray, n_classes: int) -> float:
    """Return the mean F1 of the classes that occur.

    Parameters
    ----------
    truth, predicted : ndarray of int of shape (n,)
        Class indices.
    n_classes : int
        Number of classes.

    Returns
    -------
    float
        In [0, 1].

    Examples
    --------
    >>> round(macro_f1(np.array([0, 0, 1]), np.array([0, 1, 1]), 3), 2)
    0.67
    """
    return float(
        np.mean([f1 for _, _, f1, n in per_class(truth, predicted, n_classes) if n])
    )


def per_class(
    truth: IntArray, predicted: IntArray, n_classes: int
) -> list[tuple[float, float, float, int]]:
    """Return precision, recall, F1 and number of rows of each class.

    Parameters
    ----------
    truth, predicted : ndarray of int of shape (n,)
        Class indices.
    n_classes : int
        Number of classes.

    Returns
    -------
    list of tuple
        One a class; 0 where nothing was predicted or nothing is there.
    """
    table = confusion(truth, predicted, n_classes)
    hits, there, said = np.diag(table), table.sum(axis=1), table.sum(axis=0)
    return [
        (
            float(h / s) if s else 0.0,
            float(h / t) if t else 0.0,
            float(2 * h / (s + t)) if s + t else 0.0,
            int(t),
        )
        for h, t, s in zip(hits, there, said, strict=True)
    ]


def quadratic_kappa(truth: IntArray, predicted: IntArray, n_levels: int) -> float:
    """Return Cohen's kappa with quadratic weights.

    Parameters
    ----------
    truth, predicted : ndarray of int of shape (n,)
        Levels of an ordered scale.
    n_levels : int
        Number of levels.

    Returns
    -------
    float
        1 for full agreement, 0 for chance; 1 if there is only one level.

    References
    ----------
    Cohen (1968), "Weighted kappa", Psychological Bulletin 70(4).

    Examples
    --------
    >>> round(quadratic_kappa(np.array([0, 1, 2]), np.array([0, 1, 1]), 3), 2)
    0.67
    """
    table = confusion(truth, predicted, n_levels)
    levels = np.arange(n_levels)
    distance = (levels[:, None] - levels[None, :]) ** 2
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(table.sum(), 1)
    worst = (distance * expected).sum()
    return float(1 - (distance * table).sum() / worst) if worst else 1.0


def recall(wanted: npt.NDArray[np.bool_], found: npt.NDArray[np.bool_]) -> float:
    """Return the share of what is wanted that was found.

    Parameters
    ----------
    wanted, found : ndarray of bool of shape (n,)
        Row by row.

    Returns
    -------
    float
        In [0, 1]; nan if nothing is wanted.
    """
    return (
        float((wanted & found).sum() / wanted.sum()) if wanted.any() else float("nan")
    )


def precision(wanted: npt.NDArray[np.bool_], found: npt.NDArray[np.bool_]) -> float:
    """Return the share of what was found that is wanted.

    Parameters
    ----------
    wanted, found : ndarray of bool of shape (n,)
        Row by row.

    Returns
    -------
    float
        In [0, 1]; nan if nothing was found.
    """
    return recall(found, wanted)


def expected_calibration_error(
    confidence: FloatArray, correct: npt.NDArray[np.bool_], *, n_bins: int = 15
) -> float:
    """Mean gap between confidence and accuracy over equal-width bins.

    Parameters
    ----------
    confidence : ndarray of shape (n,)
        Probability of the predicted label, in [0, 1].
    correct : ndarray of bool of shape (n,)
        Whether the label is right.
    n_bins : int, default=15
        Bins of width 1 / n_bins; empty bins weigh nothing.

    Returns
    -------
    float
        In [0, 1]; 0 is perfectly calibrated.

    References
    ----------
    Guo et al. (2017), "On Calibration of Modern Neural Networks", section 2.

    Examples
    --------
    >>> expected_calibration_error(np.array([0.75, 0.75]), np.array([True, True]))
    0.25
    """
    bins = np.minimum((confidence * n_bins).astype(int), n_bins - 1)
    gaps = np.bincount(bins, confidence - correct, minlength=n_bins)
    return float(np.abs(gaps).sum() / len(confidence))


def over_writers(
    metric: Metric, writers: Sequence[str], *, seed: int, n_resamples: int = 500
) -> Estimate:
    """Measure a metric and how much it depends on who wrote.

    Whole writers are resampled, since rows of one writer resemble each other (the
    cluster bootstrap: Field & Welsh 2007, JRSS B 69(3)).

    Parameters
    ----------
    metric : callable
        From row indices to a value.
    writers : sequence of str
        Writer of each row.
    seed : int
        Of the resampling.
    n_resamples : int, default=500
        Number of resamples.

    Returns
    -------
    Estimate
        Value on all rows with a 95 % interval.
    """
    names = np.array(writers)
    rows_of = [np.flatnonzero(names == name) for name in np.unique(names)]
    rng = np.random.default_rng(seed)
    values = [
        metric(np.concatenate([rows_of[i] for i in drawn]))
        for drawn in rng.integers(0, len(rows_of), (n_resamples, len(rows_of)))
    ]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return Estimate(metric(np.arange(len(names))), float(low), float(high))
