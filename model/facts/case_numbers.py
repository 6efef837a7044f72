"""Numbers of police reports, receipts and letters, in every shape people type."""

import re
from collections.abc import Iterator
from typing import Literal, cast

from model.facts.calendar_days import full_year
from model.facts.kinds import CaseNumber, CaseNumberKind
from model.facts.reading import month_numbers
from model.facts.spans import Occupied, Span
from model.text.folding import FoldedText

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTH_NAMES = "|".join(sorted(month_numbers(), key=len, reverse=True))
_MONTH = (
    rf"(?P<month>(?:{'|'.join(sorted(_ROMAN, key=len, reverse=True))}"
    rf"|1[0-2]|0?[1-9]|{_MONTH_NAMES})(?![^\W_]))"
)
_SEP = r"[\s/.,:-]{1,3}"
# Sources: KEP/464/II/2021 for LP/{A|B}/no/month/year/SPKT/unit; older and sloppy shapes
# from the shared domain notes, section 3.1.
_KINDS: dict[CaseNumberKind, str] = {
    "receipt": (
        r"sttlp|sttpl|stplp|stpl[bk]?|stbl|stpp|tbpl|tbl"
        r"|surat tanda (?:terima|penerimaan) laporan|tanda (?:bukti"
        r"|terima) lapor(?:an)?"
        r"|surat (?:bukti )?lapor(?:an)?|bukti lapor(?:an)?"
    ),
    "lapduan": r"lap ?duan|lapdu|laporan pengaduan|surat pengaduan|dumas",
    "lp": r"lp|laporan polisi|laporan",
}
_FILLER = (
    r"(?:(?:nomor|nomer|nmr|no|model|tipe|polisi|saya|sy|kami|kulo|abdi|aye|nya|ini|itu"
    r"|dengan|dgn|ten|di)\b[\s:.,#/-]{0,3}){0,4}"
)
_CODE = (
    r"(?:yan[\s.]{0,2}2[\s.]{0,2}\d?\.?|res[\s.]{0,2}\d{1,3}(?:[\s.]\d{1,2}){0,2}\.?)"
)
_YEAR = (
    r"(?:(?:tahun|taun|thn|th)[\s.]{0,2})?(?P<year>(?:19|20)\d\d|(?<=/)[12]\d)(?!\d)"
)
_UNIT = (
    r"(?P<unit>(?:spkt|polda|polres|polsek|pmj|restro|resta|sek|sat|dit|subdit"
    r"|bareskrim"
    r"|reskrim|reskrimum|bid|siber|datro|unit|polri|mabes)[^\n,;:()?!]{0,70})"
)
_TAIL = (
    rf"(?:{_SEP}k(?=[\s/.-]))?"
    rf"(?:{_SEP}(?:(?:bulan|bln)[\s.]{{0,2}})?{_MONTH})?"
    rf"(?:{_SEP}{_CODE})?"
    rf"(?:{_SEP}{_YEAR})?"
    rf"(?:{_SEP}{_CODE})?"
    rf"(?:{_SEP}{_UNIT})?"
)
_SERIAL = (
    r"(?P<serial>\d{1,3}\.\d{3}(?!\d)|\d{1,4}[x*]{1,4}|\d{1,6}(?!\d)|[x*]{3,4}(?=/))"
)
_REPORT = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + rf")(?![^\W\d_])(?:(?P<gap>[\s:.,#/-]{{0,4}}{_FILLER})"
    # "LP kulo ten Polres Bekasi Kota nomer 512": the number may come later.
    + r"|[^\d\n.!?]{0,70}?\s(?P<late>(?:nomor|nomer|no)\b[\s:.]{0,3}))"
    + r"(?:(?P<series>[ab])[\s/.-]{0,3}(?=[\dx*]))?"
    + _SERIAL
    + r"(?![^\W\d_])"
    + _TAIL
)
# "di Polres Tangsel no 9277", "9140 tahun 2022 polda": a number without its keyword.
_AT_UNIT = re.compile(
    r"(?<![^\W_])(?:polsek|polres|polda|pmj|restro)(?![^\W_])[^\d\n.!?]{0,30}?"
    r"[\s,](?P<late>(?:nomor|nomer|no)[\s:.]{1,3})"
    rf"(?P<serial>\d{{3,5}}(?!\d))(?![^\W\d_]){_TAIL}"
)
_OF_YEAR = re.compile(
    rf"(?<![\d.,/-])(?P<serial>\d{{3,5}}) (?:tahun|thn|th|taun) (?P<year>20\d\d)(?!\d)"
    rf"(?P<month>(?!))?(?:{_SEP}{_UNIT})?"
)
_LETTER = re.compile(
    r"(?<![^\W_])(?:(?:sp2hp|spdp|sprin(?:dik|lidik|han|kap|gas)?|sp3|sp2lid"
    r"|sp[\s.]?(?:lidik|sidik|kap|han|gas|dah|sita|gil|tap|panjang)"
    r"|s[\s.](?:pgl|tap|panggilan)|r[\s/]li)[\s:.,#/-]{1,4}"
    r"(?:(?:nomor|nomer|no)[\s:.]{0,3})?)?"
    r"(?:[a-z]{1,2}\.?\d{0,2}/)?(?<![\d.,])(?P<serial>\d{1,6})(?:/\d{1,3})?/"
    rf"{_MONTH}(?=[/\s.-])(?:{_SEP}{_CODE})?(?:{_SEP}{_YEAR})?(?:{_SEP}{_CODE})?"
    rf"(?:{_SEP}{_UNIT})?"
)
# Words that may stand in a unit chain; the chain ends before the first other word.
_UNIT_WORD = re.compile(
    r"[\s/.-]{0,3}(?:spkt|polda|polres(?:ta|tro)?|polsek|metro|jaya|pmj|rest(?:ro|a)"
    r"|sek|sat"
    r"|reskrim(?:um|sus)?|dit\w{0,16}|subdit|bareskrim|polri|mabes|jakarta|jak\w{2,4}"
    r"|pusat|utara|barat|selatan|timur|kota|kab|kabupaten|bekasi|depok|tangerang"
    r"|tangsel"
    r"|bandara|soetta|soekarno|hatta|bid\w{0,8}|siber|datro|unit|[a-f0-9](?![^\W_])"
    r"|(?:i{1,3}|iv)(?![^\W_]))(?![^\W_])"
)
_PLACE_WORD = re.compile(r"[\s/.-]{1,2}[a-z]{4,12}(?![^\W_])")
_FEWEST_DIGITS = 3
_SERVICE_LINES = frozenset({"110", "112", "129", "148"})


def find_case_numbers(folded: FoldedText, text: str) -> tuple[CaseNumber, ...]:
    """Find the numbers of reports, receipts and letters.

    A bare number counts only after its keyword and with three digits or more, or with
    a series, month or year: "lp saya 2 tahun" holds no number, "lp no 9231" does.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.
    text : str
        The original complaint; the unit chain is quoted from it.

    Returns
    -------
    tuple of CaseNumber
        In the order of the text.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> text = "LP/B/9121/VIII/2024/SPKT/POLDA METRO JAYA blm jalan"
    >>> (number,) = find_case_numbers(fold(text), text)
    >>> number.serial, number.month, number.year, number.unit
    ('9121', 8, 2024, 'SPKT/POLDA METRO JAYA')
    """
    occupied = Occupied()
    found = []
    for match, kind in _candidates(folded.text):
        end = _end_of(match)
        span = Span(*folded.original_span(_start_of(match), end))
        if occupied.take(span):
            found.append(_case_number(match, kind, folded, text, end))
    return tuple(sorted(found, key=lambda number: number.span))


def _candidates(folded: str) -> Iterator[tuple[re.Match[str], CaseNumberKind]]:
    for match in _REPORT.finditer(folded):
        if _is_number(match):
            kind = next(kind for kind in _KINDS if match[kind])
            yield match, kind
    for pattern in (_AT_UNIT, _OF_YEAR):
        for match in pattern.finditer(folded):
            if match["serial"] not in _SERVICE_LINES and not _counts(match):
                yield match, "lp"
    yield from _letters(folded)


def _letters(folded: str) -> Iterator[tuple[re.Match[str], CaseNumberKind]]:
    for match in _LETTER.finditer(folded):
        if match[0][0] in "srb":
            yield match, "letter"
        elif match["year"]:
            # "(9277/VI/2025)": only reports are quoted without any letter.
            yield match, "lp"


def _is_number(match: re.Match[str]) -> bool:
    serial, gap = match["serial"], match["gap"] or match["late"]
    is_anchored = bool(match["series"] or match["month"] or match["year"])
    if match["lp"] == "laporan" and not re.search(r"\bno", gap):
        return False
    if is_anchored:
        return bool(match["series"]) or "/" in match[0] or len(serial) >= _FEWEST_DIGITS
    is_year = re.fullmatch(r"(?:19|20)\d\d", serial) is not None
    if is_year and not re.search(r"\bn(?:o|omor|omer|mr)\b", gap):
        return False
    is_long = len(serial) >= _FEWEST_DIGITS and serial not in _SERVICE_LINES
    return is_long and not _counts(match)


def _counts(match: re.Match[str]) -> bool:
    """Tell whether it stands before a unit of time or money, as in "500 ribu"."""
    rest = match.string[match.end("serial") : match.end("serial") + 8]
    return (
        re.match(r"\s?(?:hari|hr|bulan|bln|rb|ribu|jt|juta|orang|org|kali|x\b|%)", rest)
        is not None
    )


def _start_of(match: re.Match[str]) -> int:
    """Start of the number; the story between keyword and number stays out."""
    late = match.groupdict().get("late")
    return match.start("late") if late else match.start()


def _end_of(match: re.Match[str]) -> int:
    """End of the number, the unit chain cut where ordinary words begin."""
    if not match["unit"]:
        return _last_end(match)
    at, text = match.start("unit"), match.string
    limit = match.end("unit")
    while at < limit and (word := _UNIT_WORD.match(text, at, limit)):
        at = word.end()
        if word[0].strip(" /.-") in {"polsek", "sek", "polres", "restro", "resta"}:
            place = _PLACE_WORD.match(text, at, limit)
            at = place.end() if place else at
    return at if at > match.start("unit") else _last_end(match)


def _last_end(match: re.Match[str]) -> int:
    ends = [match.end(name) for name in ("serial", "month", "year") if match[name]]
    return max(ends)


def _case_number(
    match: re.Match[str],
    kind: CaseNumberKind,
    folded: FoldedText,
    text: str,
    end: int,
) -> CaseNumber:
    unit = None
    if match["unit"] and end > match.start("unit"):
        unit = Span(*folded.original_span(match.start("unit"), end)).of(text)
    series = match.groupdict().get("series")
    return CaseNumber(
        kind=kind,
        series=cast("Literal['A', 'B']", series.upper()) if series else None,
        serial=match["serial"].replace(".", ""),
        month=_month(match["month"]) if match["month"] else None,
        year=full_year(int(match["year"])) if match["year"] else None,
        unit=unit,
        span=Span(*folded.original_span(_start_of(match), end)),
    )


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _ROMAN.index(word) + 1 if word in _ROMAN else month_numbers()[word]
