"""Folding strips what only fools the eye, and knows where everything came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.folding import fold


class TestFold:
    @pytest.mark.parametrize(
        ("raw", "folded"),
        [
            pytest.param("POLISI", "polisi", id="capitals"),
            pytest.param("ＰＯＬＩＳＩ", "polisi", id="full width"),
            pytest.param("𝗽𝗼𝗹𝗶𝘀𝗶", "polisi", id="mathematical bold"),
            pytest.param("pоlisi", "polisi", id="cyrillic o"),
            pytest.param("po\u200blisi", "polisi", id="zero-width space"),
            pytest.param("\u202epolisi", "polisi", id="right-to-left override"),
            pytest.param("po\x00lisi", "polisi", id="nul byte"),
            pytest.param("tolong👍🏽", "tolong👍", id="skin tone"),
            pytest.param("a\r\nb", "a\nb", id="windows newline"),
            pytest.param("a\tb", "a b", id="tab"),
            pytest.param("jum’at", "jum'at", id="typographic apostrophe"),
        ],
    )
    def test_tricks_of_the_keyboard_disappear(self, raw, folded):
        """What looks the same reads the same."""
        assert fold(raw).text == folded

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text):
        """Folded text is left alone."""
        once = fold(text).text

        assert fold(once).text == once

    @given(st.text(min_size=1))
    def test_every_character_points_into_the_original(self, text):
        """Spans of the folded text are spans of the original."""
        folded = fold(text)

        for place in range(len(folded.text)):
            start, end = folded.original_span(place, place + 1)
            assert 0 <= start < end <= len(text)
