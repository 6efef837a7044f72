"""No writer and no near duplicate stands on both sides of a split."""

import numpy as np
import pytest

from tests.builders import a_complaint
from training.split import group_folds, groups_of, holdout

WORDS = [
    "motor",
    "rumah",
    "arisan",
    "sawah",
    "kabel",
    "surat",
    "pintu",
    "hujan",
    "malam",
    "kertas",
    "perahu",
    "ayam",
]


def corpus(writers=6, rows_each=4):
    """Return rows of several writers whose texts share no order of words."""
    rng = np.random.default_rng(0)
    return [
        a_complaint(
            id=f"{w}-{i}", writer=f"w{w}", text=" ".join(rng.permutation(WORDS))
        )
        for w in range(writers)
        for i in range(rows_each)
    ]


class TestGroupsOf:
    def test_rows_of_one_writer_stay_together(self):
        """A writer's habits must not help on the other side."""
        groups = groups_of(corpus(writers=3))

        assert len(set(groups)) == 3

    def test_near_duplicates_of_two_writers_stay_together(self):
        """A copied text would be a leak."""
        text = "pak laporan pencurian kabel saya di polsek tidak ditindaklanjuti"
        rows = [
            a_complaint(id="a", writer="a", text=text),
            a_complaint(id="b", writer="b", text=text + " ya"),
        ]

        assert len(set(groups_of(rows))) == 1

    def test_a_contrast_group_stays_together(self):
        """Pairs that differ in one fact are nearly one text."""
        rows = [
            a_complaint(id="a", writer="a", text="satu dua tiga empat", contrast="c"),
            a_complaint(
                id="b", writer="b", text="lima enam tujuh delapan", contrast="c"
            ),
        ]

        assert len(set(groups_of(rows))) == 1


class TestGroupFolds:
    def test_every_row_is_tested_once_and_no_writer_is_on_both_sides(self):
        """The folds divide the corpus by writers."""
        rows = corpus()
        folds = group_folds(rows, 3, seed=1)
        tested = np.concatenate([test for _, test in folds])

        assert sorted(tested) == list(range(len(rows)))
        for train, test in folds:
            assert not {rows[i].writer for i in train} & {rows[i].writer for i in test}

    def test_there_are_never_more_folds_than_groups(self):
        """A small desk has few writers."""
        assert len(group_folds(corpus(writers=2), 5, seed=1)) == 2

    def test_one_writer_alone_cannot_be_split(self):
        """There would be nothing unseen to test on."""
        with pytest.raises(ValueError, match="one writer"):
            group_folds(corpus(writers=1), 2, seed=1)


class TestHoldout:
    def test_it_holds_out_whole_writers(self):
        """About one part in the number of folds."""
        train, test = holdout(corpus(), seed=1, n_folds=3)

        assert len(train) + len(test) == 24
        assert {row.writer for row in train}.isdisjoint(row.writer for row in test)
