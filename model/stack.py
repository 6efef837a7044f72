"""Linear scores for every label, and small heads that let the labels inform each other.

Two levels (Wolpert 1992, "Stacked generalization", Neural Networks 5):

1. one linear support vector machine for each category, each urgency threshold and
   each flag, on the sparse features of the text;
2. on the scores of level 1, logistic regressions that give calibrated probabilities:
   a multinomial one for the category, one for each threshold of the ordered urgency
   scale (Frank & Hall 2001, "A simple approach to ordinal classification"), and one
   for each flag.

Level 2 is fitted on scores that level 1 gave to complaints of writers it had not
seen, so its probabilities are honest about unseen text. Both levels are linear, so
each label has one weight for each word, and an explanation is exact.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Folds = Sequence[tuple[IntArray, IntArray]]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be learnt, row by row.

    Parameters
    ----------
    category : ndarray of int of shape (n_complaints,)
        Index into the categories of the taxonomy.
    urgency : ndarray of int of shape (n_complaints,)
        Level on the urgency scale, 0 the least urgent.
    flags : ndarray of bool of shape (n_complaints, n_flags)
        Which flags are set.
    """

    category: IntArray
    urgency: IntArray
    flags: npt.NDArray[np.bool_]

    def take(self, rows: IntArray) -> "Targets":
        """Return the targets of some rows.

        Parameters
        ----------
        rows : ndarray of int
            Indices of the rows.

        Returns
        -------
        Targets
            In the order of `rows`.
        """
        return Targets(self.category[rows], self.urgency[rows], self.flags[rows])


@dataclass(frozen=True, slots=True)
class Probabilities:
    """Calibrated probabilities, row by row.

    Parameters
    ----------
    category : ndarray of shape (n_complaints, n_categories)
        Rows sum to 1.
    at_least : ndarray of shape (n_complaints, n_levels)
        Probability that the urgency is at this level or above; first column 1,
        falling from left to right.
    flags : ndarray of shape (n_complaints, n_flags)
        Probability of each flag.
    """

    category: FloatArray
    at_least: FloatArray
    flags: FloatArray

    @property
    def urgency(self) -> FloatArray:
        """Probability of each level, of shape (n_complaints, n_levels)."""
        above = np.column_stack([self.at_least[:, 1:], np.zeros(len(self.at_least))])
        return self.at_least - above


class StackedHeads(BaseEstimator):
    """Both levels of the stack.

    Parameters
    ----------
    n_categories, n_levels, n_flags : int
        Sizes of the taxonomy.
    C : float, default=1.0
        Inverse regularisation of level 1.
    head_C : float, default=1.0
        Inverse regularisation of level 2.
    urgent_weight : float, default=2.0
        How many times more a missed complaint of the most urgent level costs in
        level 1 than a false alarm, beyond balancing the classes.
    seed : int, default=0
        Of the coordinate descent of level 1.
    n_jobs : int, default=1
        Processes for level 1, -1 for one a core; the result is the same.

    Attributes
    ----------
    coef_ : ndarray of shape (n_features, n_targets)
        Weights of level 1.
    intercept_ : ndarray of shape (n_targets,)
        Of level 1.
    """

    def __init__(
        self,
        n_categories: int,
        n_levels: int,
        n_flags: int,
        C: float = 1.0,  # noqa: N803 - scikit-learn's name
        head_C: float = 1.0,  # noqa: N803
        urgent_weight: float = 2.0,
        seed: int = 0,
        n_jobs: int = 1,
    ) -> None:
        self.n_categories = n_categories
        self.n_levels = n_levels
        self.n_flags = n_flags
        self.C = C
        self.head_C = head_C
        self.urgent_weight = urgent_weight
        self.seed = seed
        self.n_jobs = n_jobs

    def fit(
        self,
        X: sparse.csr_matrix,
        targets: Targets,
        folds: Folds,
        progress: Progress = lambda _step: None,
        *,
        n_for_flags_only: int = 0,
    ) -> Self:
        """Fit both levels.

        Parameters
        ----------
        X : csr_matrix of shape (n_complaints, n_features)
            Features.
        targets : Targets
            Labels.
        folds : sequence of (train rows, test rows)
            Test rows cover every row once; writers are on one side only.
        progress : callable, default does nothing
            Called with a short name after each step; there are ``len(folds) + 2``.
        n_for_flags_only : int, default=0
            Number of last columns that category and urgency must not depend upon.

        Returns
        -------
        StackedHeads
            Itself.
        """
        self._n_shared = X.shape[1] - n_for_flags_only
        scores = np.empty((X.shape[0], self.n_targets))
        for number, (train, test) in enumerate(folds, start=1):
            coef, intercept = self._fit_linear(X[train], targets.take(train))
            scores[test] = X[test] @ coef + intercept
            progress(f"fold {number} of {len(folds)}")
        self.coef_, self.intercept_ = self._fit_linear(X, targets)
        progress("all rows")
        self.out_of_fold_ = self._heads_out_of_fold(scores, targets, folds)
        self.heads_ = self._fit_heads(scores, targets)
        progress("heads")
        return self

    @property
    def n_targets(self) -> int:
        """Number of binary targets of level 1."""
        return self.n_categories + self.n_levels - 1 + self.n_flags

    def predict(self, X: sparse.csr_matrix) -> Probabilities:
        """Give calibrated probabilities.

        Parameters
        ----------
        X : csr_matrix of shape (n_complaints, n_features)
            Features.

        Returns
        -------
        Probabilities
            Row by row.
        """
        return self._from_scores(X @ self.coef_ + self.intercept_, self.heads_)

    def category_weights(self, category: int) -> FloatArray:
        """Return how each feature moves a category against the mean of all.

        Parameters
        ----------
        category : int
            Index of the category.

        Returns
        -------
        ndarray of shape (n_features,)
            In log odds; positive speaks for the category.
        """
        weights, _ = self.heads_["category"]
        return np.asarray(self.coef_ @ (weights[:, category] - weights.mean(axis=1)))

    def urgency_weights(self, level: int) -> FloatArray:
        """Return how each feature moves the odds of being at a level or above.

        Parameters
        ----------
        level : int
            1 or more; level 0 is always reached.

        Returns
        -------
        ndarray of shape (n_features,)
            In log odds.
        """
        weights, _ = self.heads_["urgency"]
        return np.asarray(self.coef_ @ weights[:, level - 1])

    def _fit_linear(
        self, X: sparse.csr_matrix, targets: Targets
    ) -> tuple[FloatArray, FloatArray]:
        wanted = _binary_targets(targets, self.n_categories, self.n_levels)
        most_urgent = self.n_categories + self.n_levels - 2
        shared = X[:, : self._n_shared]
        machines = Parallel(n_jobs=self.n_jobs)(
            delayed(_linear_machine)(
                shared if column <= most_urgent else X,
                wanted[:, column],
                self.C,
                self.urgent_weight if column == most_urgent else 1.0,
                self.seed,
            )
            for column in range(wanted.shape[1])
        )
        coef = np.zeros((X.shape[1], wanted.shape[1]))
        for column, (weights, _) in enumerate(machines):
            coef[: len(weights), column] = weights
        return coef, np.array([intercept for _, intercept in machines])

    def _fit_heads(
        self, scores: FloatArray, targets: Targets
    ) -> dict[str, tuple[FloatArray, FloatArray]]:
        thresholds = targets.urgency[:, None] >= np.arange(1, self.n_levels)
        return {
            "category": self._multinomial(scores, targets.category),
            "urgency": self._logistic(scores, thresholds),
            "flags": self._logistic(scores, targets.flags),
        }

    def _multinomial(
        self, scores: FloatArray, y: IntArray
    ) -> tuple[FloatArray, FloatArray]:
        weights = np.zeros((scores.shape[1], self.n_categories))
        bias = np.full(self.n_categories, -20.0)  # never seen: no probability
        seen = np.unique(y)
        if len(seen) == 1:
            bias[seen] = 0.0
            return weights, bias
        head = LogisticRegression(C=self.head_C, max_iter=2000).fit(scores, y)
        if len(head.coef_) == 1:  # scikit-learn keeps one row for two classes
            weights[:, seen[1]], bias[seen] = head.coef_[0], (0.0, head.intercept_[0])
            return weights, bias
        weights[:, head.classes_], bias[head.classes_] = head.coef_.T, head.intercept_
        return weights, bias

    def _logistic(
        self, scores: FloatArray, wanted: npt.NDArray[np.bool_]
    ) -> tuple[FloatArray, FloatArray]:
        weights = np.zeros((scores.shape[1], wanted.shape[1]))
        bias = np.zeros(wanted.shape[1])
        for column in range(wanted.shape[1]):
            y = wanted[:, column]
            if y.all() or not y.any():
                bias[column] = 20.0 if y.all() else -20.0
                continue
            head = LogisticRegression(C=self.head_C, max_iter=2000).fit(scores, y)
            weights[:, column], bias[column] = head.coef_[0], head.intercept_[0]
        return weights, bias

    def _heads_out_of_fold(
        self, scores: FloatArray, targets: Targets, folds: Folds
    ) -> Probabilities:
        n = len(scores)
        category = np.empty((n, self.n_categories))
        at_least, flags = np.empty((n, self.n_levels)), np.empty((n, self.n_flags))
        for train, test in folds:
            heads = self._fit_heads(scores[train], targets.take(train))
            found = self._from_scores(scores[test], heads)
            category[test], at_least[test] = found.category, found.at_least
            flags[test] = found.flags
        return Probabilities(category, at_least, flags)

    def _from_scores(
        self, scores: FloatArray, heads: dict[str, tuple[FloatArray, FloatArray]]
    ) -> Probabilities:
        logits = {name: scores @ w + b for name, (w, b) in heads.items()}
        category = np.exp(logits["category"] - logits["category"].max(1, keepdims=True))
        reached = np.minimum.accumulate(_sigmoid(logits["urgency"]), axis=1)
        return Probabilities(
            category / category.sum(axis=1, keepdims=True),
            np.column_stack([np.ones(len(scores)), reached]),
            _sigmoid(logits["flags"]),
        )


def _binary_targets(
    targets: Targets, n_categories: int, n_levels: int
) -> npt.NDArray[np.bool_]:
    categories = targets.category[:, None] == np.arange(n_categories)
    thresholds = targets.urgency[:, None] >= np.arange(1, n_levels)
    return np.hstack([categories, thresholds, targets.flags])


def _linear_machine(
    X: sparse.csr_matrix,
    y: npt.NDArray[np.bool_],
    C: float,  # noqa: N803 - scikit-learn's name
    urgent_weight: float,
    seed: int,
) -> tuple[FloatArray, float]:
    if y.all() or not y.any():  # nothing to tell apart: a constant score
        return np.zeros(X.shape[1]), 1.0 if y.all() else -1.0
    machine = LinearSVC(
        C=C, class_weight=_balanced(y, urgent_weight), random_state=seed, max_iter=5000
    ).fit(X, y)
    return machine.coef_[0], float(machine.intercept_[0])


def _balanced(y: npt.NDArray[np.bool_], positive_weight: float) -> dict[bool, float]:
    """Half-way to balanced classes: full balance drowns rare labels in alarms."""
    share = y.mean()
    return {
        True: positive_weight * float(np.sqrt(0.5 / share)),
        False: float(np.sqrt(0.5 / (1 - share))),
    }


def _sigmoid(logits: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))
