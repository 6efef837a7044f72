"""The lexicon maps informal words to standard ones, and stops there."""

import pytest

from model.text.lexicon import slang_lexicon


class TestSlangLexicon:
    @pytest.mark.parametrize(
        ("informal", "standard"),
        [
            ("gk", ("tidak",)),
            ("udeh", ("sudah",)),
            ("makasih", ("terima", "kasih")),
            ("sampun", ("sudah",)),
            ("tos", ("sudah",)),
            ("gatau", ("tidak", "tahu")),
        ],
    )
    def test_an_informal_word_has_its_standard_form(self, informal, standard):
        """Ours and the published lists are one lexicon."""
        assert slang_lexicon()[informal] == standard

    def test_standard_words_lead_nowhere(self):
        """Looking a result up again changes nothing."""
        lexicon = slang_lexicon()
        for words in lexicon.values():
            assert all(lexicon.get(word, (word,)) == (word,) for word in words)

    @pytest.mark.parametrize("word", ["curug", "pkl", "held", "kasih"])
    def test_words_that_would_mislead_are_left_out(self, word):
        """A place, an hour and a gift are not slang."""
        assert word not in slang_lexicon()
