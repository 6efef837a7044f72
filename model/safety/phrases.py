"""The entries of word classes, as the rule file writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.errors import RuleError
from model.text.normalise import normalise

ANY_WORD = "_"
_SHORTEST_PREFIX = 3  # "di*" would match half of all Indonesian verbs
_LARGEST_NUMBER = 9999
_SHORTEST_PASSIVE = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a word class.

    Parameters
    ----------
    parts : tuple of str
        Words in their order: a plain word, ``"digebuk*"`` for every word that begins
        so, ``"#1-17"`` for a whole number in that range, ``"_"`` for any one word.
    word_class : str
        The class it belongs to.
    excluded : bool, default=False
        Whether its words are taken out of the class ("bom waktu" is no bomb).
    """

    parts: tuple[str, ...]
    word_class: str
    excluded: bool = False


def read_classes(classes: Mapping[str, Sequence[str]]) -> dict[str, tuple[Phrase, ...]]:
    """Read the entries of all word classes.

    Parameters
    ----------
    classes : mapping of str to sequence of str
        Class name to entries, written as people write them: plain words are
        normalised as complaints are. ``"@other"`` takes in the entries of a class that
        stands above; ``"!bom waktu"`` takes these words out of the class again.

    Returns
    -------
    dict of str to tuple of Phrase
        By class, without duplicates.

    Raises
    ------
    RuleError
        If a class is empty, an entry is malformed, or an ``@`` names no class above.

    Examples
    --------
    >>> classes = read_classes({"attack": ["ga brenti mukul", "bacok*"]})
    >>> [phrase.parts for phrase in classes["attack"]]
    [('tidak', 'brenti', 'memukul'), ('bacok*',)]
    """
    known: dict[str, tuple[Phrase, ...]] = {}
    for name, entries in classes.items():
        phrases = [phrase for entry in entries for phrase in _read(entry, name, known)]
        if all(phrase.excluded for phrase in phrases):
            raise RuleError(f"word class {name!r} is empty: add a word or delete it")
        known[name] = tuple(dict.fromkeys(phrases))
    return known


def number_range(part: str) -> tuple[int, int]:
    """Return the bounds of a number part, both included.

    Parameters
    ----------
    part : str
        Such as ``"#1-17"``.

    Returns
    -------
    tuple of int
        Such as ``(1, 17)``.
    """
    low, _, high = part[1:].partition("-")
    return int(low), int(high)


def _read(
    entry: str, name: str, known: Mapping[str, tuple[Phrase, ...]]
) -> list[Phrase]:
    if entry.startswith("@"):
        if entry[1:] not in known:
            raise RuleError(
                f"word class {name!r} takes in {entry!r}, which does not stand above it"
            )
        return [Phrase(p.parts, name, p.excluded) for p in known[entry[1:]]]
    parts = tuple(
        word for part in entry.removeprefix("!").split() for word in _read_part(part)
    )
    if not parts or parts[0] == ANY_WORD:
        raise RuleError(f"word class {name!r}: {entry!r} must begin with a word")
    spellings = dict.fromkeys((parts, _with_prefix_apart(parts)))
    return [Phrase(spelling, name, entry.startswith("!")) for spelling in spellings]


def _with_prefix_apart(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Spell the passive prefix as a word of its own, as many do: "di tahan"."""
    return tuple(
        word
        for part in parts
        for word in (("di", part[2:]) if _is_passive(part) else (part,))
    )


def _is_passive(part: str) -> bool:
    return part.startswith("di") and len(part.removesuffix("*")) >= _SHORTEST_PASSIVE


def _read_part(part: str) -> tuple[str, ...]:
    if part == ANY_WORD or _is_number_range(part) or _is_prefix(part):
        return (part,)
    if part[0] == "#" or part[-1] == "*":
        raise RuleError(
            f"{part!r} is no 'digebuk*' with {_SHORTEST_PREFIX} lower-case letters or "
            f"more, and no '#1-17' with numbers up to {_LARGEST_NUMBER}"
        )
    return tuple(token.text for token in normalise(part, mend=False).tokens)


def _is_number_range(part: str) -> bool:
    low, _, high = part[1:].partition("-")
    digits = part[0] == "#" and low.isdecimal() and high.isdecimal()
    return digits and int(low) <= int(high) <= _LARGEST_NUMBER


def _is_prefix(part: str) -> bool:
    word = part[:-1]
    long_enough = part[-1] == "*" and len(word) >= _SHORTEST_PREFIX
    return long_enough and word.isalpha() and word == word.lower()
