"""Fold Unicode tricks away while remembering where every character came from."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters of other scripts that look like Latin ones; Indonesian complaints never
# use these scripts, so a look-alike is either a phone keyboard's slip or a trick.
# Source: the Latin part of Unicode UTS #39 confusables, hand-picked.
_LOOK_ALIKES = str.maketrans(
    "абвгдезіјкмнопрстухуѕԁԛԝһӏαβεικνορτυχɑɡıſ",
    "abbrde3ijkmhonpctyxysdqwhlabeiknoptuxagis",
)
_QUOTES = str.maketrans(
    "\u2018\u2019\u02bc`\u00b4\u201c\u201d\u2010\u2011\u2012\u2013\u2014\u2212",
    "'''''\"\"------",
)
# A few Arabic ligatures stand for whole phrases (U+FDFA: 18 characters); left alone,
# so that no text grows many times longer than it came.
_MOST_EXPANSION = 4
_MAX_PASSES = 8  # observed need is 2; hypothesis found no text that needs more than 3


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text and the place of each of its characters in the original.

    Parameters
    ----------
    text : str
        Lower-case, NFKC, without invisible characters.
    starts : sequence of int
        For each folded character, the offset of its first original character.
    ends : sequence of int
        For each folded character, the offset after its last original character.
    """

    text: str
    starts: list[int] | range
    ends: list[int] | range

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        r"""Translate a span of the folded text into one of the original text.

        Parameters
        ----------
        start, end : int
            Offsets into `text`, ``0 <= start < end <= len(text)``.

        Returns
        -------
        tuple of int
            Offsets into the original text, start before end.

        Examples
        --------
        >>> folded = fold("P\u200bOLISI")
        >>> folded.text, folded.original_span(0, 6)
        ('polisi', (0, 7))
        """
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> FoldedText:
    r"""Lower-case, compose, and strip what only fools the eye.

    NFKC (full-width and "fancy" letters become plain), lower case, look-alike
    letters of other scripts, typographic quotes and dashes, control, zero-width and
    direction marks, variation selectors and skin tones. Newlines stay, other white
    space becomes a blank. Folding twice is folding once.

    Parameters
    ----------
    text : str
        Any text, of any length.

    Returns
    -------
    FoldedText
        The folded text with its offsets into `text`.

    Examples
    --------
    >>> fold("\uff2c\uff30/B/9001\u202e").text
    'lp/b/9001'
    """
    if text.isascii():
        return _fold_ascii(text)
    chars, starts, ends = (
        list(text),
        list(range(len(text))),
        list(range(1, len(text) + 1)),
    )
    for _ in range(_MAX_PASSES):
        folded, at, to = _fold_once(chars, starts, ends)
        if folded == chars:
            break
        chars, starts, ends = folded, at, to
    return FoldedText("".join(chars), starts, ends)


def _fold_ascii(text: str) -> FoldedText:
    if text.isprintable():
        return FoldedText(_fold_piece(text), range(len(text)), range(1, len(text) + 1))
    kept = [(i, _fold_piece(char)) for i, char in enumerate(text)]
    kept = [(i, char) for i, char in kept if char]
    starts = [i for i, _ in kept]
    return FoldedText(
        "".join(char for _, char in kept), starts, [i + 1 for i in starts]
    )


def _fold_once(
    chars: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    out: list[str] = []
    out_starts: list[int] = []
    out_ends: list[int] = []
    i, n = 0, len(chars)
    while i < n:
        j = i + 1
        while j < n and _joins_previous(chars[j]):
            j += 1
        for char in _fold_piece("".join(chars[i:j])):
            out.append(char)
            out_starts.append(starts[i])
            out_ends.append(ends[j - 1])
        i = j
    return out, out_starts, out_ends


@lru_cache(maxsize=4096)
def _joins_previous(char: str) -> bool:
    return unicodedata.combining(char) != 0 or _is_invisible(char)


def _fold_piece(piece: str) -> str:
    visible = piece if piece.isascii() and piece.isprintable() else _strip(piece)
    composed = unicodedata.normalize("NFKC", visible)
    if len(composed) > _MOST_EXPANSION * len(visible):
        composed = visible
    composed = composed.lower()
    return composed.translate(_LOOK_ALIKES).translate(_QUOTES)


def _strip(piece: str) -> str:
    return "".join(
        " " if char != "\n" and char.isspace() else char
        for char in piece
        if not _is_invisible(char)
    )


@lru_cache(maxsize=4096)
def _is_invisible(char: str) -> bool:
    if char == "\n" or (char.isspace() and char != "\r"):
        return False
    if "\ufe00" <= char <= "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn", "Co"}
