"""The stack on data whose probabilities are known."""

import numpy as np
import pytest
from scipy import sparse

from model.stack import StackedHeads
from model.targets import Targets

LEVELS, CATEGORIES = 4, 3


def known_data(seed, n=600):
    """Return features of which the first columns decide the labels, with noise."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 12))
    category = np.argmax(X[:, :CATEGORIES] + rng.gumbel(size=(n, CATEGORIES)), axis=1)
    urgency = np.digitize(X[:, 4] + rng.logistic(size=n), [-1, 0.5, 2])
    flags = (X[:, [5]] + rng.logistic(size=(n, 1))) > 0
    return sparse.csr_matrix(X), Targets(category, urgency, flags)


def folds_of(n, k=4):
    parts = np.array_split(np.arange(n), k)
    everything = np.arange(n)
    return [(np.setdiff1d(everything, part), part) for part in parts]


@pytest.fixture(scope="module")
def fitted():
    X, targets = known_data(1)
    return StackedHeads(CATEGORIES, LEVELS, 1).fit(X, targets, folds_of(X.shape[0]))


class TestProbabilities:
    def test_categories_sum_to_one(self, fitted):
        """Each complaint has one category."""
        X, _ = known_data(2)

        assert fitted.predict(X).category.sum(axis=1) == pytest.approx(1)

    def test_a_higher_level_is_never_likelier_than_a_lower_one(self, fitted):
        """Urgency is an ordered scale."""
        X, _ = known_data(2)
        found = fitted.predict(X)

        assert (np.diff(found.at_least, axis=1) <= 0).all()
        assert (found.urgency >= 0).all()
        assert found.urgency.sum(axis=1) == pytest.approx(1)

    def test_they_come_true_as_often_as_they_say(self, fitted):
        """On fresh data of the same kind, the mean probability is the rate."""
        X, targets = known_data(3, n=4000)
        found = fitted.predict(X)

        assert found.flags[:, 0].mean() == pytest.approx(targets.flags.mean(), abs=0.03)
        for level in range(1, LEVELS):
            rate = (targets.urgency >= level).mean()
            assert found.at_least[:, level].mean() == pytest.approx(rate, abs=0.03)

    def test_it_predicts_better_than_chance(self, fitted):
        """The labels are learnt."""
        X, targets = known_data(3)
        found = fitted.predict(X)

        assert (found.category.argmax(axis=1) == targets.category).mean() > 0.5


class TestFit:
    def test_the_same_data_give_the_same_weights(self):
        """Training is reproducible bit for bit."""
        X, targets = known_data(1)
        first, second = (
            StackedHeads(CATEGORIES, LEVELS, 1).fit(X, targets, folds_of(X.shape[0]))
            for _ in range(2)
        )

        assert np.array_equal(first.coef_, second.coef_)
        assert np.array_equal(
            first.heads_.category.weights, second.heads_.category.weights
        )

    def test_a_label_that_never_occurs_gets_no_probability(self):
        """A small desk's data may lack a category, a level and a flag."""
        X, targets = known_data(1)
        poor = Targets(
            np.minimum(targets.category, 1),
            np.minimum(targets.urgency, 2),
            np.zeros_like(targets.flags),
        )
        found = (
            StackedHeads(CATEGORIES, LEVELS, 1)
            .fit(X, poor, folds_of(X.shape[0]))
            .predict(X)
        )

        assert found.category[:, 2].max() < 0.01
        assert found.at_least[:, 3].max() < 0.01
        assert found.flags.max() < 0.01

    def test_one_category_alone_is_certain(self):
        """With nothing to tell apart there is nothing to doubt."""
        X, targets = known_data(1)
        same = Targets(np.ones_like(targets.category), targets.urgency, targets.flags)
        found = (
            StackedHeads(CATEGORIES, LEVELS, 1)
            .fit(X, same, folds_of(X.shape[0]))
            .predict(X)
        )

        assert found.category[:, 1].min() > 0.99

    def test_progress_is_told_after_each_step(self):
        """Whoever waits sees how far it is."""
        steps = []
        X, targets = known_data(1)
        StackedHeads(CATEGORIES, LEVELS, 1).fit(
            X, targets, folds_of(X.shape[0]), steps.append
        )

        assert len(steps) == 4 + 2


class TestWeights:
    def test_the_deciding_feature_has_the_largest_weight(self, fitted):
        """An explanation names what decided."""
        assert np.argmax(fitted.category_weights(0)) == 0
