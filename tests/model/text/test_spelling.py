"""Slips and lost vowels are mended, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.spelling import Speller, load_speller

SPELLER = Speller({"penyidik": 90, "tolong": 80, "laporan": 70, "jarang": 2})


class TestMend:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            pytest.param("penydik", "penyidik", id="a letter lost"),
            pytest.param("penyiddik", "penyidik", id="a letter added"),
            pytest.param("pemyidik", "penyidik", id="a letter changed"),
            pytest.param("penyiidk", "penyidik", id="two letters swapped"),
            pytest.param("pnydk", "penyidik", id="vowels lost"),
            pytest.param("tlng", "tolong", id="short without vowels"),
        ],
    )
    def test_what_was_meant_is_found(self, typed, meant):
        """One slip, or the vowels."""
        assert SPELLER.mend(typed) == meant

    @pytest.mark.parametrize("word", ["penyidik", "marlina", "abc", "jarng", "x"])
    def test_other_words_stay(self, word):
        """Known words, names, short words and rare neighbours are left alone."""
        assert SPELLER.mend(word) == word

    @given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=40))
    def test_mending_twice_is_mending_once(self, word):
        """What it returns is known or cannot be helped."""
        once = load_speller().mend(word)

        assert load_speller().mend(once) == once
