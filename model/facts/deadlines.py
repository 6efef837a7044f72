"""What will happen by when: hearings, payments, flights, appointments."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from model.facts.kinds import Deadline, DeadlineKind
from model.facts.reading import Reading
from model.facts.spans import Span
from model.facts.time_expressions import TimeExpression

_CONTEXT_CHARS = 90
_MOST_DAYS = 400  # farther ahead nothing is a deadline of this complaint
_TOPICS: dict[DeadlineKind, str] = {
    "legal": (
        r"sidang|persidangan|sidangnya|praperadilan|prapid|pra ?peradilan|kedaluwarsa"
        r"|kadaluarsa|kadaluwarsa|daluwarsa|kadaluarso"
        r"|(?:masa )?(?:penahanan|tahanan)(?:nya)?(?: \S{1,12}){0,4} (?:habis|abis"
        r"|berakhir|selesai)|(?:habis|abis) masa (?:penahanan|tahanan)"
        r"|putusan|vonis|eksekusi|dieksekusi|somasi|banding|kasasi|tahap (?:2|dua)"
        r"|pelimpahan|dilimpahkan"
        r"|delik aduan|masa berlaku|hak jawab|dideportasi|deportasi"
    ),
    "payment": (
        r"bayar|setor|transfer|tebus|tebusan|nebus|diserahkan|biaya|uang operasional"
        r"|(?:siapin|siapkan|bawa|kasih|serahin|serahkan|nyerahin|anter|antar|kirim"
        r"|kasi|ngasih"
        r"|lunasi?n?) (?:uang|duit|dana|\d\S{0,12}|nya)"
        r"|dp|pelunasan|lunas|jatuh tempo|uang damai|uangnya|duitnya"
    ),
    "flight": (
        r"terbang|kabur|pindah|pindahan|dijual|jual|menjual|ngejual|minggat|kabur"
        r"|melarikan diri|ke luar negeri|keluar negeri|luar negeri|tiket|pesawat"
        r"|berangkat|dilelang|lelang|lelangnya"
        r"|dibongkar|dihapus|kehapus|terhapus|ketimpa|tertimpa|ditimpa|hilang sendiri"
        r"|overwrite|dipindah\w*|dikirim ke luar|diekspor|dibalik nama|balik nama"
        r"|pulang kampung|naik kapal|cek in|checkin|boarding|take ?off|dihancurin"
        r"|dimusnahkan|dipreteli|umroh|merantau"
    ),
    "other": (
        r"disuruh|harus|diminta|dipanggil|panggilan|diundang|undangan|jadwal"
        r"|dijadwalkan|diperiksa|pemeriksaan|bap|klarifikasi|gelar|menghadap|datang"
        r"|dateng|hadir|mediasi|konfrontir|rekonstruksi|visum"
        r"|olah tkp"
    ),
}
_TOPIC = {
    kind: re.compile(rf"(?<!\S)(?:{words})(?!\S)") for kind, words in _TOPICS.items()
}
# A limit is a right that lapses unless money or flight stands beside it.
_LIMIT = re.compile(
    r"(?<!\S)(?:paling (?:lambat|telat)|batas|tenggat|deadline|jatuh)(?!\S)"
)
_SOON = re.compile(
    r"(?<!\S)(?:(?:mau|hampir|sebentar lagi|bentar lagi|segera|keburu|nyaris) (?:habis"
    r"|abis|kedaluwarsa|kadaluarsa|kadaluwarsa|daluwarsa|sidang|praperadilan"
    r"|lewat masa)"
    r"|(?:masa (?:penahanan|tahanan)(?:nya)?(?: \S{1,12}){0,3} (?:mau|hampir|segera"
    r"|bentar lagi) (?:habis|abis)))(?!\S)"
)
_PAST_LEFT = re.compile(
    r"(?<!\S)(?:sejak|dari|kejadian|waktu|kemarin|sudah|lapor|pernah"
    r"|sempat|sampai|tiap|setiap|every|saben|unggal)(?: hari| tanggal)?$"
)
_CLOCK = re.compile(
    r"(?<!\S)jam \d{1,2}(?:[.:]\d{2})?(?: (?:nanti|malam|sore|siang|pagi"
    r"|wib)){0,2} ?(?:nanti|ini)(?!\S)"
)
_CLOCK_AHEAD = re.compile(
    r"(?<!\S)mau(?: [^\s.]{1,12}){0,5} (?P<clock>jam \d{1,2}(?:[.:]\d{2})?(?: (?:sore"
    r"|siang|malam))?)(?!\S)"
)
_LATER_TODAY = re.compile(r".*nanti.*|(?:malam|hari|sore|siang) ini")
_ANNOUNCED = re.compile(
    r"(?<!\S)(?:mau|rencananya|dijadwalkan|jadwal|batas|lambat|telat)(?!\S)"
)
_MOST_BARE_DAYS = 31
_MOST_DEADLINES = 20


class _Moment(NamedTuple):
    start: int
    end: int
    days: int | None


def find_deadlines(
    reading: Reading, expressions: Iterable[TimeExpression], today: date | None
) -> tuple[Deadline, ...]:
    """Find what is going to happen, by when.

    Words of future time count when the same sentence says what they are about. A
    weekday or day of the month is read as the next one.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time.
    today : date or None
        The day of receipt.

    Returns
    -------
    tuple of Deadline
        In the order of the text, at most twenty.
    """
    found: dict[Span, Deadline] = {}
    for moment in _moments(reading.text, expressions):
        kind = _topic(reading.text, moment)
        span = reading.original(moment.start, moment.end)
        is_new = not any(span.overlaps(other) for other in found)
        is_routine = kind == "other" and moment.days == 0
        is_kept = kind is not None and is_new and not is_routine
        if kind is not None and is_kept and len(found) < _MOST_DEADLINES:
            found[span] = Deadline(_day(today, moment.days), moment.days, kind, span)
    for match, _ in zip(
        _SOON.finditer(reading.text), range(_MOST_DEADLINES), strict=False
    ):
        span = reading.original(*match.span())
        if not any(span.overlaps(other) for other in found):
            found[span] = Deadline(None, None, "legal", span)
    return tuple(found[span] for span in sorted(found))


def _moments(text: str, expressions: Iterable[TimeExpression]) -> Iterator[_Moment]:
    for match, _ in zip(_CLOCK.finditer(text), range(_MOST_DEADLINES), strict=False):
        yield _Moment(*match.span(), 0)
    for match, _ in zip(
        _CLOCK_AHEAD.finditer(text), range(_MOST_DEADLINES), strict=False
    ):
        yield _Moment(*match.span("clock"), 0)
    for expression in expressions:
        if _is_ahead(text, expression):
            yield _Moment(expression.start, expression.end, expression.ahead)


def _is_ahead(text: str, expression: TimeExpression) -> bool:
    if expression.ahead is None or expression.ahead > _MOST_DAYS:
        return False
    words = text[expression.start : expression.end]
    if expression.ago is None:
        return True
    before = text[max(0, expression.start - _CONTEXT_CHARS) : expression.start].rstrip()
    if expression.shape == "word" and not _LATER_TODAY.fullmatch(words):
        return False
    if _PAST_LEFT.search(before):
        return False
    # The day lies behind as well: without a word of future only the next weeks count.
    is_announced = _ANNOUNCED.search(before.rpartition(". ")[2]) is not None
    return is_announced or expression.ahead <= _MOST_BARE_DAYS


def _topic(text: str, moment: _Moment) -> DeadlineKind | None:
    left = text[max(0, moment.start - _CONTEXT_CHARS) : moment.start]
    right = text[moment.end : moment.end + _CONTEXT_CHARS]
    around = left.rpartition(". ")[2] + "|" + right.partition(" .")[0]
    middle = len(left.rpartition(". ")[2])
    found = [
        (abs(match.start() - middle), kind)
        for kind, pattern in _TOPIC.items()
        for match in pattern.finditer(around)
    ]
    # An appointment is what remains when no loss is named.
    serious = [item for item in found if item[1] != "other"]
    if not serious and _LIMIT.search(around):
        return "legal"
    return min(serious or found)[1] if found else None


def _day(today: date | None, days: int | None) -> date | None:
    if today is None or days is None or days > (date.max - today).days:
        return None
    return today + timedelta(days=days)
