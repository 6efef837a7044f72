"""Boosted trees as plain arrays: the same numbers as scikit-learn's, at once.

A fitted `HistGradientBoostingClassifier` is turned into arrays in which all its trees
are walked down together, one level a step. A single complaint costs a tenth of what
scikit-learn's own prediction does, and nothing but arrays has to be stored.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees that add up to raw scores.

    Parameters
    ----------
    feature, left, right : ndarray of int of shape (n_trees, n_nodes)
        Column that a node asks about, and the nodes below; a leaf leads to itself.
    threshold, value : ndarray of shape (n_trees, n_nodes)
        At or below the threshold it goes left; what a leaf adds.
    output : ndarray of int of shape (n_trees,)
        Which score a tree adds to.
    baseline : ndarray of shape (n_outputs,)
        What the scores start from.
    depth : int
        Steps after which every walk has reached a leaf.
    """

    feature: IntArray
    left: IntArray
    right: IntArray
    threshold: FloatArray
    value: FloatArray
    output: IntArray
    baseline: FloatArray
    depth: int

    @classmethod
    def of(cls, machine: Any) -> "Trees":  # noqa: ANN401 - scikit-learn has no types
        """Copy the trees of a fitted machine.

        Parameters
        ----------
        machine : HistGradientBoostingClassifier
            Fitted on numbers without gaps, without categorical features.

        Returns
        -------
        Trees
            One output for two classes, otherwise one a class.
        """
        # private names of scikit-learn; the version is pinned, a test holds the parity
        per_output = [list(trees) for trees in zip(*machine._predictors, strict=True)]
        trees = [tree.nodes for some in per_output for tree in some]
        output = np.repeat(np.arange(len(per_output)), [len(s) for s in per_output])
        widest = max(len(nodes) for nodes in trees)
        shape = (len(trees), widest)
        itself = np.broadcast_to(np.arange(widest), shape)
        feature = np.zeros(shape, dtype=np.int64)
        left, right = itself.copy(), itself.copy()
        threshold, value = np.zeros(shape), np.zeros(shape)
        for number, nodes in enumerate(trees):
            inner = np.flatnonzero(nodes["is_leaf"] == 0)
            feature[number, inner] = nodes["feature_idx"][inner]
            threshold[number, inner] = nodes["num_threshold"][inner]
            left[number, inner] = nodes["left"][inner]
            right[number, inner] = nodes["right"][inner]
            value[number, : len(nodes)] = nodes["value"]
        return cls(
            feature=feature,
            left=left,
            right=right,
            threshold=threshold,
            value=value,
            output=output,
            baseline=np.ravel(machine._baseline_prediction).astype(np.float64),
            depth=max(int(nodes["depth"].max()) for nodes in trees),
        )

    def raw(self, X: FloatArray) -> FloatArray:
        """Add up the leaves that each row falls into.

        Parameters
        ----------
        X : ndarray of shape (n_rows, n_features)
            Numbers without gaps.

        Returns
        -------
        ndarray of shape (n_rows, n_outputs)
            Log odds for one output, otherwise unnormalised log probabilities.
        """
        rows = np.arange(len(X))[:, None]
        trees = np.arange(len(self.feature))[None, :]
        node = np.zeros((len(X), len(self.feature)), dtype=np.int64)
        for _ in range(self.depth):
            asked = X[rows, self.feature[trees, node]]
            down = asked <= self.threshold[trees, node]
            node = np.where(down, self.left[trees, node], self.right[trees, node])
        leaves = self.value[trees, node]
        shape = (len(self.baseline), 1)
        belongs = self.output[None, :] == np.arange(len(self.baseline)).reshape(shape)
        return np.asarray(leaves @ belongs.T.astype(np.float64) + self.baseline)
