"""Stems are Sastrawi's, except where Sastrawi is known to mislead."""

import pytest
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from model.text.stemming import protected_words, sastrawi_stem, stem

_AFFIXES = [
    ("", ""),
    ("me", "kan"),
    ("di", "i"),
    ("pe", "an"),
    ("ber", ""),
    ("ter", "nya"),
]


def ten_thousand_words():
    """Return root words of Sastrawi's own dictionary with common affixes."""
    roots = sorted(w for w in StemmerFactory().get_words() if w.isalpha())
    chosen = roots[:: len(roots) // 1700][:1700]
    words = [pre + root + post for root in chosen for pre, post in _AFFIXES]
    assert len(words) >= 10_000
    return words


class TestSastrawiStem:
    def test_the_cache_changes_no_stem(self):
        """Ten thousand words get the very stem that plain Sastrawi gives."""
        plain = StemmerFactory().create_stemmer()
        words = ten_thousand_words()

        assert [sastrawi_stem(w) for w in words] == [plain.stem(w) for w in words]


class TestStem:
    @pytest.mark.parametrize(
        "word", ["bekasi", "penyidikan", "penyelidikan", "relawan"]
    )
    def test_protected_words_keep_their_form(self, word):
        """Place names and police terms are not torn into other words."""
        assert word in protected_words()
        assert stem(word) == word
        assert sastrawi_stem(word) != word

    @pytest.mark.parametrize(
        ("spoken", "root"),
        [
            ("dilaporin", "lapor"),
            ("ngelapor", "lapor"),
            ("dimintain", "minta"),
            ("dipingpongin", "pingpong"),
        ],
    )
    def test_spoken_affixes_come_off(self, spoken, root):
        """Affixes of speech lead to the root as those of writing do."""
        assert stem(spoken) == root

    def test_a_word_without_root_stays(self):
        """What no dictionary knows is not guessed at."""
        assert stem("sp2hp") == "sp2hp"
        assert stem("xnik") == "xnik"
