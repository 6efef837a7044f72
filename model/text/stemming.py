"""Sastrawi stems behind a cache, with words that must not be stemmed."""

from functools import lru_cache
from importlib import resources

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

_CACHE_SIZE = 65536
_INFORMAL_PREFIXES = (
    # spoken prefix -> letters the root may have lost to it, "" for none
    ("nge", ("",)),
    ("ng", ("", "k")),
    ("ny", ("s", "c")),
    ("n", ("t",)),
    ("m", ("p", "b")),
    ("di", ("",)),
    ("ke", ("",)),
    ("", ("",)),
)
_INFORMAL_SUFFIXES = ("in", "an", "nya", "innya", "")
_SHORTEST_ROOT = 3


@lru_cache(maxsize=1)
def _sastrawi() -> tuple[object, frozenset[str]]:
    factory = StemmerFactory()
    # create_stemmer() wraps an unbounded cache of its own; ours below is bounded.
    stemmer = factory.create_stemmer().delegatedStemmer
    return stemmer, frozenset(factory.get_words())


@lru_cache(maxsize=1)
def protected_words() -> frozenset[str]:
    """Words that keep their form: places, police terms, misleading stems.

    Returns
    -------
    frozenset of str
        Read once from ``model/resources/protected_words.txt``.
    """
    path = resources.files("model") / "resources" / "protected_words.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if line[:1] != "#" for w in line.split())


@lru_cache(maxsize=_CACHE_SIZE)
def sastrawi_stem(word: str) -> str:
    """Return the stem that Sastrawi gives, through a bounded cache.

    Parameters
    ----------
    word : str
        One lower-case word.

    Returns
    -------
    str
        Bit-identical to PySastrawi's own answer.

    Examples
    --------
    >>> sastrawi_stem("memukuli"), sastrawi_stem("bekasi")
    ('pukul', 'bekas')
    """
    stemmer, _ = _sastrawi()
    return str(stemmer.stem(word))  # type: ignore[attr-defined]


@lru_cache(maxsize=_CACHE_SIZE)
def stem(word: str) -> str:
    """Return the stem we use: Sastrawi's, protected and helped with spoken affixes.

    Protected words stay as they are. Where Sastrawi leaves a word that is no root,
    spoken affixes (``dilaporin``, ``ngelapor``, ``ditanggepin``) are taken off if a
    root of Sastrawi's dictionary remains.

    Parameters
    ----------
    word : str
        One normalised, lower-case word.

    Returns
    -------
    str
        The stem, or the word itself.

    Examples
    --------
    >>> stem("bekasi"), stem("dilaporin"), stem("dimintain"), stem("memukuli")
    ('bekasi', 'lapor', 'minta', 'pukul')
    """
    if word in protected_words() or not word.isalpha():
        return word
    stemmed = sastrawi_stem(word)
    if stemmed != word or len(word) <= _SHORTEST_ROOT:
        return stemmed
    return _spoken_root(word)


def is_indonesian(word: str) -> bool:
    """Tell whether a word is a root of Sastrawi's dictionary or stems to one.

    Parameters
    ----------
    word : str
        One lower-case word.

    Returns
    -------
    bool
        True for protected words too.

    Examples
    --------
    >>> is_indonesian("memukuli"), is_indonesian("dilaporin"), is_indonesian("lpran")
    (True, True, False)
    """
    _, roots = _sastrawi()
    return word in roots or word in protected_words() or stem(word) in roots


def _spoken_root(word: str) -> str:
    _, roots = _sastrawi()
    if word in roots:
        return word
    for prefix, lost_letters in _INFORMAL_PREFIXES:
        if not word.startswith(prefix):
            continue
        for suffix in _INFORMAL_SUFFIXES:
            if not word.endswith(suffix):
                continue
            core = word[len(prefix) : len(word) - len(suffix)]
            for letter in lost_letters:
                root = letter + core
                if len(root) > _SHORTEST_ROOT and root in roots:
                    return root
    return word
