"""Simulated days, on rankings whose worth is known."""

import numpy as np
import pytest

from training.days import day_recall

URGENCY = np.repeat([0, 1, 2, 3], [55, 37, 7, 1])
MIX = np.array([0.55, 0.37, 0.07, 0.01])


def recall_with(score, **size):
    scores = {
        "ours": np.asarray(score, dtype=float),
        "baseline": np.zeros(len(URGENCY)),
    }
    return day_recall(URGENCY, scores, MIX, seed=1, **size)


class TestDayRecall:
    def test_a_perfect_ranking_reaches_the_bound(self):
        """No order can do better than all that fit."""
        found = recall_with(URGENCY)

        assert found.recall["ours"] == pytest.approx(found.bound)

    def test_a_blind_ranking_does_no_better_than_first_come(self):
        """With equal scores the order of arrival stays."""
        found = recall_with(URGENCY)

        assert found.recall["baseline"] == pytest.approx(found.first_come)

    def test_a_reversed_ranking_finds_none(self):
        """The measure can fail."""
        assert recall_with(-URGENCY).recall["ours"] < 0.01

    def test_the_bound_falls_when_a_day_brings_more_than_fits(self):
        """Capacity limits everybody."""
        assert recall_with(URGENCY, arrivals=1000).bound < 0.5
