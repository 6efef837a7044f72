"""Thresholds keep the promise they were chosen for."""

import numpy as np
import pytest

from training.thresholds import (
    NEVER,
    answering_confidences,
    best_f1_threshold,
    recall_threshold,
)

RNG = np.random.default_rng(3)


class TestRecallThreshold:
    @pytest.mark.parametrize("aim", [0.5, 0.9, 1.0])
    def test_it_finds_the_promised_share(self, aim):
        """Missing a life costs most: the share is reached, not approached."""
        probability = RNG.uniform(size=500)
        wanted = RNG.uniform(size=500) < probability
        threshold = recall_threshold(probability, wanted, aim)

        assert (probability[wanted] >= threshold).mean() >= aim

    def test_it_never_asks_for_more_than_an_even_chance(self):
        """A likelier-than-not emergency is one."""
        assert (
            recall_threshold(np.array([0.9, 0.95]), np.array([True, True]), 1.0) == 0.5
        )

    def test_without_examples_it_is_one_half(self):
        """Nothing to learn from leaves the neutral choice."""
        assert recall_threshold(np.array([0.2]), np.array([False]), 0.9) == 0.5


class TestBestF1Threshold:
    def test_it_separates_what_can_be_separated(self):
        """With a gap between the two, the threshold lies in it."""
        probability = np.array([0.1, 0.2, 0.7, 0.8])
        wanted = np.array([False, False, True, True])

        assert 0.2 < best_f1_threshold(probability, wanted) <= 0.7


class TestAnsweringConfidences:
    def test_those_answered_err_no_more_than_promised(self):
        """On known probabilities the promise is broken about as rarely as stated."""
        broken = [self.error_of_answered(np.random.default_rng(n)) for n in range(60)]

        assert np.mean(np.array(broken) > 0.1) <= 0.1

    @staticmethod
    def error_of_answered(rng):
        """Choose on one draw; return the error on a large fresh one."""

        def draw(n):
            top = rng.uniform(0.4, 1, n)
            probability = np.column_stack([top, 1 - top])
            return probability, np.where(rng.uniform(size=n) < top, 0, 1)

        needed = answering_confidences(*draw(800), 0.1, 0.05)
        probability, category = draw(20000)
        first = (probability.argmax(axis=1) == 0) & (probability[:, 0] >= needed[0])
        return (category[first] != 0).mean() if first.any() else 0.0

    def test_a_promise_nobody_can_keep_answers_nothing(self):
        """All wrong: everything goes to a person."""
        probability = np.array([[0.9, 0.1]] * 100)
        needed = answering_confidences(probability, np.ones(100, dtype=int), 0.1, 0.05)

        assert needed == (NEVER, NEVER)

    def test_a_few_lucky_ones_prove_nothing(self):
        """Five right answers do not show that nine in ten are right."""
        probability = np.array([[0.9, 0.1]] * 5)
        needed = answering_confidences(probability, np.zeros(5, dtype=int), 0.1, 0.05)

        assert needed[0] == NEVER
