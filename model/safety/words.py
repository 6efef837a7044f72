"""Find every word and phrase of a rule file in one pass over a complaint."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.safety.phrases import ANY_WORD, Phrase, number_range, read_classes

# Possessive and definite endings: "pelakunya", Betawi "pelakunye", Javanese "kasuse",
# Sundanese "salakina". A word is tried with and without, so classes need not list both.
_ENDINGS = ("nya", "nye", "ku", "mu", "ipun", "ne", "na", "e")
_SHORTEST_STEM = 4
_MOST_DIGITS = 4
_VOWELS = "aeiou"


class Stretch(NamedTuple):
    """Neighbouring tokens of one complaint.

    Parameters
    ----------
    start, end : int
        Token numbers, ``start < end``; `end` itself is not part of it.
    """

    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """What may follow the words read so far, and which phrases end with them."""

    ends: list[Phrase] = field(default_factory=list)
    words: dict[str, "_Node"] = field(default_factory=dict)
    prefixes: dict[str, "_Node"] = field(default_factory=dict)
    numbers: dict[tuple[int, int], "_Node"] = field(default_factory=dict)
    any_word: dict[str, "_Node"] = field(default_factory=dict)
    prefix_lengths: list[int] = field(default_factory=list)

    def child(self, part: str) -> "_Node":
        if part.endswith("*"):
            node = self.prefixes.setdefault(part[:-1], _Node())
            self.prefix_lengths = sorted({len(prefix) for prefix in self.prefixes})
            return node
        if part.startswith("#"):
            return self.numbers.setdefault(number_range(part), _Node())
        return (self.any_word if part == ANY_WORD else self.words).setdefault(
            part, _Node()
        )

    def following(self, forms: tuple[str, ...]) -> Iterator["_Node"]:
        word = forms[0]
        for form in forms:
            if form in self.words:
                yield self.words[form]
        for form in forms:
            for length in self.prefix_lengths:
                if form[:length] in self.prefixes and length <= len(form):
                    yield self.prefixes[form[:length]]
        yield from self._numbered(word)
        if self.any_word and word[0].isalnum():
            yield from self.any_word.values()

    def _numbered(self, word: str) -> Iterator["_Node"]:
        if self.numbers and len(word) <= _MOST_DIGITS and word.isdecimal():
            for (low, high), node in self.numbers.items():
                if low <= int(word) <= high:
                    yield node


class WordIndex:
    """Every phrase of every class, as a tree of words.

    Parameters
    ----------
    classes : mapping of str to sequence of str
        Class name to entries; see `model.safety.phrases.read_classes`.

    Raises
    ------
    RuleError
        If a class is empty, an entry is malformed, or an ``@`` names no class above.

    Examples
    --------
    >>> index = WordIndex({"weapon": ["golok", "senjata tajam"], "attack": ["bacok*"]})
    >>> index.find(["bawa", "senjata", "tajam"])
    {'weapon': [Stretch(start=1, end=3)]}
    """

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        phrases = read_classes(classes)
        self.names = frozenset(phrases)
        self._root = _Node()
        for phrase in (phrase for entries in phrases.values() for phrase in entries):
            node = self._root
            for part in phrase.parts:
                node = node.child(part)
            node.ends.append(phrase)

    def find(self, words: Sequence[str]) -> dict[str, list[Stretch]]:
        """Find all phrases of all classes.

        Parameters
        ----------
        words : sequence of str
            Normalised tokens.

        Returns
        -------
        dict of str to list of Stretch
            By class, in the order of the text, without duplicates; classes without a
            phrase in the text are left out.
        """
        found: dict[str, set[Stretch]] = {}
        excluded: dict[str, set[int]] = {}
        for phrase, stretch in self._phrases_in(words):
            if phrase.excluded:
                excluded.setdefault(phrase.word_class, set()).update(range(*stretch))
            else:
                found.setdefault(phrase.word_class, set()).add(stretch)
        return _without_excluded(found, excluded)

    def _phrases_in(self, words: Sequence[str]) -> Iterator[tuple[Phrase, Stretch]]:
        forms_of = {word: _forms(word) for word in set(words)}
        forms = [forms_of[word] for word in words]
        for start in range(len(words)):
            reached = [self._root]
            end = start
            while reached and end < len(words):
                reached = [n for node in reached for n in node.following(forms[end])]
                end += 1
                for node in reached:
                    for phrase in node.ends:
                        yield phrase, Stretch(start, end)


def _forms(word: str) -> tuple[str, ...]:
    shorter = (
        word[: -len(ending)]
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) >= _SHORTEST_STEM + len(ending)
    )
    return (word, *shorter, *_with_full_prefix(word))


def _with_full_prefix(word: str) -> Iterator[str]:
    """Write out the passive prefix that hurried senders cut: "dbacok" is "dibacok"."""
    if len(word) > _SHORTEST_STEM and word[0] == "d" and word[1] not in _VOWELS:
        yield "di" + word[1:]


def _without_excluded(
    found: Mapping[str, set[Stretch]], excluded: Mapping[str, set[int]]
) -> dict[str, list[Stretch]]:
    kept = {
        name: sorted(s for s in found[name] if excluded[name].isdisjoint(range(*s)))
        if name in excluded
        else sorted(found[name])
        for name in found
    }
    return {name: stretches for name, stretches in kept.items() if stretches}
