"""Mend the spelling of words that no list knows: a slip of the finger, lost vowels.

People in a hurry write "tlng", "dignk", "polsii". A word that is unknown is read as the
commonest known word that one slip (a letter lost, added, changed or two swapped:
Damerau 1964, "A technique for computer detection and correction of spelling errors",
CACM 7(3)) or lost vowels would make of it. Candidates are looked up by what is left
when one letter is taken away (Garbe 2012, "SymSpell"), so that the cost does not grow
with the list.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

_SHORTEST = 5  # shorter words have too many neighbours to choose from
_SHORTEST_SKELETON = 3  # consonants
_COMMON = 4  # complaints; a rarer word is not guessed at
_VOWELS = frozenset("aeiou")
_STRIP_VOWELS = str.maketrans("", "", "aeiou")


class Speller:
    """Known words and how to find them again.

    Parameters
    ----------
    counts : mapping of str to int
        Known word to the number of complaints it stands in.

    Examples
    --------
    >>> speller = Speller({"penyidik": 90, "tolong": 80})
    >>> speller.mend("penydik"), speller.mend("tlong"), speller.mend("pnydk")
    ('penyidik', 'tolong', 'penyidik')
    >>> speller.mend("marlina")
    'marlina'
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_deletion: dict[str, list[str]] = defaultdict(list)
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count < _COMMON or len(word) < _SHORTEST:
                continue
            for shorter in {word, *_deletions(word)}:
                self._by_deletion[shorter].append(word)
            self._by_skeleton[_skeleton(word)].append(word)

    def mend(self, word: str) -> str:
        """Return the known word that was most likely meant.

        Parameters
        ----------
        word : str
            One lower-case word.

        Returns
        -------
        str
            The word itself if it is known, short, or like no common word.
        """
        if word in self._counts or len(word) < _SHORTEST - 1:
            return word
        candidates = set(self._one_slip(word)) if len(word) >= _SHORTEST else set()
        candidates = candidates or set(self._lost_vowels(word))
        if not candidates:
            return word
        return max(candidates, key=lambda known: (self._counts[known], known))

    def _one_slip(self, word: str) -> Iterator[str]:
        for shorter in (word, *_deletions(word)):
            for known in self._by_deletion.get(shorter, ()):
                if known[0] == word[0] and _is_one_slip(word, known):
                    yield known

    def _lost_vowels(self, word: str) -> Iterator[str]:
        skeleton = _skeleton(word)
        if len(skeleton) < _SHORTEST_SKELETON:
            return
        for known in self._by_skeleton.get(skeleton, ()):
            if len(known) > len(word) and _is_within(word, known):
                yield known


def _deletions(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _skeleton(word: str) -> str:
    """Return the first letter and the consonants after it."""
    return word[0] + word[1:].translate(_STRIP_VOWELS)


def _is_within(word: str, known: str) -> bool:
    """Tell whether the letters of a word stand in another in the same order."""
    letters = iter(known)
    return all(letter in letters for letter in word)


def _is_one_slip(word: str, known: str) -> bool:
    if abs(len(word) - len(known)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b),
        min(len(word), len(known)),
    )
    rest, wanted = word[start:], known[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )


@lru_cache(maxsize=1)
def load_speller() -> Speller:
    """Return the speller for the words that ship with the package."""
    path = resources.files("model") / "resources" / "lexicon" / "frequent.txt"
    rows = (
        line.split()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return Speller({word: int(count) for word, count in rows})
