"""Read folded text as standard words that remember their place."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from model.facts.spans import Span
from model.text.folding import FoldedText

_TOKEN = re.compile(
    r"(?P<police>(?:sp2hp|sp2lid|sp3d|sp3)(?![^\W_]))"
    r"|(?P<number>\d+(?:[.,:/x-]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<stop>[.!?;\n]+|,|\()"
)
_STRETCH = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST_GROWTH = 2
_KEPT = 3
_LONGEST_WORD = 24  # the longest word looked up; longer ones are noise
# A full stop after these abbreviates: "tgl. 3" is one phrase.
_ABBREVIATED = frozenset({"tanggal", "bulan", "tahun", "jam", "no", "sp", "pol"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Standard words of one complaint, joined by single blanks.

    Sentence ends read as ``.`` and commas as ``,``; numbers part from their units
    ("3thn" reads "3 tahun"). Written for pattern matching: one rule sees every
    dialect and spelling.

    Parameters
    ----------
    text : str
        The standard words.
    places : list of int
        For each word, where it starts in `text`.
    spans : list of Span
        For each word, its place in the folded text.
    folded : FoldedText
        What was read.
    """

    text: str
    places: list[int]
    spans: list[tuple[int, int]]
    folded: FoldedText

    def original(self, start: int, end: int) -> Span:
        """Translate a stretch of `text` into one of the original text.

        Parameters
        ----------
        start, end : int
            Offsets into `text`, ``0 <= start < end <= len(text)``.

        Returns
        -------
        Span
            Whole words of the original text.
        """
        first = bisect_right(self.places, start) - 1
        last = bisect_left(self.places, end) - 1
        return Span(
            *self.folded.original_span(self.spans[first][0], self.spans[last][1])
        )


def read(folded: FoldedText) -> Reading:
    """Put folded text into standard words.

    Parameters
    ----------
    folded : FoldedText
        As `model.text.folding.fold` returns it.

    Returns
    -------
    Reading
        Standard words with their places.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> read(fold("udeh 3taon blm ada kbr, tgl. 5 kmrn")).text
    'sudah 3 tahun belum ada kbr , tanggal 5 kemarin'
    """
    words: list[str] = []
    places: list[int] = []
    spans: list[tuple[int, int]] = []
    place = 0
    for word, span in _standard_tokens(folded.text):
        if word == "." and words and words[-1] in _ABBREVIATED:
            continue
        words.append(word)
        places.append(place)
        spans.append(span)
        place += len(word) + 1
    return Reading(" ".join(words), places, spans, folded)


def without_expansion(folded: FoldedText) -> FoldedText:
    """Shorten what Unicode blew up: one character can fold to four.

    Parameters
    ----------
    folded : FoldedText
        As `model.text.folding.fold` returns it.

    Returns
    -------
    FoldedText
        The same unless it is more than twice as long as the original; then at most
        the first three letters of each original character.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> len(without_expansion(fold("\u337f" * 5)).text)
    15
    """
    starts = folded.starts
    if not starts or len(starts) <= _LONGEST_GROWTH * (starts[-1] + 1):
        return folded
    kept = [
        at
        for at, start in enumerate(starts)
        if at < _KEPT or starts[at - _KEPT] != start
    ]
    return FoldedText(
        "".join(folded.text[at] for at in kept),
        [starts[at] for at in kept],
        [folded.ends[at] for at in kept],
    )


def _standard_tokens(folded: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in _TOKEN.finditer(folded):
        kind, token = match.lastgroup, match.group()
        if kind == "word":
            yield _standard_word(token), match.span()
        elif kind == "stop":
            yield _standard_stop(token), match.span()
        else:
            yield token, match.span()


def _standard_stop(token: str) -> str:
    # Chats use "..." as a comma; an ellipsis with anything else ends a sentence.
    is_pause = token in {",", "("} or (len(token) > 1 and not token.strip("."))
    return "," if is_pause else "."


@lru_cache(maxsize=65536)
def _standard_word(word: str) -> str:
    if len(word) > _LONGEST_WORD:
        word = _STRETCH.sub(r"\1", word)[:_LONGEST_WORD]
    known = standard_words()
    if word in known:
        return known[word]
    short = _STRETCH.sub(r"\1", word)
    return known.get(short, short)


@lru_cache(maxsize=1)
def time_phrases() -> Mapping[str, Any]:
    """Read the tables of ``model/resources/time_phrases.toml``.

    Returns
    -------
    mapping of str to table
        ``words``, ``numbers``, ``months``, ``weekdays`` and ``lebaran``.

    Examples
    --------
    >>> time_phrases()["months"]["8"].split()[0]
    'agustus'
    """
    path = resources.files("model") / "resources" / "time_phrases.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def standard_words() -> Mapping[str, str]:
    """Informal word to the standard word or number it stands for.

    Returns
    -------
    mapping of str to str
        Lower-case word to one or two standard words.

    Examples
    --------
    >>> standard_words()["setaun"], standard_words()["telu"]
    ('1 tahun', '3')
    """
    tables = time_phrases()
    lines = [*tables["words"].items(), *tables["numbers"].items()]
    return {word: standard for standard, words in lines for word in words.split()}


@lru_cache(maxsize=1)
def month_numbers() -> Mapping[str, int]:
    """Name or abbreviation of a month to its number.

    Returns
    -------
    mapping of str to int
        Lower-case name to 1-12.

    Examples
    --------
    >>> month_numbers()["agt"]
    8
    """
    return _numbered("months")


@lru_cache(maxsize=1)
def weekday_numbers() -> Mapping[str, int]:
    """Name of a weekday to its number.

    Returns
    -------
    mapping of str to int
        Lower-case name to 0 (Monday) - 6 (Sunday).

    Examples
    --------
    >>> weekday_numbers()["jum'at"]
    4
    """
    return _numbered("weekdays")


def _numbered(table: str) -> dict[str, int]:
    lines = time_phrases()[table].items()
    return {name: int(number) for number, names in lines for name in names.split()}
