"""Split a corpus so that no writer and no near duplicate stands on both sides."""

import warnings
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import StratifiedGroupKFold

from model.records import LabeledComplaint
from model.targets import IntArray
from training.duplicates import near_duplicate_indices


def groups_of(rows: Sequence[LabeledComplaint]) -> IntArray:
    """Give each row the number of the group that a split must not tear apart.

    Rows belong together if they have the same writer, the same contrast group, or
    nearly the same text.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.

    Returns
    -------
    ndarray of int of shape (n_rows,)
        Group of each row.
    """
    pairs = list(near_duplicate_indices([row.text for row in rows]))
    for key in ("writer", "contrast"):
        first: dict[str, int] = {}
        for index, row in enumerate(rows):
            if name := getattr(row, key):
                pairs.append((first.setdefault(name, index), index))
    left, right = np.array(pairs).T
    size = len(rows)
    graph = csr_matrix((np.ones(len(pairs)), (left, right)), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, dtype=np.int64)


def group_folds(
    rows: Sequence[LabeledComplaint], n_folds: int, seed: int
) -> list[tuple[IntArray, IntArray]]:
    """Divide a corpus into folds of whole groups, urgencies spread evenly.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    n_folds : int
        2 or more; fewer are made if there are fewer groups.
    seed : int
        Of the shuffle.

    Returns
    -------
    list of (train rows, test rows)
        Test rows cover every row exactly once.

    Raises
    ------
    ValueError
        If all rows belong to one group.
    """
    groups = groups_of(rows)
    n_folds = min(n_folds, len(np.unique(groups)))
    if n_folds == 1:
        raise ValueError("all rows belong to one writer: there is nothing to hold out")
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=seed)
    strata = [row.urgency for row in rows]
    with warnings.catch_warnings():
        # a level rarer than the folds cannot stand in each of them; that is no fault
        warnings.filterwarnings("ignore", "The least populated class", UserWarning)
        return list(splitter.split(np.zeros(len(rows)), strata, groups))


def holdout(
    rows: Sequence[LabeledComplaint], seed: int, *, n_folds: int = 4
) -> tuple[list[LabeledComplaint], list[LabeledComplaint]]:
    """Hold out about one part in `n_folds` of the writers.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    seed : int
        Of the shuffle.
    n_folds : int, default=4
        One over the share that is held out.

    Returns
    -------
    tuple of list of LabeledComplaint
        Rows to train on, and rows held out.
    """
    train, test = group_folds(rows, n_folds, seed)[0]
    return [rows[i] for i in train], [rows[i] for i in test]
