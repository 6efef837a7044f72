"""The slang lexicon: informal, abbreviated and regional words to standard ones."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

_MAX_CHAIN = 5


@lru_cache(maxsize=1)
def slang_lexicon() -> Mapping[str, tuple[str, ...]]:
    """Informal word to the standard words it stands for.

    Read once from ``model/resources/lexicon``: `core.txt` is ours and wins over
    `published.tsv` (IndoCollex and Kamus Alay, MIT, see NOTICE). Chains are followed
    to their end, so looking a result up again changes nothing.

    Returns
    -------
    mapping of str to tuple of str
        Lower-case informal word to one or more standard words.

    Examples
    --------
    >>> slang_lexicon()["blm"], slang_lexicon()["makasih"]
    (('belum',), ('terima', 'kasih'))
    """
    direct = _published() | _core()
    return {word: _resolve(word, direct) for word in direct if _is_single(word)}


@lru_cache(maxsize=1)
def standard_words() -> frozenset[str]:
    """Return every word that the lexicon leads to."""
    return frozenset(word for words in slang_lexicon().values() for word in words)


def _core() -> dict[str, str]:
    entries: dict[str, str] = {}
    for line in _lines("core.txt"):
        standard, _, variants = line.partition("=")
        for variant in variants.split():
            entries[variant] = standard.strip().replace("-", " ")
    return entries


def _published() -> dict[str, str]:
    rows = (line.split("\t") for line in _lines("published.tsv"))
    return {informal: standard for informal, standard, _source in rows}


def _lines(name: str) -> list[str]:
    path = resources.files("model") / "resources" / "lexicon" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _is_single(word: str) -> bool:
    return word.isalpha()


def _resolve(word: str, direct: Mapping[str, str]) -> tuple[str, ...]:
    words: tuple[str, ...] = (word,)
    for _ in range(_MAX_CHAIN):
        step = tuple(out for w in words for out in direct.get(w, w).split())
        if step == words:
            return words
        words = step
    raise ValueError(f"lexicon entry {word!r} leads round in a circle")
