"""Normalise a complaint into standard tokens that remember their place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.text.folding import FoldedText, fold
from model.text.lexicon import slang_lexicon, standard_words
from model.text.marks import whatsapp_marks
from model.text.spelling import load_speller
from model.text.stemming import is_indonesian

# Words of police usage that mix letters and digits and must not be cut apart.
_POLICE_WORD = r"sp2hp|sp2lid|sp3d?|p-?1[89]|p-?21|a[1-5](?=\W|$)|b2b|3x24|1x24|2x24"
_TOKEN = re.compile(
    rf"""(?P<mark>\x00)                                     # a WhatsApp mark or a mask
    |(?P<police>(?<![^\W_])(?:{_POLICE_WORD})(?![^\W_]))
    # jalan2, buru2nya
    |(?P<double>[^\W\d_]{{2,30}}2(?![\d])(?:nya|an|in|i)?(?![^\W_]))
    |(?P<word>[^\W\d_]+(?:['\-][^\W\d_]+)*)
    |(?P<number>\d+(?:[.,:/]\d+)*)
    |(?P<newline>\n)
    |(?P<question>\?)
    |(?P<stop>[.!;…]+)
    |(?P<comma>[,:()])
    |(?P<symbol>[^\w\s])                                    # emoji and other signs
    """,
    re.VERBOSE,
)
_SYMBOL_NOISE = frozenset("*_~`'\"-/\\|<>[]{}=+#@&^%$«»")
# "jam2" is two o'clock, "unit2" the second unit; only other words double.
_NEVER_DOUBLED = frozenset(
    {
        "jam",
        "jm",
        "pukul",
        "unit",
        "lantai",
        "lt",
        "rt",
        "rw",
        "no",
        "tgl",
        "shift",
        "gang",
    }
)
_PREFIXES = frozenset({"di", "ke", "se", "me", "nge", "ng", "per", "ter", "ber"})
_STRETCH = re.compile(r"([^\W\d_])\1{2,}")
_LONGEST_DOUBLED = 15
_LONGEST_SUFFIX = 5
_LONGEST_WORD = (
    40  # a longer run of letters is noise; kept short so features stay small
)


@dataclass(frozen=True, slots=True)
class Token:
    """One normalised word and where it stands in the original text.

    Parameters
    ----------
    text : str
        The standard word, sign, number or placeholder.
    start, end : int
        Offsets into the original text, ``start < end``.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """Tokens of one complaint, bubbles divided by a token of one newline.

    Parameters
    ----------
    tokens : tuple of Token
        In the order of the original text.
    """

    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The tokens joined by blanks; one line a bubble."""
        joined = " ".join(token.text for token in self.tokens)
        return joined.replace(" \n ", "\n").replace(" \n", "\n").replace("\n ", "\n")


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of the original text to be read as one placeholder word.

    Parameters
    ----------
    start, end : int
        Offsets into the original text.
    placeholder : str
        A word of letters only, for instance ``"xnik"``.
    """

    start: int
    end: int
    placeholder: str


def normalise(
    text: str, masks: Sequence[Mask] = (), *, mend: bool = True
) -> NormalisedText:
    """Turn raw text into standard tokens.

    Unicode is folded, WhatsApp marks become words of their own (``waterusan`` for
    "Diteruskan berkali-kali", ``wafoto``, ``wasuara`` ...), stretched words shrink
    (``toloooong``), doubled words are written out (``jalan2``), numbers part from
    their units (``3thn``), and slang is looked up. Exclamation marks count as full
    stops: shouting is no fact. Normalising the result again changes nothing.

    Parameters
    ----------
    text : str
        The raw complaint, bubbles divided by newlines.
    masks : sequence of Mask, default=()
        Stretches (numbers, names) to be read as a placeholder; overlapping ones
        are taken from left to right.
    mend : bool, default=True
        Whether to mend the spelling of unknown words; not where every word is meant
        as it is written, as in a rule file.

    Returns
    -------
    NormalisedText
        Tokens whose offsets point into `text`.

    Examples
    --------
    >>> normalise("PAAAK lp sy kok ga jalan2 sih!!!").text
    'bapak laporan polisi saya kok tidak jalan-jalan sih .'
    """
    folded = fold(text)
    cut, placeholders = _cut_out(folded, masks)
    tokens = [
        token
        for match in _TOKEN.finditer(cut)
        for token in _tokens_of(match, folded, placeholders, mend)
    ]
    return NormalisedText(tuple(_without_repeats(tokens)))


def _cut_out(
    folded: FoldedText, masks: Sequence[Mask]
) -> tuple[str, dict[int, tuple[int, str]]]:
    """Blank out marks and masks; remember each as (end, placeholder) by its start."""
    found = [(m.start(), m.end(), word) for m, word in whatsapp_marks(folded.text)]
    found += _fold_masks(folded, masks)
    chars = list(folded.text)
    placeholders: dict[int, tuple[int, str]] = {}
    reached = 0
    for start, end, word in sorted(found):
        if start < reached:
            continue
        chars[start:end] = [" "] * (end - start)
        chars[start] = "\x00"
        placeholders[start] = (end, word)
        reached = end
    return "".join(chars), placeholders


def _fold_masks(
    folded: FoldedText, masks: Sequence[Mask]
) -> Iterator[tuple[int, int, str]]:
    position, length = 0, len(folded.text)
    for mask in sorted(masks, key=lambda m: (m.start, -m.end)):
        while position < length and folded.ends[position] <= mask.start:
            position += 1
        start = position
        while position < length and folded.starts[position] < mask.end:
            position += 1
        if position > start:
            yield start, position, mask.placeholder


def _tokens_of(
    match: re.Match[str],
    folded: FoldedText,
    placeholders: dict[int, tuple[int, str]],
    mend: bool,  # noqa: FBT001 - private
) -> Iterator[Token]:
    start, end = match.span()
    if match.lastgroup == "mark":
        end, word = placeholders[start]
        words: tuple[str, ...] = (word,) if word else ()
    else:
        words = _standard_words(match.lastgroup or "", match.group(), mend)
    span = folded.original_span(start, end)
    for word in words:
        yield Token(word, *span)


@lru_cache(maxsize=65536)
def _standard_words(kind: str, raw: str, mend: bool) -> tuple[str, ...]:  # noqa: FBT001 - private
    if kind == "word":
        return _mended_word(raw) if mend else _standard_word(raw)
    if kind == "double":
        return _written_out(raw)
    if kind == "police":
        return (raw.replace("-", ""),)
    if kind == "symbol":
        return () if raw in _SYMBOL_NOISE else (raw,)
    return ({"stop": ".", "comma": ",", "newline": "\n"}.get(kind, raw),)


def _standard_word(raw: str) -> tuple[str, ...]:
    if "-" in raw:
        return _hyphenated(raw.split("-"))
    word = raw.replace("'", "")
    if known := slang_lexicon().get(word):
        return known
    short = _unstretched(word)
    return slang_lexicon().get(short, (short,)) if short != word else (short,)


def _mended_word(raw: str) -> tuple[str, ...]:
    """Mend the spelling of a word that neither a list nor Sastrawi knows."""
    read = _standard_word(raw)
    if len(read) > 1 or read[0] in standard_words() or is_indonesian(read[0]):
        return read
    mended = load_speller().mend(read[0])
    return _standard_word(mended) if mended != read[0] else read


def _unstretched(word: str) -> str:
    """Shrink runs of three or more letters; "toloong" style pairs are left alone.

    Two letters can be right ("maaf", "saat"), so the pair is kept when the lexicon
    knows it and the single letter is taken otherwise.
    """
    pair = _STRETCH.sub(r"\1\1", word)
    if pair != word and pair not in slang_lexicon():
        pair = _STRETCH.sub(r"\1", word)
    return pair[:_LONGEST_WORD]


def _hyphenated(parts: list[str]) -> tuple[str, ...]:
    first, *rest = parts
    if len(rest) == 1 and rest[0].startswith(first):
        return _doubled(first, rest[0].removeprefix(first))
    if first in _PREFIXES:
        return _standard_word(first + "".join(rest))
    return tuple(word for part in parts for word in _standard_word(part))


def _written_out(raw: str) -> tuple[str, ...]:
    base, _, suffix = raw.partition("2")
    if base in _NEVER_DOUBLED:
        return (*_standard_word(base), "2", *(_standard_word(suffix) if suffix else ()))
    return slang_lexicon().get(base + "2") or _doubled(base, suffix)


def _doubled(base: str, suffix: str) -> tuple[str, ...]:
    (*lead, word) = _standard_word(base)
    if not 1 < len(word) <= _LONGEST_DOUBLED:
        return (*lead, word)
    return (*lead, f"{word}-{word}{suffix[:_LONGEST_SUFFIX]}")


def _without_repeats(tokens: list[Token]) -> Iterator[Token]:
    """Drop repeated signs ("!!!", "😭😭😭"): loudness is no fact."""
    previous = ""
    for token in tokens:
        if token.text == previous and not token.text[0].isalnum():
            continue
        previous = token.text
        yield token
