"""Priority is what an hour of waiting costs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.priority import priority
from model.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
LEVELS = TAXONOMY.urgency_ids
SHARES = st.lists(st.floats(0.001, 1), min_size=4, max_size=4).map(
    lambda p: {level: v / sum(p) for level, v in zip(LEVELS, p, strict=True)}
)
AGES = st.one_of(st.none(), st.floats(0, 5000))
FLAGS = st.sets(st.sampled_from(TAXONOMY.flag_ids))


def certain(level, flags=(), age=None):
    return priority({level: 1.0}, flags, age, TAXONOMY)


class TestPriority:
    @given(SHARES, FLAGS, AGES)
    def test_it_lies_between_0_and_100(self, shares, flags, age):
        """Whatever is known, the scale holds."""
        assert 0 <= priority(shares, flags, age, TAXONOMY) <= 100

    @pytest.mark.parametrize(("lower", "higher"), list(pairwise(LEVELS)))
    def test_no_flag_and_no_age_lifts_a_level_over_the_next(self, lower, higher):
        """Only facts of urgency cross a level."""
        lifted = certain(lower, TAXONOMY.flag_ids, 9999.0)
        held_down = certain(higher, ["kurang_data"], 0.0)

        assert lifted < held_down

    def test_an_older_case_comes_first(self):
        """Three years without a step outweigh three months."""
        assert certain("sedang", age=1000.0) > certain("sedang", age=90.0)

    def test_beyond_two_years_age_counts_no_more(self):
        """The cap keeps one old file from standing over all."""
        assert certain("sedang", age=4000.0) == certain("sedang", age=731.0)

    @pytest.mark.parametrize(
        ("flag", "rises"),
        [("korban_rentan", True), ("aduan_berulang", True), ("kurang_data", False)],
    )
    def test_some_flags_move_it_within_its_level(self, flag, rises):
        """A child's case comes first, a case without data later."""
        assert (certain("sedang", [flag]) > certain("sedang")) is rises

    @given(SHARES, st.floats(0, 1))
    def test_a_likelier_emergency_never_falls(self, shares, moved):
        """Probability moved up the scale raises the priority."""
        higher = dict(shares)
        step = moved * shares["sedang"]
        higher["sedang"] -= step
        higher["darurat"] += step

        before = priority(shares, (), None, TAXONOMY)
        assert priority(higher, (), None, TAXONOMY) >= before
