"""Choose where probabilities become labels, on writers the model had not seen."""

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

from model.classifier import Thresholds
from model.targets import FloatArray, IntArray, Probabilities, Targets
from training.config import TrainingConfig

_GRID = np.arange(0.1, 0.91, 0.02)
_URGENCY_MARGIN = 0.4  # log odds: half as likely again, or two thirds
_CONFIDENCES = np.round(np.arange(0.98, 0.29, -0.02), 2)
_ENOUGH = 80  # with 0.1 and 0.05 the test allows three wrong ones among as many
NEVER = 1.01


def choose_thresholds(
    found: Probabilities, targets: Targets, floor: IntArray, config: TrainingConfig
) -> Thresholds:
    """Pick the thresholds of every label.

    The most urgent level: the highest threshold that, together with the safety floor,
    still finds `urgent_recall` of it, since missing a life costs most. The other
    levels: best F1. Flags: best F1.
    Category: see `answering_confidences`.

    Parameters
    ----------
    found : Probabilities
        Out-of-fold probabilities of the training rows.
    targets : Targets
        Their labels.
    floor : ndarray of int of shape (n,)
        Level that the safety rules alone reach.
    config : TrainingConfig
        Gives the aims.

    Returns
    -------
    Thresholds
        All in (0, 1).
    """
    n_levels = found.at_least.shape[1]
    urgency = [
        best_f1_threshold(found.at_least[:, level], targets.urgency >= level)
        for level in range(1, n_levels - 1)
    ]
    top = targets.urgency == n_levels - 1
    raised = np.where(floor == n_levels - 1, 1.0, found.at_least[:, -1])
    urgency.append(
        max(
            config.urgent_threshold_floor,
            recall_threshold(raised, top, config.urgent_recall),
        )
    )
    flags = [
        best_f1_threshold(found.flags[:, i], targets.flags[:, i])
        for i in range(found.flags.shape[1])
    ]
    return Thresholds(
        urgency=tuple(urgency),
        flags=tuple(flags),
        category_confidence=answering_confidences(
            found.category,
            targets.category,
            config.answered_error,
            config.answered_risk,
        ),
        urgency_margin=_URGENCY_MARGIN,
    )


def best_f1_threshold(probability: FloatArray, wanted: npt.NDArray[np.bool_]) -> float:
    """Return the threshold with the best F1; 0.5 where nothing is to be found.

    Parameters
    ----------
    probability : ndarray of shape (n,)
        In [0, 1].
    wanted : ndarray of bool of shape (n,)
        What should be found.

    Returns
    -------
    float
        On a grid from 0.1 to 0.9; the one nearest to 0.5 among equals.

    Examples
    --------
    >>> round(best_f1_threshold(np.array([0.2, 0.3, 0.8]), np.array([0, 1, 1]) > 0), 2)
    0.28
    """
    if not wanted.any():
        return 0.5
    found = probability[None, :] >= _GRID[:, None]
    hits = (found & wanted).sum(axis=1)
    scores = 2 * hits / (found.sum(axis=1) + wanted.sum())
    best = np.flatnonzero(scores >= scores.max() - 1e-12)
    return float(_GRID[best[np.argmin(np.abs(_GRID[best] - 0.5))]])


def recall_threshold(
    probability: FloatArray, wanted: npt.NDArray[np.bool_], recall: float
) -> float:
    """Return the highest threshold that finds a share of what is wanted.

    Parameters
    ----------
    probability : ndarray of shape (n,)
        In [0, 1].
    wanted : ndarray of bool of shape (n,)
        What should be found.
    recall : float
        In (0, 1].

    Returns
    -------
    float
        0.5 where nothing is wanted; never above 0.5.

    Examples
    --------
    >>> recall_threshold(np.array([0.1, 0.4, 0.9]), np.array([0, 1, 1]) > 0, 1.0)
    0.4
    """
    if not wanted.any():
        return 0.5
    ranked = np.sort(probability[wanted])[::-1]
    needed = int(np.ceil(recall * len(ranked)))
    return float(min(ranked[needed - 1], 0.5))


def answering_confidences(
    probability: FloatArray, category: IntArray, error: float, risk: float
) -> tuple[float, ...]:
    """Return for each category the confidence from which on it may stand unreviewed.

    For every category by itself, among complaints that get it with at least that
    confidence, no more than `error` are wrong, with probability ``1 - risk`` over the
    draw of the complaints it was chosen on. Confidences are tested from the highest
    down, and the first one whose binomial test fails ends the search, so that no
    correction for the number of tests is due (fixed sequence testing). The promise is
    for complaints drawn as these were: out-of-fold, of writers the model had not seen.

    Parameters
    ----------
    probability : ndarray of shape (n, n_categories)
        Rows sum to 1.
    category : ndarray of int of shape (n,)
        True categories.
    error : float
        Highest share of wrong answers, in (0, 1).
    risk : float
        How often the promise may fail, in (0, 1).

    Returns
    -------
    tuple of float
        In [0, 1]; `NEVER`, which no probability reaches, for a category for which no
        confidence keeps the promise.

    References
    ----------
    Angelopoulos, Bates, Candes, Jordan & Lei (2021), "Learn then Test: Calibrating
    Predictive Algorithms to Achieve Risk Control", sections 2 and 3; Geifman &
    El-Yaniv (2017), "Selective Classification for Deep Neural Networks".

    Examples
    --------
    >>> found = np.tile([0.9, 0.1], (100, 1))
    >>> answering_confidences(found, np.zeros(100, dtype=int), 0.1, 0.05)
    (0.3, 1.01)
    """
    chosen, confidence = probability.argmax(axis=1), probability.max(axis=1)
    return tuple(
        _answering_confidence(
            confidence[chosen == index], category[chosen == index] != index, error, risk
        )
        for index in range(probability.shape[1])
    )


def _answering_confidence(
    confidence: FloatArray, wrong: npt.NDArray[np.bool_], error: float, risk: float
) -> float:
    lowest = NEVER
    for threshold in _CONFIDENCES:
        answered = confidence >= threshold
        if answered.sum() < _ENOUGH:  # one unlucky answer must not end the search
            continue
        if binom.cdf(wrong[answered].sum(), answered.sum(), error) > risk:
            break
        lowest = float(threshold)
    return lowest
