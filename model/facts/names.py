"""Names of persons: form fields, "atas nama", titles and ranks before a name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from model.facts.reading import time_phrases
from model.facts.spans import Span
from model.text.folding import FoldedText

_MOST_WORDS = 4
_WORD = re.compile(
    r"[ .,]{0,2}?(?P<word>[^\W\d_]{1,20}(?:['-][^\W\d_]{1,20})?)(?![^\W_])"
)
_FIELD = re.compile(
    r"(?:(?<![^\n.,;])|(?<=[\n.,;] ))[ *_-]{0,3}(?:\d{1,2}[.)] ?)?"
    r"(?:nama(?: lengkap| pelapor| terlapor| korban| saksi| penyidik| pelaku| saya"
    r"| kuasa hukum| ibu kandung| anak| suami| istri)?"
    r"|pelapor|terlapor|korban|saksi|penyidik|pelaku|tersangka|kuasa hukum"
    r"|pemilik)\s{0,10}[:=]\s{0,3}"
)
_SAID = re.compile(
    r"(?<![^\W_])(?:(?:nama (?:saya|sy|aku|gue|aye|kulo|abdi|lengkap(?: saya)?"
    r"|pelaku(?:nya)?|korban(?:nya)?|penyidik(?:nya)?|terlapor(?:nya)?)|bernama"
    r"|perkenalkan(?: nama)? saya)"
    r"(?: (?:adalah|yaitu|itu|ialah))?|a\.n\.?|a/n\.?|an\.|atas nama|a\. n\.)[ :]{1,3}"
)
_TITLE = re.compile(
    r"(?<![^\W_])(?:(?P<strong>sdr[ai]?|(?:tn|ny|alm|almh)(?=\.)"
    r")|(?P<weak>saudara|saudari|almarhum|almarhumah|bapak|bpk|bp|pak|ibu|bu|mas|mbak"
    r"|bang|kak|om|tante|haji|hj"
    r"|ustad|ustadz))"
    r"(?:\.\s?| )"
)
_RANK = re.compile(
    r"(?<![^\W_])(?P<rank>bharada|bharatu|bharaka|abripda|abriptu|abrip|bripda|briptu"
    r"|brigadir|brigpol|bripka|bribka|aipda|aiptu|ipda|iptu|akp|kompol|akbp"
    r"|kombes(?: pol)?|kompes)"
    r"(?:\.\s?| )|(?<![^\W_])(?P<post>namanya|penyidik(?:nya)?|kanit|panit|kasubnit"
    r"|kasat"
    r"|kapolsek|kasubdit|banit|juper)(?:\.\s?| )"
)
_SIGNED = re.compile(
    r"(?<![^\W_])(?:hormat (?:saya|kami)|salam hormat|wassalam\w{0,16}|ttd"
    r"|tertanda)[\s,.]{1,4}\n?[\s(]{0,3}"
)


def find_names(folded: FoldedText, text: str) -> Iterator[tuple[int, int]]:
    r"""Find names where a label, title or rank announces them.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.
    text : str
        The original complaint; after a weak title a name needs its capital.

    Yields
    ------
    tuple of int
        Start and end in the folded text; matches may overlap.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> text = "Nama : Sri W\nsdr. Budi Santoso, Bripka Andi, Pak Kapolda"
    >>> [fold(text).text[a:b] for a, b in find_names(fold(text), text)]
    ['sri w', 'budi santoso', 'andi']
    """
    caps = _Capitals(folded, text)
    for match in _FIELD.finditer(folded.text):
        yield from _name_at(folded.text, match.end(), caps, "none")
    for match in _SAID.finditer(folded.text):
        yield from _name_at(folded.text, match.end(), caps, "first_free")
    for match in _SIGNED.finditer(folded.text):
        yield from _name_at(folded.text, match.end(), caps, "all")
    for match in _TITLE.finditer(folded.text):
        need = "strong" if match["strong"] else "all"
        yield from _name_at(folded.text, match.end(), caps, need)
    for match in _RANK.finditer(folded.text):
        need = "first_free" if match["rank"] else "all"
        yield from _name_at(folded.text, match.end(), caps, need)


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    # A wrong name would hide a fact from the model: "Pak Mohon", "Ibu Kota".
    return frozenset(time_phrases()["names"]["never"].split())


class _Capitals:
    """Tell how a word was written.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.
    text : str
        The original complaint.
    """

    def __init__(self, folded: FoldedText, text: str) -> None:
        self._folded, self._text = folded, text
        letters = sum(char.isalpha() for char in text)
        upper = sum(char.isupper() for char in text)
        # Capitals tell nothing in a shouted message.
        self._is_shouted = upper * 2 > letters

    def marks_name(self, start: int, end: int) -> bool:
        """Whether a stretch of the folded text was written like a name."""
        written = Span(*self._folded.original_span(start, end)).of(self._text)
        return written[0].isupper() and not self._is_shouted


def _name_at(
    folded: str, start: int, caps: _Capitals, need: str
) -> Iterator[tuple[int, int]]:
    """Yield the name that starts here, word by word while words may be names."""
    at = first = last = start
    for count in range(_MOST_WORDS):
        match = _WORD.match(folded, at)
        if match is None or not _may_be_name(match, caps, need, is_first=count == 0):
            break
        first = match.start("word") if count == 0 else first
        at = last = match.end("word")
    if last > first:
        yield first, last


def _may_be_name(
    match: re.Match[str], caps: _Capitals, need: str, *, is_first: bool
) -> bool:
    word = match["word"]
    if word in _no_names() or ("," in match[0] and not is_first):
        return False
    if need == "none":
        return True
    is_capital = caps.marks_name(*match.span("word"))
    if need == "all":
        return is_capital
    return is_capital or is_first
