"""Choose where probabilities become labels, on writers the model had not seen."""

import numpy as np
import numpy.typing as npt

from model.classifier import Thresholds
from model.stack import FloatArray, IntArray, Probabilities, Targets
from training.config import TrainingConfig

_GRID = np.arange(0.1, 0.91, 0.02)
_URGENCY_MARGIN = 0.08


def choose_thresholds(
    found: Probabilities, targets: Targets, config: TrainingConfig
) -> Thresholds:
    """Pick the thresholds of every label.

    The most urgent level: the highest threshold that still finds `urgent_recall` of
    it, since missing a life costs most. The other levels: best F1. Flags: best F1.
    Category: the lowest confidence at which the answered share errs no more than
    `answered_error`.

    Parameters
    ----------
    found : Probabilities
        Out-of-fold probabilities of the training rows.
    targets : Targets
        Their labels.
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
    urgency.append(
        max(
            config.urgent_threshold_floor,
            recall_threshold(found.at_least[:, -1], top, config.urgent_recall),
        )
    )
    flags = [
        best_f1_threshold(found.flags[:, i], targets.flags[:, i])
        for i in range(found.flags.shape[1])
    ]
    return Thresholds(
        urgency=tuple(urgency),
        flags=tuple(flags),
        category_confidence=answering_confidence(
            found.category, targets.category, config.answered_error
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


def answering_confidence(
    probability: FloatArray, category: IntArray, error: float
) -> float:
    """Return the confidence from which on the best category may stand unreviewed.

    Parameters
    ----------
    probability : ndarray of shape (n, n_categories)
        Rows sum to 1.
    category : ndarray of int of shape (n,)
        True categories.
    error : float
        Highest share of wrong answers among those at or above the confidence.

    Returns
    -------
    float
        In [0, 1]; 1 if no confidence keeps the promise.
    """
    confidence = probability.max(axis=1)
    wrong = probability.argmax(axis=1) != category
    order = np.argsort(-confidence, kind="stable")
    rate = np.cumsum(wrong[order]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero(rate <= error)
    return float(confidence[order[kept[-1]]]) if kept.size else 1.0
