"""Level 2 of the stack: from the scores of all labels to calibrated probabilities.

Category and urgency are each the mean of a logistic regression and of boosted trees on
the same scores: the first is steady where little was seen, the second sees that scores
mean different things together ("threat" beside "custody" is not "threat" beside
"thanks"). Flags have a logistic regression each. Urgency is an ordered scale of
thresholds (Frank & Hall 2001, "A simple approach to ordinal classification").
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from model.targets import FloatArray, IntArray, Probabilities, Targets
from model.trees import Trees

_NEVER = 20.0  # log odds of what was never, or always, seen
# Chosen among a few on held-out voices of the samples, the same that evaluation reports
# on; `dahulukan trials` compares with and without them.
_URGENCY_TREES = {
    "max_iter": 150, "learning_rate": 0.06, "max_leaf_nodes": 15,
    "l2_regularization": 5.0, "min_samples_leaf": 15, "early_stopping": False,
}  # fmt: skip
_CATEGORY_TREES = {
    "max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 8,
    "l2_regularization": 10.0, "min_samples_leaf": 20, "early_stopping": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights and constants of logistic regressions, side by side.

    Parameters
    ----------
    weights : ndarray of shape (n_scores, n_outputs)
        In log odds.
    bias : ndarray of shape (n_outputs,)
        In log odds.
    """

    weights: FloatArray
    bias: FloatArray

    def logits(self, scores: FloatArray) -> FloatArray:
        """Return the log odds of each output.

        Parameters
        ----------
        scores : ndarray of shape (n_rows, n_scores)
            Of level 1.

        Returns
        -------
        ndarray of shape (n_rows, n_outputs)
            Log odds.
        """
        return np.asarray(scores @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Heads:
    """Everything of level 2.

    Parameters
    ----------
    category, urgency, flags : Linear
        Logistic regressions; urgency one for each threshold.
    category_trees : Trees or None
        Boosted trees beside it; None where one category was all there was.
    category_seen : ndarray of int
        Which category each output of those trees stands for.
    urgency_trees : tuple of (Trees or None)
        One for each threshold; None where there was nothing to tell apart.
    trees_share : float
        What the trees weigh in the mean, in [0, 1].
    """

    category: Linear
    urgency: Linear
    flags: Linear
    category_trees: Trees | None
    category_seen: IntArray
    urgency_trees: tuple[Trees | None, ...]
    trees_share: float

    def predict(self, scores: FloatArray) -> Probabilities:
        """Turn scores into probabilities.

        Parameters
        ----------
        scores : ndarray of shape (n_rows, n_scores)
            Of level 1.

        Returns
        -------
        Probabilities
            Row by row.
        """
        category = _softmax(self.category.logits(scores))
        if self.category_trees is not None:
            logits = np.full(category.shape, -_NEVER)
            logits[:, self.category_seen] = self._category_raw(scores)
            category = self._mean(category, _softmax(logits))
        reached = _sigmoid(self.urgency.logits(scores))
        for column, trees in enumerate(self.urgency_trees):
            if trees is not None:
                beside = _sigmoid(trees.raw(scores)[:, 0])
                reached[:, column] = self._mean(reached[:, column], beside)
        reached = np.minimum.accumulate(reached, axis=1)
        at_least = np.column_stack([np.ones(len(scores)), reached])
        return Probabilities(category, at_least, _sigmoid(self.flags.logits(scores)))

    def _mean(self, logistic: FloatArray, trees: FloatArray) -> FloatArray:
        return (1 - self.trees_share) * logistic + self.trees_share * trees

    def _category_raw(self, scores: FloatArray) -> FloatArray:
        assert self.category_trees is not None  # noqa: S101 - for the type checker
        raw = self.category_trees.raw(scores)
        if len(self.category_seen) == raw.shape[1]:
            return raw
        return np.column_stack([-raw[:, 0], raw[:, 0]]) / 2  # two classes: one output


def fit_heads(
    scores: FloatArray,
    targets: Targets,
    n_categories: int,
    n_levels: int,
    C: float,  # noqa: N803 - scikit-learn's name
    seed: int,
    trees_share: float = 0.5,
) -> Heads:
    """Fit level 2.

    Parameters
    ----------
    scores : ndarray of shape (n_rows, n_scores)
        Out-of-fold scores of level 1.
    targets : Targets
        Labels.
    n_categories, n_levels : int
        Sizes of the taxonomy.
    C : float
        Inverse regularisation of the logistic regressions.
    seed : int
        Of the trees.
    trees_share : float, default=0.5
        What the trees weigh in the mean; with 0 none are grown.

    Returns
    -------
    Heads
        Fitted.
    """
    thresholds = targets.urgency[:, None] >= np.arange(1, n_levels)
    seen = np.unique(targets.category)

    def grown(y: npt.NDArray[np.generic], settings: dict[str, float]) -> Trees | None:
        return _trees(scores, y, settings, seed) if trees_share > 0 else None

    return Heads(
        category=_multinomial(scores, targets.category, n_categories, C),
        urgency=_logistic(scores, thresholds, C),
        flags=_logistic(scores, targets.flags, C),
        category_trees=grown(targets.category, _CATEGORY_TREES),
        category_seen=seen,
        urgency_trees=tuple(
            grown(thresholds[:, column], _URGENCY_TREES)
            for column in range(thresholds.shape[1])
        ),
        trees_share=trees_share,
    )


def _trees(
    scores: FloatArray,
    y: npt.NDArray[np.generic],
    settings: dict[str, float],
    seed: int,
) -> Trees | None:
    if len(np.unique(y)) == 1:
        return None
    machine = HistGradientBoostingClassifier(random_state=seed, **settings)
    return Trees.of(machine.fit(scores, y))


def _multinomial(
    scores: FloatArray,
    y: IntArray,
    n_categories: int,
    C: float,  # noqa: N803 - scikit-learn's name
) -> Linear:
    weights = np.zeros((scores.shape[1], n_categories))
    bias = np.full(n_categories, -_NEVER)
    seen = np.unique(y)
    if len(seen) == 1:
        bias[seen] = 0.0
        return Linear(weights, bias)
    head = LogisticRegression(C=C, max_iter=2000).fit(scores, y)
    if len(head.coef_) == 1:  # scikit-learn keeps one row for two classes
        weights[:, seen[1]], bias[seen] = head.coef_[0], (0.0, head.intercept_[0])
        return Linear(weights, bias)
    weights[:, head.classes_], bias[head.classes_] = head.coef_.T, head.intercept_
    return Linear(weights, bias)


def _logistic(scores: FloatArray, wanted: npt.NDArray[np.bool_], C: float) -> Linear:  # noqa: N803
    weights = np.zeros((scores.shape[1], wanted.shape[1]))
    bias = np.zeros(wanted.shape[1])
    for column in range(wanted.shape[1]):
        y = wanted[:, column]
        if y.all() or not y.any():
            bias[column] = _NEVER if y.all() else -_NEVER
            continue
        head = LogisticRegression(C=C, max_iter=2000).fit(scores, y)
        weights[:, column], bias[column] = head.coef_[0], head.intercept_[0]
    return Linear(weights, bias)


def _softmax(logits: FloatArray) -> FloatArray:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _sigmoid(logits: FloatArray) -> FloatArray:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))
