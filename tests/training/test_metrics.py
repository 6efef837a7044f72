"""Metrics against values worked out by hand and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from training.metrics import (
    expected_calibration_error,
    macro_f1,
    over_writers,
    precision,
    quadratic_kappa,
    recall,
)

PAIRS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60
)


class TestMacroF1:
    @given(PAIRS)
    def test_it_is_scikit_learns_over_classes_that_occur(self, pairs):
        """A class nobody wrote about does not count."""
        truth, said = np.array(pairs).T
        there = np.unique(truth)
        expected = f1_score(truth, said, labels=there, average="macro", zero_division=0)

        assert macro_f1(truth, said, 4) == pytest.approx(expected)


class TestQuadraticKappa:
    @given(PAIRS.filter(lambda pairs: len({t for t, _ in pairs}) > 1))
    def test_it_is_scikit_learns(self, pairs):
        """Agreement on an ordered scale, beyond chance."""
        truth, said = np.array(pairs).T
        expected = cohen_kappa_score(truth, said, weights="quadratic", labels=range(4))

        assert quadratic_kappa(truth, said, 4) == pytest.approx(expected)


class TestRecallAndPrecision:
    def test_they_count_what_was_found(self):
        """Two of three wanted ones found, two of four finds right."""
        wanted = np.array([True, True, True, False, False])
        found = np.array([True, True, False, True, True])

        assert recall(wanted, found) == pytest.approx(2 / 3)
        assert precision(wanted, found) == pytest.approx(2 / 4)

    def test_nothing_wanted_has_no_recall(self):
        """A share of nothing is no number."""
        assert np.isnan(recall(np.array([False]), np.array([True])))


class TestExpectedCalibrationError:
    def test_known_probabilities_are_calibrated(self):
        """Draws that follow their probabilities leave almost no gap."""
        rng = np.random.default_rng(0)
        confidence = rng.uniform(0.3, 1, 20_000)
        correct = rng.uniform(size=20_000) < confidence

        assert expected_calibration_error(confidence, correct) < 0.02
        assert expected_calibration_error(confidence, correct | True) > 0.2


class TestOverWriters:
    def test_the_interval_holds_the_value_and_widens_with_difference(self):
        """Writers who differ leave more doubt than writers who agree."""
        writers = np.repeat(list("abcdef"), 20)
        alike, unlike = np.tile([0.0, 1.0], 60), np.repeat([0, 0, 0, 1, 1, 1], 20)

        narrow = over_writers(lambda i: float(alike[i].mean()), writers, seed=1)
        wide = over_writers(lambda i: float(unlike[i].mean()), writers, seed=1)

        assert narrow.low <= narrow.value <= narrow.high
        assert wide.high - wide.low > narrow.high - narrow.low
