"""Trees as arrays give scikit-learn's own numbers."""

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from model.trees import Trees

RNG = np.random.default_rng(5)
X = RNG.normal(size=(600, 6))


@pytest.mark.parametrize("n_classes", [2, 4], ids=["two classes", "four classes"])
def test_the_scores_are_scikit_learns(n_classes):
    """To the last digits, on rows it was not fitted on."""
    y = np.digitize(X[:, 0] * X[:, 1] + X[:, 2], np.linspace(-1, 1, n_classes - 1))
    machine = HistGradientBoostingClassifier(max_iter=30, max_leaf_nodes=9).fit(X, y)
    fresh = RNG.normal(size=(200, 6))
    raw = Trees.of(machine).raw(fresh)

    assert np.allclose(np.squeeze(raw), machine.decision_function(fresh), atol=1e-12)


def test_trees_of_a_single_leaf_add_a_constant():
    """With too few rows to split there is nothing to walk down."""
    y = np.arange(20) % 2
    machine = HistGradientBoostingClassifier(min_samples_leaf=50).fit(X[:20], y)
    raw = Trees.of(machine).raw(X)

    assert np.allclose(raw[:, 0], machine.decision_function(X))
