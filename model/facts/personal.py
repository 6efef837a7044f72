"""Personal data: numbers that lead to a person, e-mail, plates, names."""

import re
from collections.abc import Callable, Iterator

from model.facts.kinds import CaseNumber, PersonalItem, PersonalKind
from model.facts.names import find_names
from model.facts.spans import Occupied, Span
from model.text.folding import FoldedText

# python-stdnum and phonenumberslite were considered: both judge one number at a time
# and find none in running text with separators, and a number they call invalid must be
# masked all the same. The structure of a NIK is checked in four lines below.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SIXTEEN = re.compile(
    r"(?<![\d])\d(?:[ .-]?\d){15}(?![\d])|(?<!\d)\d{4,8}[x*]{3,10}\d{0,4}(?![\w])"
)
_PHONE = re.compile(
    r"(?<![\d])(?:\+\s?62|\(\+?62\)|0062|62"
    r"|0)[ .()-]{0,2}8[ .-]?[1-9](?:[ .-]{0,2}\d){7,10}(?!\d)"
    r"|(?<!\d)(?:\+\s?62|62|0)[ .-]?8\d{1,3}[ .-]?[x*]{3,8}[ .-]?\d{0,4}(?!\w)"
    r"|(?<!\d)\(?(?:0|\+62[ .-]?)(?:21|2[2-9]\d?|[3-7]\d{1,2}"
    r"|9\d{2})\)?[ .-]{1,2}\d(?:[ .-]?\d){5,7}(?!\d)"
    r"|(?<![\w+])\+\d{1,3}(?:[ .-]?\d){8,12}(?!\d)"
)
_BANKS = (
    r"bca|bri|bni|bsi|btn|btpn|mandiri|cimb|niaga|danamon|permata|maybank|seabank|jago"
    r"|jenius|neo|blu|dki|dana|ovo|gopay|go-pay|shopeepay|spay"
    r"|linkaja|link aja|panin|mega|ocbc|bjb|muamalat|allo|superbank|paypal|va"
    r"|virtual account|rek|reken|rekening|rekeningnya|norek|no rek|kartu kredit|atm"
)
_ACCOUNT = re.compile(
    rf"(?<![^\W_])(?:{_BANKS})(?![^\W_])[^\d\n]{{0,25}}(?P<value>\d"
    rf"(?:[ .-]?\d){{7,17}})(?!\d)"
)
_ACCOUNT_BEFORE_BANK = re.compile(
    rf"(?<!\d)(?P<value>\d(?:[ -]?\d){{7,17}})[ ,]{{1,2}}(?:\(?(?:bank )?"
    rf"(?:{_BANKS})\b)"
)
_LABELLED: dict[PersonalKind, re.Pattern[str]] = {
    "family_card": re.compile(
        r"(?<![^\W_])(?:no\.? ?kk|nomor kk|kk"
        r"|kartu keluarga)(?![^\W_])[^\d\n]{0,12}(?P<value>\d(?:[ .-]?\d){15})(?!\d)"
    ),
    "imei": re.compile(
        r"(?<![^\W_])imei\s?[12]?(?![^\W_])[^\d\n]{0,8}(?P<value>\d(?:[ -]?\d){13,15})"
        r"(?!\d)"
    ),
    "sim": re.compile(
        r"(?<![^\W_])sim(?: ?(?:a|b1|b2|bi|bii|c"
        r"|d))?(?![^\W_])[^\d\n]{0,10}(?P<value>\d(?:[ .-]?\d){11,13})(?!\d)"
    ),
    "passport": re.compile(
        r"(?<![^\W_])(?:paspor|passport"
        r"|pasport)(?![^\W_])[^\d\n]{0,8}?(?P<value>(?<![^\W_])[a-z]{1,2} ?\d{6,7})"
        r"(?![^\W_])"
    ),
    "long_number": re.compile(
        r"(?<![^\W_])(?:(?:no(?:mor)?\.? ?)?(?:rangka|mesin|bpkb|stnk|noka|nosin|resi"
        r"|ktp|npwp|seri))(?![^\W_])[\s:.]{0,3}(?P<value>"
        r"(?=[a-z-]{0,6}\d)[a-z0-9-]{6,20})(?![^\W_])"
    ),
}
_SUM_LABEL = re.compile(r"(?:rp|idr|sebesar|senilai|total)[\s.:]{0,3}$")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PASSPORT = re.compile(r"(?<![^\W_])[abcex]\d{7}(?![^\W_])")
_LONG_NUMBER = re.compile(r"\d{9,}")
_CARD = re.compile(r"(?<![\d.,])\d{3,6}(?:[ -]\d{3,6}){2,4}(?!\d)")
_FEWEST_CARD_DIGITS = 12
_NIK_DIGITS = 16
_NIK_REGIONS = range(11, 98)
_MONTHS = range(1, 13)
_WOMAN = 40
# Region letters of Indonesian plates. Source: public list of Samsat codes; memory.
_REGIONS = (
    r"(?:a[abdeg]?|b[abdeghklmnp]?|d[abcdehkltnrsw]?|e[abd]?|f|g|h|k[bthu]?|l|m|n"
    r"|p[abs]?|r|s|t|w|z|cc|cd)"
)
_PLATE = re.compile(
    rf"(?<![\w/.-])(?P<region>{_REGIONS})(?P<gap>[ .-]?)(?P<digits>\d{{1,4}})[ .-]?"
    rf"(?P<series>[a-z]{{1,3}})(?![\w])"
)
_PLATE_LABEL = re.compile(
    r"(?:plat|plat no|nopol|no pol|nomor polisi|no polisi|nopolnya|platnya|plat nomor"
    r"|tnkb|motor|mobil|avanza|xenia|beat|vario"
    r"|nmax|pcx|scoopy|mio|innova|brio|jazz|fortuner|pajero|xpander|truk|pickup|ertiga"
    r"|supra|vixion|ninja|aerox|angkot|taksi|bus)[\s:.(a-z]{0,14}$"
)
_FEWEST_PLATE_DIGITS, _FEWEST_CAPITAL_DIGITS = 3, 2
_NO_SERIES = frozenset(
    [
        "thn",
        "th",
        "bln",
        "hr",
        "hri",
        "jam",
        "jm",
        "jt",
        "jta",
        "rb",
        "rbu",
        "m",
        "km",
        "kg",
        "k",
        "x",
        "an",
        "org",
        "kali",
        "ml",
        "gr",
        "cm",
        "mm",
        "gb",
        "mb",
        "hp",
        "pcs",
        "unit",
        "lt",
        "rt",
        "rw",
        "am",
        "pm",
        "wib",
        "wit",
        "dan",
        "di",
        "ke",
        "yg",
        "dr",
        "sd",
        "tgl",
        "bb",
        "ha",
        "menit",
        "mnt",
        "mgg",
        "ons",
        "lbr",
        "psg",
        "bh",
    ]
)
_ROMAN = re.compile(r"(?:x{0,1}(?:ix|iv|v?i{0,3}))")


def find_personal(
    folded: FoldedText, text: str, numbers: tuple[CaseNumber, ...]
) -> tuple[PersonalItem, ...]:
    """Find personal data.

    Every run of nine digits or more is found, whatever it is. Case numbers are not
    personal; neither are P21, A1 and times of day.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.
    text : str
        The original complaint; capitals tell names and plates.
    numbers : tuple of CaseNumber
        The case numbers found.

    Returns
    -------
    tuple of PersonalItem
        In order, none overlapping.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> text = "NIK 3174055205900000 hp 0812-0000-3471"
    >>> [p.kind for p in find_personal(fold(text), text, ())]
    ['nik', 'phone']
    """
    occupied = Occupied(number.span for number in numbers)
    found: list[PersonalItem] = []

    def keep(kind: PersonalKind, start: int, end: int) -> None:
        span = Span(*folded.original_span(start, end))
        if occupied.take(span):
            found.append(PersonalItem(kind, span))

    for recognise in _RECOGNISERS:
        for kind, start, end in recognise(folded, text):
            keep(kind, start, end)
    for start, end in find_names(folded, text):
        keep("name", start, end)
    found += _remaining_runs(folded, found)
    return tuple(sorted(found, key=lambda item: item.span))


def _remaining_runs(
    folded: FoldedText, found: list[PersonalItem]
) -> Iterator[PersonalItem]:
    """Long runs of digits that nothing claimed, even inside a case number."""
    masked = Occupied(item.span for item in found)
    for match in _LONG_NUMBER.finditer(folded.text):
        span = Span(*folded.original_span(*match.span()))
        if not masked.touches(span):
            yield PersonalItem("long_number", span)


_Found = Iterator[tuple[PersonalKind, int, int]]


def _emails(folded: FoldedText, _text: str) -> _Found:
    for match in _EMAIL.finditer(folded.text):
        yield "email", *match.span()


def _labelled(folded: FoldedText, _text: str) -> _Found:
    for kind, pattern in _LABELLED.items():
        for match in pattern.finditer(folded.text):
            yield kind, *match.span("value")


def _niks(folded: FoldedText, _text: str) -> _Found:
    for match in _SIXTEEN.finditer(folded.text):
        digits = re.sub(r"\D", "", match[0])
        is_half_hidden = len(digits) < _NIK_DIGITS and not digits.startswith(
            ("08", "62")
        )
        if is_half_hidden or (len(digits) == _NIK_DIGITS and _is_nik(digits)):
            yield "nik", *match.span()


def _is_nik(digits: str) -> bool:
    """Check region, day (women: plus 40) and month. Source: domain notes, 3.2."""
    region, day, month = int(digits[:2]), int(digits[6:8]) % _WOMAN, int(digits[8:10])
    return region in _NIK_REGIONS and day > 0 and month in _MONTHS


def _phones(folded: FoldedText, _text: str) -> _Found:
    for match in _PHONE.finditer(folded.text):
        yield "phone", *match.span()


def _accounts(folded: FoldedText, _text: str) -> _Found:
    for pattern in (_ACCOUNT, _ACCOUNT_BEFORE_BANK):
        for match in pattern.finditer(folded.text):
            before = folded.text[match.start() : match.start("value")]
            is_sum = _SUM_LABEL.search(before) or _GROUPS.fullmatch(match["value"])
            if not is_sum:
                yield "account", *match.span("value")


def _passports(folded: FoldedText, text: str) -> _Found:
    for match in _PASSPORT.finditer(folded.text):
        if Span(*folded.original_span(*match.span())).of(text)[0].isupper():
            yield "passport", *match.span()


def _plates(folded: FoldedText, text: str) -> _Found:
    for match in _PLATE.finditer(folded.text):
        if match["series"] in _NO_SERIES:
            continue
        before = folded.text[max(0, match.start() - 24) : match.start()]
        if _PLATE_LABEL.search(before) or _looks_like_plate(match, folded, text):
            yield "plate", *match.span()


def _looks_like_plate(match: re.Match[str], folded: FoldedText, text: str) -> bool:
    written = Span(*folded.original_span(*match.span())).of(text)
    after = folded.text[match.end() : match.end() + 1]
    if after == "/" or (_ROMAN.fullmatch(match["series"]) and match["series"]):
        return False
    fewest = _FEWEST_CAPITAL_DIGITS if written.isupper() else _FEWEST_PLATE_DIGITS
    return len(match["digits"]) >= fewest and len(match["series"]) > 1


def _cards(folded: FoldedText, _text: str) -> _Found:
    for match in _CARD.finditer(folded.text):
        if sum(char.isdigit() for char in match[0]) >= _FEWEST_CARD_DIGITS:
            yield "long_number", *match.span()
    for match in _SIXTEEN.finditer(folded.text):
        yield "long_number", *match.span()


# In this order: what comes first wins where two overlap.
_RECOGNISERS: tuple[Callable[[FoldedText, str], _Found], ...] = (
    _emails,
    _labelled,
    _niks,
    _phones,
    _accounts,
    _passports,
    _plates,
    _cards,
)
