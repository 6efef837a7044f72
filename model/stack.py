"""Linear scores for every label, and small heads that let the labels inform each other.

Two levels (Wolpert 1992, "Stacked generalization", Neural Networks 5):

1. one linear support vector machine for each category, each urgency threshold and
   each flag, on the sparse features of the text;
2. on the scores of level 1, and on those of the most urgent passage
   (`model.passages`), the heads that give calibrated probabilities (`model.heads`).

Level 2 is fitted on scores that level 1 gave to complaints of writers it had not
seen, so its probabilities are honest about unseen text.
"""

from collections.abc import Callable, Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.svm import LinearSVC

from model.heads import Heads, fit_heads
from model.targets import FloatArray, IntArray, Probabilities, Targets

Folds = Sequence[tuple[IntArray, IntArray]]
Progress = Callable[[str], None]


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
    trees_share : float, default=0.5
        What the boosted trees weigh in level 2, in [0, 1].

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
        trees_share: float = 0.5,
    ) -> None:
        self.n_categories = n_categories
        self.n_levels = n_levels
        self.n_flags = n_flags
        self.C = C
        self.head_C = head_C
        self.urgent_weight = urgent_weight
        self.seed = seed
        self.n_jobs = n_jobs
        self.trees_share = trees_share

    def fit(
        self,
        X: sparse.csr_matrix,
        targets: Targets,
        folds: Folds,
        progress: Progress = lambda _step: None,
        *,
        passages: FloatArray | None = None,
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
        passages : ndarray of shape (n_complaints, n_scores) or None, default=None
            Out-of-fold scores of the most urgent passages, for level 2.
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
        if passages is not None:
            scores = np.hstack([scores, passages])
        self.out_of_fold_ = self._heads_out_of_fold(scores, targets, folds)
        self.heads_ = self._fit_heads(scores, targets)
        progress("heads")
        return self

    @property
    def n_targets(self) -> int:
        """Number of binary targets of level 1."""
        return self.n_categories + self.n_levels - 1 + self.n_flags

    def predict(
        self, X: sparse.csr_matrix, passages: FloatArray | None = None
    ) -> Probabilities:
        """Give calibrated probabilities.

        Parameters
        ----------
        X : csr_matrix of shape (n_complaints, n_features)
            Features.
        passages : ndarray of shape (n_complaints, n_scores) or None, default=None
            Scores of the most urgent passages, if they were given to `fit`.

        Returns
        -------
        Probabilities
            Row by row.
        """
        scores = X @ self.coef_ + self.intercept_
        if passages is not None:
            scores = np.hstack([scores, passages])
        return self.heads_.predict(scores)

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
        linear = self.heads_.category.weights[: self.n_targets]
        return np.asarray(self.coef_ @ (linear[:, category] - linear.mean(axis=1)))

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

    def _fit_heads(self, scores: FloatArray, targets: Targets) -> Heads:
        return fit_heads(
            scores,
            targets,
            self.n_categories,
            self.n_levels,
            self.head_C,
            self.seed,
            self.trees_share,
        )

    def _heads_out_of_fold(
        self, scores: FloatArray, targets: Targets, folds: Folds
    ) -> Probabilities:
        n = len(scores)
        category = np.empty((n, self.n_categories))
        at_least, flags = np.empty((n, self.n_levels)), np.empty((n, self.n_flags))
        for train, test in folds:
            heads = self._fit_heads(scores[train], targets.take(train))
            found = heads.predict(scores[test])
            category[test], at_least[test] = found.category, found.at_least
            flags[test] = found.flags
        return Probabilities(category, at_least, flags)


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
        C=C, class_weight=balanced(y, urgent_weight), random_state=seed, max_iter=5000
    ).fit(X, y)
    return machine.coef_[0], float(machine.intercept_[0])


def balanced(y: npt.NDArray[np.bool_], positive_weight: float) -> dict[bool, float]:
    """Weigh classes half-way to balance: full balance drowns rare labels in alarms.

    Parameters
    ----------
    y : ndarray of bool of shape (n,)
        What is to be found; both values occur.
    positive_weight : float
        How many times more a missed one costs, beyond that.

    Returns
    -------
    dict of bool to float
        As scikit-learn's `class_weight`.
    """
    share = y.mean()
    return {
        True: positive_weight * float(np.sqrt(0.5 / share)),
        False: float(np.sqrt(0.5 / (1 - share))),
    }
