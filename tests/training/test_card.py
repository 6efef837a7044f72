"""The model card holds what was measured, and nothing it does not know."""

import pytest

from model.taxonomy import load_taxonomy
from training.card import Findings, model_card
from training.config import TrainingConfig
from training.evaluate import evaluate
from training.learning_curve import CurvePoint
from training.robustness import Robustness

TAXONOMY = load_taxonomy()
QUICK = TrainingConfig(n_folds=3, n_jobs=1)


@pytest.fixture(scope="module")
def rows(some_samples):
    return some_samples[::3]


@pytest.fixture(scope="module")
def report(rows):
    return evaluate(rows, TAXONOMY, QUICK, n_folds=2)


@pytest.fixture(scope="module")
def card(report, rows):
    robustness = Robustness(
        9, 3, {"typos": (0.91, 0.82)}, {"shout": (0.07, 5)}, 1, 1, 4
    )
    curve = [CurvePoint(100, 4, 0.31, 0.42, 0.53)]
    found = Findings(report, robustness, curve, None)
    return model_card(found, rows, TAXONOMY, QUICK)


class TestModelCard:
    def test_it_quotes_the_evaluation(self, card, report):
        """The headline stands in it as it was measured."""
        for values in report.headline.values():
            assert str(values["Dahulukan"]) in card

    @pytest.mark.parametrize("number", ["91.0%", "82.0%", "7.0%", "0.530"])
    def test_it_quotes_the_other_findings(self, card, number):
        """Robustness and the learning curve."""
        assert number in card

    def test_it_says_that_the_texts_are_invented(self, card):
        """Nobody takes the numbers for a promise."""
        assert "none came" in card

    def test_without_a_second_reader_it_says_so(self, card):
        """What is not known is not left out."""
        assert "No second reader" in card

    def test_no_hole_is_left_in_it(self, card):
        """Every number was filled in."""
        assert "{" not in card
