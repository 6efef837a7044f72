"""An urgent clause counts wherever it stands in a long text."""

import numpy as np
import pytest

from model.facts import Span
from model.passages import PassageDetector, passages
from model.understanding import understand

CALM = "laporan motor hilang bulan maret penyidiknya belum ada kabar sama sekali"
DANGER = "suami saya mengamuk membawa golok sekarang"
STORY = " ".join([CALM] * 6)


class TestPassages:
    def test_a_short_complaint_is_its_own_passage(self):
        """Nothing is cut that fits."""
        read = understand(DANGER)

        assert passages(read) == [read]

    def test_every_word_stands_in_a_passage(self):
        """Nothing is lost between two passages."""
        read = understand(STORY)
        covered = {token.start for p in passages(read) for token in p.content}

        assert covered == {token.start for token in read.content}

    def test_concepts_point_into_their_passage(self):
        """Places are counted from its first word."""
        for passage in passages(understand(f"{STORY} {DANGER} {STORY}")):
            for place, _ in passage.concepts:
                assert 0 <= place.start < place.end <= len(passage.content)


@pytest.fixture(scope="module")
def detector():
    """A detector that has seen danger in every third text."""
    texts = [CALM, f"tolong {DANGER}", f"tanya {CALM}"] * 8
    level = np.array([1, 3, 0] * 8)
    spans = [[Span(t.index(DANGER), len(t))] if DANGER in t else [] for t in texts]
    rows = np.arange(len(texts))
    folds = [(rows[rows % 4 != f], rows[rows % 4 == f]) for f in range(4)]
    read = [understand(text) for text in texts]
    return PassageDetector((2, 3), min_documents=2).fit(read, level, spans, folds)


class TestPassageDetector:
    def test_the_score_does_not_thin_out_with_length(self, detector):
        """A letter around the same words leaves them as urgent."""
        calm, short, long = detector.scores(
            [understand(t) for t in (STORY, DANGER, f"{STORY} {DANGER} {STORY}")]
        )[:, 1]

        assert min(short, long) > 0 > calm

    def test_the_most_urgent_passage_holds_the_danger(self, detector):
        """What is quoted comes from there."""
        read = understand(f"{STORY} {DANGER} {STORY}")
        chosen = passages(read)[detector.most_urgent(read, 3)]

        assert "golok" in {token.text for token in chosen.content}

    def test_each_row_is_scored_out_of_fold(self, detector):
        """Level 2 learns from honest scores."""
        assert detector.out_of_fold_.shape == (24, 2)
        assert np.isfinite(detector.out_of_fold_).all()

    def test_without_danger_to_learn_from_every_score_is_low(self):
        """A desk without emergencies yet is no error."""
        read = [understand(CALM)] * 4
        rows = np.arange(4)
        folds = [(rows[2:], rows[:2]), (rows[:2], rows[2:])]
        fitted = PassageDetector((2, 3), min_documents=1).fit(
            read, np.ones(4, dtype=int), [[]] * 4, folds
        )

        assert (fitted.scores(read) < 0).all()
