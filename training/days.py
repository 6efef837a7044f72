"""Simulated days at the desk: how many urgent ones are among the first k."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.targets import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class DayRecall:
    """Share of urgent complaints that a day's first k hold.

    Parameters
    ----------
    recall : dict of str to float
        Order of work to the mean over days, in [0, 1].
    first_come, bound : float
        The same for first come, first served, and for the best that there can be,
        ``min(1, k / positives)``.
    days, arrivals, k : int
        Days simulated, complaints a day, places a day.
    """

    recall: dict[str, float]
    first_come: float
    bound: float
    days: int
    arrivals: int
    k: int


def day_recall(
    urgency: IntArray,
    scores: Mapping[str, FloatArray],
    mix: FloatArray,
    *,
    seed: int,
    days: int = 400,
    arrivals: int = 100,
    k: int = 25,
) -> DayRecall:
    """Draw days from held-out complaints and rank each day.

    Parameters
    ----------
    urgency : ndarray of int of shape (n,)
        True levels.
    scores : mapping of str to ndarray of shape (n,)
        By order of work: higher is worked first.
    mix : ndarray of shape (n_levels,)
        Share of each level among arrivals, summing to 1.
    seed : int
        Of the draws.
    days, arrivals, k : int, default=400, 100, 25
        Size of the simulation.

    Returns
    -------
    DayRecall
        Recall of the two most urgent levels in the first k.
    """
    rng = np.random.default_rng(seed)
    counts = np.bincount(urgency, minlength=len(mix))
    weight = np.where(counts > 0, mix / np.maximum(counts, 1), 0.0)[urgency]
    weight /= weight.sum()
    kept: dict[str, list[float]] = {name: [] for name in (*scores, "first", "bound")}
    for _ in range(days):
        drawn = rng.choice(len(urgency), size=arrivals, p=weight)
        urgent = urgency[drawn] >= len(mix) - 2
        if not urgent.any():
            continue
        kept["bound"].append(min(1.0, k / urgent.sum()))
        kept["first"].append(urgent[:k].sum() / urgent.sum())
        for name, score in scores.items():
            order = np.argsort(-score[drawn], kind="stable")[:k]
            kept[name].append(urgent[order].sum() / urgent.sum())
    means = {name: float(np.mean(values)) for name, values in kept.items()}
    first_come, bound = means.pop("first"), means.pop("bound")
    return DayRecall(means, first_come, bound, days, arrivals, k)
