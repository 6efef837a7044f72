"""Changes to texts are what they say they are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.perturbations import attacks, harmless_changes

TEXT = "tolong pak, suami saya sudah dipukuli di Cakung. Laporan saya belum jalan!"
CHANGES = harmless_changes() | attacks()


def changed(name, text=TEXT, seed=4):
    return CHANGES[name](text, random.Random(seed))


class TestHarmlessChanges:
    def test_typos_touch_letters_and_not_the_number_of_words(self):
        """About one word in eight, never a short one."""
        words = changed("typos", TEXT * 20).split()

        assert len(words) == len((TEXT * 20).split())
        assert words != (TEXT * 20).split()
        assert "pak," in words

    def test_dropped_vowels_leave_the_consonants(self):
        """As people do who save time."""
        shorter = changed("dropped vowels", "laporan " * 40)

        assert set(shorter.split()) == {"laporan", "lprn"}

    def test_places_are_swapped_for_others(self):
        """Nothing else of the text is."""
        texts = {changed("other place or name", seed=n) for n in range(20)}

        assert len(texts) > 3
        assert all(text.startswith("tolong pak, suami saya") for text in texts)

    def test_slang_and_standard_stand_for_each_other(self):
        """Both ways."""
        assert "sy udah" in changed("slang twin", "saya sudah")
        assert "saya sudah" in changed("slang twin", "sy udah")


class TestAttacks:
    @pytest.mark.parametrize("name", ["alarm words", "big sum", "viral threat"])
    def test_the_text_itself_is_left_as_it_was(self, name):
        """Something is put before or behind it."""
        assert TEXT in changed(name)


@pytest.mark.parametrize("name", sorted(CHANGES))
@given(text=st.text(max_size=200), seed=st.integers(0, 99))
def test_any_text_can_be_changed_and_the_same_seed_repeats_it(name, text, seed):
    """Nothing breaks, and reports can be repeated."""
    assert changed(name, text, seed) == changed(name, text, seed)
