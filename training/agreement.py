"""How far the readers of a corpus agree, label by label and register by register."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import cohen_kappa_score

from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from training.metrics import Estimate, over_writers
from training.readings import Reading, Readings

Pair = tuple[Reading, Reading]
_TWO = 2  # labels; with one there is nothing to disagree about
_FEWEST = 20  # rows; below, a kappa says more about luck than about readers


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cohen's kappa between the writer and the blind second reader.

    Parameters
    ----------
    rows : int
        Complaints read by both.
    third : int
        Complaints that a third reader had to read.
    undecided : int
        Complaints without a majority; nothing trains on them.
    category, urgency : Estimate
        Kappa over all registers; urgency with quadratic weights.
    flags : dict of str to (float, int)
        Kappa of each flag, and how many rows one of the two set it on.
    registers : dict of str to (float, float, int)
        Kappa of category and urgency, and rows, by register.
    """

    rows: int
    third: int
    undecided: int
    category: Estimate
    urgency: Estimate
    flags: dict[str, tuple[float, int]]
    registers: dict[str, tuple[float, float, int]]


def agreement(
    rows: Sequence[LabeledComplaint], readings: Readings, taxonomy: Taxonomy, seed: int
) -> Agreement:
    """Measure how far the first two readers agree.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    readings : mapping of str to mapping of str to Reading
        Of the readers ``writer`` and ``second``, and perhaps ``third``.
    taxonomy : Taxonomy
        Gives the order of the ids.
    seed : int
        Of the resampling behind the intervals.

    Returns
    -------
    Agreement
        Over rows that both have read.

    References
    ----------
    Cohen (1960), "A coefficient of agreement for nominal scales"; Cohen (1968) for
    the weights.
    """
    first, second = readings.get("writer", {}), readings.get("second", {})
    both = [row for row in rows if row.id in first and row.id in second]
    pairs = [(first[row.id], second[row.id]) for row in both]
    writers = [row.writer for row in both]
    by_register: dict[str, list[Pair]] = defaultdict(list)
    for row, pair in zip(both, pairs, strict=True):
        by_register[row.register].append(pair)

    def resampled(label: str) -> Estimate:
        return over_writers(
            lambda chosen: _kappa([pairs[i] for i in chosen], label, taxonomy),
            writers,
            seed=seed,
        )

    return Agreement(
        rows=len(both),
        third=sum(row.id in readings.get("third", {}) for row in both),
        undecided=sum(row.undecided for row in rows),
        category=resampled("category"),
        urgency=resampled("urgency"),
        flags={flag: _flag_kappa(pairs, flag) for flag in taxonomy.flag_ids},
        registers={
            register: (
                _kappa(some, "category", taxonomy),
                _kappa(some, "urgency", taxonomy),
                len(some),
            )
            for register, some in sorted(by_register.items())
            if len(some) >= _FEWEST
        },
    )


def _kappa(pairs: Sequence[Pair], label: str, taxonomy: Taxonomy) -> float:
    """Return the kappa of rows on which both readers could tell."""
    ids = taxonomy.urgency_ids if label == "urgency" else taxonomy.category_ids
    told = [(getattr(a, label), getattr(b, label)) for a, b in pairs]
    numbers = np.array([(ids.index(a), ids.index(b)) for a, b in told if a and b])
    if len(np.unique(numbers)) < _TWO:
        return 1.0
    weights = "quadratic" if label == "urgency" else None
    labels = range(len(ids))
    return float(cohen_kappa_score(*numbers.T, labels=labels, weights=weights))


def _flag_kappa(pairs: Sequence[Pair], flag: str) -> tuple[float, int]:
    said = np.array([(flag in a.flags, flag in b.flags) for a, b in pairs])
    seen = int(said.any(axis=1).sum())
    if len(np.unique(said)) < _TWO:
        return 1.0, seen
    return float(cohen_kappa_score(*said.T)), seen
