"""When the events of a complaint happen: now, today, lately, long ago, ahead."""

import re
from collections.abc import Iterable, Iterator

from model.facts.kinds import Deadline, TimeKind, TimeReference
from model.facts.reading import Reading
from model.facts.time_expressions import MOST_EXPRESSIONS, TimeExpression

_RECENT_DAYS = 14
# "lagi" is now only before what somebody is doing; "3 hari lagi", "tidak lagi" and
# "sekali lagi" are not.
_DOING = (
    r"(?!nggih|njih|nih|mah|disini|ngga|nggak|dong|nya)(?:di (?!proses|kabar)\S{1,14}"
    r"|(?:di(?!proses|tunggu|dalami)|me|nge|ng|ny"
    r"|ber)\S{2,14}"
    r"|jalan ke sini|otw|ada di|mabok|mabuk|pegang|bawa|ngamuk|kejar|depan|ke sini"
    r"|kesini)"
)
_NOW = re.compile(
    r"(?<!\S)(?<!sampai )(?:sekarang|(?:saat|detik|malam|siang|sore|pagi"
    r"|hari) ini(?: juga)?"
    rf"|(?<!tidak )(?<!hari )(?<!bulan )(?<!minggu )(?<!kali )(?<!jam )(?<!apa )"
    rf"(?<!lagi )(?:sedang|lagi)(?= (?:{_DOING})(?!\S))"
    r"|masih (?:di dalam|di luar|di depan|di rumah|di lokasi|di sini|disini|nunggu di)"
    r"|barusan ini|on going)(?!\S)"
)
_LAST_HOURS = re.compile(
    r"(?<!\S)(?:barusan(?: banget| bgt| aja)?|baru (?:saja|aja)|tadi(?: malam| pagi"
    r"| siang| sore| subuh)?|semalam"
    r"|(?:subuh|pagi|siang|sore|malam) tadi|setengah jam(?: yang)? lalu|(?:beberapa"
    r"|\d{1,2}(?:-\d{1,2})?) (?:menit"
    r"|jam)(?: yang)? lalu)(?!\S)"
)
# "Until now" tells that nothing happened, not that something happens now.
_TODAY = re.compile(
    r"(?<!\S)(?<!sampai )(?:hari ini|(?:pagi|siang|sore) ini|today)(?!\S)"
)
_PAST = re.compile(
    r"(?<!\S)(?:dulu(?:nya)?|(?<!tidak )(?<!belum )pernah|waktu itu|zaman dulu"
    r"|sebelumnya)(?!\S)"
)
# "sabar dulu", "harus viral dulu" put something first and tell no time: the word
# stands behind what comes first, mostly at the end of a clause.
_NOT_PAST = re.compile(
    r"^(?:$| (?:ya|ah|dong|deh|aja|pak|bu|baru|kali|gitu|biar|[.,])(?!\S))"
)
_TELLS_WHEN = re.compile(
    r"(?<!\S)(?:waktu|yang|tahun|bulan|lapor|kejadian|saya|dia|kami|kasus|lp|sudah)$"
)
_FIRST_DO = re.compile(
    r"(?<!\S)(?:sabar|tunggu|cek|tanya|nanya|lihat|liat|bayar|tidak|damai|coba|harus"
    r"|disuruh \S{1,12}|(?:di|me|nge|ng|ny)\S{3,14}|transfer|muka|tau|tahu|habis"
    r"|selesai|bank|surat|laporan|minta|suruh)$"
)
_FUTURE = re.compile(
    r"(?<!\S)(?<!kata )(?<!katanya )(?:nanti(?: malam| sore| siang)?|(?:malam"
    r"|sore) nanti|sebentar lagi"
    r"|bentar lagi|segera mungkin)(?!\S)"
)
_CONTEXT_CHARS = 24


def find_time_references(
    reading: Reading,
    expressions: Iterable[TimeExpression],
    deadlines: Iterable[Deadline],
) -> tuple[TimeReference, ...]:
    """Find the words that place an event in time.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time; those that only say how long are left out.
    deadlines : iterable of Deadline
        Days that could lie behind or ahead lie ahead where one of these says so.

    Returns
    -------
    tuple of TimeReference
        In order, none overlapping.
    """
    found = sorted(
        [*_words(reading.text), *_from_expressions(expressions)],
        key=lambda item: (item[1], -item[2]),
    )
    ahead = {deadline.span: deadline.days_left for deadline in deadlines}
    references, reached = [], 0
    for kind, start, end, days in found:
        span = reading.original(start, end)
        if start < reached:
            continue
        reached = end
        if left := ahead.get(span):
            references.append(TimeReference("future", span, left))
        elif kind is not None:
            references.append(TimeReference(kind, span, days))
    return tuple(references)


def _words(text: str) -> Iterator[tuple[TimeKind, int, int, int | None]]:
    for match in _limited(_LAST_HOURS, text):
        yield "last_hours", *match.span(), -1 if match[0] == "semalam" else 0
    for match in _limited(_TODAY, text):
        yield "today", *match.span(), 0
    for match in _limited(_NOW, text):
        yield "now", *match.span(), 0
    for match in _limited(_PAST, text):
        if not _is_particle(text, match):
            yield "past", *match.span(), None
    for match in _limited(_FUTURE, text):
        yield "future", *match.span(), 0


def _limited(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for match, _ in zip(pattern.finditer(text), range(MOST_EXPRESSIONS), strict=False):
        yield match


def _is_particle(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _CONTEXT_CHARS) : match.start()].rstrip()
    after = text[match.end() : match.end() + _CONTEXT_CHARS]
    if match[0] != "dulu":
        return False
    ends_clause = _NOT_PAST.search(after) and before and not before.endswith((".", ","))
    comes_behind = ends_clause and not _TELLS_WHEN.search(before)
    return bool(_FIRST_DO.search(before) or comes_behind)


def _from_expressions(
    expressions: Iterable[TimeExpression],
) -> Iterator[tuple[TimeKind | None, int, int, int | None]]:
    """Yield what each tells; no kind for a bare weekday, which may be either."""
    for expression in expressions:
        is_told_by_words = expression.shape == "word" and expression.ago == 0
        if expression.shape == "duration" or is_told_by_words:
            continue
        if expression.ago is not None and expression.ahead is None:
            yield _kind_of(expression), *_place(expression), -expression.ago
        elif expression.ahead is not None and expression.ago is None:
            yield "future", *_place(expression), expression.ahead
        elif expression.shape in {"date", "month", "year"}:
            # A day without a month lies behind unless words say otherwise.
            ago = expression.ago
            yield (
                _kind_of(expression),
                *_place(expression),
                None if ago is None else -ago,
            )
        else:
            yield None, *_place(expression), None


def _place(expression: TimeExpression) -> tuple[int, int]:
    return expression.start, expression.end


def _kind_of(expression: TimeExpression) -> TimeKind:
    days = expression.ago
    if days is None or days > _RECENT_DAYS:
        return "past"
    if days > 1 or expression.shape in {"month", "year"}:
        return "recent"
    return "yesterday" if days == 1 else "today"
