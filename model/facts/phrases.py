"""Find phrases of a word list in text, longest first, in one pass."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one phrase: "dit.reskrimum", "polsek  koja".
_MAX_GAP = 2

MeaningT = TypeVar("MeaningT")


class PhraseTable(Generic[MeaningT]):
    """Phrases of one or more words, each with what it means.

    Looking for thousands of phrases costs one dictionary look-up a word, where an
    alternation of the same phrases would try each of them at each word.

    Parameters
    ----------
    meanings : mapping of str to object
        Lower-case phrase, its words divided by blanks, to what it means.

    Examples
    --------
    >>> table = PhraseTable({"polda": 1, "polda metro jaya": 2})
    >>> [m for m, _, _ in table.find("ke polda metro, polda metro jaya")]
    [1, 2]
    """

    def __init__(self, meanings: Mapping[str, MeaningT]) -> None:
        self._meanings = {tuple(phrase.split()): m for phrase, m in meanings.items()}
        self._longest: dict[str, int] = {}
        for words in self._meanings:
            first = words[0]
            self._longest[first] = max(self._longest.get(first, 0), len(words))

    def find(self, folded: str) -> Iterator[tuple[MeaningT, int, int]]:
        """Find every phrase, the longest where several start, none inside another.

        Parameters
        ----------
        folded : str
            Lower-case text.

        Yields
        ------
        tuple of (object, int, int)
            Meaning, start and end in `folded`, from left to right.
        """
        words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded)]
        at = 0
        while at < len(words):
            length = self._length_at(words, at)
            if length:
                key = tuple(word for word, _, _ in words[at : at + length])
                yield self._meanings[key], words[at][1], words[at + length - 1][2]
            at += max(length, 1)

    def _length_at(self, words: list[tuple[str, int, int]], at: int) -> int:
        """Words of the longest phrase that starts here; 0 for none."""
        longest = self._longest.get(words[at][0], 0)
        window = words[at : at + longest]
        for i in range(1, len(window)):
            if window[i][1] - window[i - 1][2] > _MAX_GAP:
                window = window[:i]
                break
        for length in range(len(window), 0, -1):
            if tuple(word for word, _, _ in window[:length]) in self._meanings:
                return length
        return 0
