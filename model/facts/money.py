"""Sums of money in digits, words and slang."""

import re
from collections.abc import Iterator

from model.facts.kinds import Money
from model.facts.reading import standard_words
from model.facts.spans import Span, without_overlaps
from model.text.folding import FoldedText

_UNITS = {
    1_000: "ribu rb rebu rbu ribuan rban ewu rebuan",
    1_000_000: "juta jt jta jeti yuta jutaan jtan jt-an",
    1_000_000_000: "milyar miliar milyard miliyar milliar",
    1_000_000_000_000: "triliun trilyun",
}
_FACTORS = {word: factor for factor, words in _UNITS.items() for word in words.split()}
# What the words mean in a request for money today; "gopek" was five hundred once.
_SLANG = {
    "sejuta": 1_000_000,
    "seribu": 1_000,
    "semilyar": 1_000_000_000,
    "semiliar": 1_000_000_000,
    "seceng": 1_000,
    "goceng": 5_000,
    "ceban": 10_000,
    "noban": 20_000,
    "jigo": 25_000,
    "goban": 50_000,
    "gocap": 50_000,
    "cepek": 100_000,
    "gopek": 500_000,
    "gope": 500_000,
    "sekarung": 1_000_000,
    "cetiao": 1_000_000,
    "seperak": 1,
}
_UNIT = "|".join(sorted(_FACTORS, key=len, reverse=True))
_NOT_MONEY = (
    r"(?!\s?(?:orang|org|follower|subscriber|km|meter|kali|unit|pcs|lembar|viewer"
    r"|penonton"
    r"|ton|kwh|watt|jiwa|warga|peserta|anggota)\b)"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:rp\.?\s?)?(?P<low>\d{{1,6}}(?:[.,]\d{{1,3}})?)(?:\s?-\s?\d{{1,6}}"
    rf"(?:[.,]\d{{1,3}})?)?"
    rf"\s?(?P<unit>{_UNIT}|m|k)(?:-?an)?(?![^\W_]){_NOT_MONEY}"
)
_RUPIAH = re.compile(
    r"(?<![^\W_])(?:rp|idr)[\s.:]{0,3}(?P<digits>\d{1,3}(?:[.,]\d{3}){1,4}"
    r"|\d{1,13})(?:,-|,00(?!\d)|\.00(?!\d))?"
)
_GROUPED = re.compile(
    r"(?<![\w.,/-])(?P<digits>\d{1,3}(?:\.\d{3}){2,4}|\d{1,3}(?:,\d{3}){2,4}"
    r"|[1-9]\d{1,2}\.000)(?:,-|,00(?!\d))?(?![\w/]|[.,-]\d)" + _NOT_MONEY
)
_NUMBER_WORDS = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
    " due tige lime enem tuju lapan telu papat pitu wolu tilu opat genep limang tigang"
    " kalih rong telung gangsal sekawan"
)
_SCALES = {"puluh": 10, "ratus": 100, "atus": 100, "belas": 1}
_SPECIAL = {"setengah": 0.5, "seratus": 100.0}
_SMALL = "|".join(sorted(set(_NUMBER_WORDS.split()), key=len, reverse=True))
_SPELLED = re.compile(
    rf"(?<![^\W_])(?P<words>(?:(?:{_SMALL}|seratus|ratus|atus|puluh|belas"
    rf"|setengah) ){{1,6}})"
    rf"(?P<unit>{_UNIT})(?![^\W_])(?!(?<=dua ribu) (?:{_SMALL}) ?){_NOT_MONEY}"
)
_SLANG_WORD = re.compile(rf"(?<![^\W_])(?:{'|'.join(_SLANG)})(?:an)?(?![^\W_])")
_MOST_RUPIAH = 10**15
_FEWEST_K_DIGITS = 2  # "5k" is five of anything, "50k" is money
_GROUP_DIGITS = 3
_MEANS_MONEY = re.compile(
    r"(?:rp\.?|rugi|kerugian|uang|duit|dana|total|senilai|sebesar|hutang|utang"
    r"|rugi saya)\s?$"
)


def find_money(folded: FoldedText, text: str) -> tuple[Money, ...]:
    """Find sums of money.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.
    text : str
        The original complaint: "5 M" is milliards, "5 m" may be metres.

    Returns
    -------
    tuple of Money
        In the order of the text; of a range the lower end.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> text = "minta dua juta, aku kasih 500rb, rugi 1,5 M"
    >>> [m.rupiah for m in find_money(fold(text), text)]
    [2000000, 500000, 1500000000]
    """
    found = [
        Money(rupiah, Span(*folded.original_span(start, end)))
        for rupiah, start, end in _sums(folded, text)
        if 1 <= rupiah <= _MOST_RUPIAH
    ]
    return tuple(without_overlaps(sorted(found, key=lambda m: m.span[0] - m.span[1])))


def _sums(folded: FoldedText, text: str) -> Iterator[tuple[int, int, int]]:
    for match in _AMOUNT.finditer(folded.text):
        factor = _factor(match, folded, text)
        if factor:
            yield int(_decimal(match["low"]) * factor), *match.span()
    for pattern in (_RUPIAH, _GROUPED):
        for match in pattern.finditer(folded.text):
            yield int(re.sub(r"\D", "", match["digits"])), *match.span()
    for match in _SPELLED.finditer(folded.text):
        value = _spelled(match)
        if value:
            yield value, *match.span()
    for match in _SLANG_WORD.finditer(folded.text):
        word = match[0] if match[0] in _SLANG else match[0].removesuffix("an")
        yield _SLANG[word], *match.span()


def _factor(match: re.Match[str], folded: FoldedText, text: str) -> int:
    unit = match["unit"]
    if unit in _FACTORS:
        return _FACTORS[unit]
    if unit == "k":
        return 1_000 if len(match["low"]) >= _FEWEST_K_DIGITS else 0
    written = Span(*folded.original_span(match.start("unit"), match.end("unit")))
    before = folded.text[max(0, match.start() - 14) : match.start()]
    is_money = (
        written.of(text) == "M" or "rp" in match[0] or _MEANS_MONEY.search(before)
    )
    return 1_000_000_000 if is_money else 0


def _decimal(digits: str) -> float:
    """Read "1,5" and "1.5" as one and a half, "1.500" as one thousand five hundred."""
    whole, mark, rest = digits.replace(",", ".").partition(".")
    if mark and len(rest) == _GROUP_DIGITS:
        return float(whole + rest)
    return float(f"{whole}.{rest or 0}")


def _spelled(match: re.Match[str]) -> int:
    total, last = 0.0, 0.0
    for word in match["words"].split():
        if word in _SCALES:
            total += last * (_SCALES[word] - 1) if word != "belas" else 10
            last = 0.0
        else:
            last = _SPECIAL.get(word) or float(standard_words().get(word, 0))
            total += last
    return int(total * _FACTORS[match["unit"]])
