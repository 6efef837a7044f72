"""Patterns of the expressions of time, over the standard words of a reading."""

import re

from model.facts.reading import month_numbers, weekday_numbers

_NUM = r"(?:\d{1,3}(?:[.,]\d{1,2})?(?:-\d{1,3})?|beberapa)(?: (?:belas|puluh(?: \d)?))?"
_UNIT = r"(?:menit|jam|hari|minggu|bulan|tahun)"
_NAMES = "|".join(sorted(month_numbers(), key=len, reverse=True))
# Short names and those of people count only beside a number, a year or a preposition.
_FULL_NAMES = "maret|mei|agustus|september|oktober|november|desember|januari|februari"
_WEEKDAYS = "|".join(sorted(weekday_numbers(), key=len, reverse=True))
_YEAR = r"(?:19[89]|20[0-4])\d"
_EDGE = r"(?<![^\s])"
_END = r"(?![^\s])"

DURATION = re.compile(
    rf"{_EDGE}(?P<almost>hampir |mau )?(?P<number>{_NUM})(?P<half> setengah)?"
    rf" (?P<unit>{_UNIT})(?: an)?(?P<half_unit> setengah)?(?: lebih)?"
    rf"(?:(?: dan)? (?P<number2>\d{{1,2}}) (?P<unit2>hari|minggu|bulan))?(?: lebih)?"
    rf"(?P<direction>(?: yang)? (?:lalu|kemarin)| yang lewat|(?: yang)? lagi(?! belum"
    rf"| tidak)"
    rf"|(?: ke)? depan|(?: yang)? akan datang|(?: ke)? mendatang)?{_END}"
)
REPEATED = re.compile(
    rf"{_EDGE}ber(?P<unit>minggu|bulan|tahun|hari)(?: 2| (?:minggu|bulan|tahun"
    rf"|hari))?{_END}"
)
WORDS: dict[str, int] = {
    r"kemarin lusa|kemarin dulu|2 hari kemarin": -2,
    r"tadi malam|semalam|malam tadi|kemarin(?: malam| sore| siang| pagi)?": -1,
    r"sekarang|(?:saat|hari|detik|malam|siang|sore|pagi) ini": 0,
    r"nanti(?: malam| sore| siang)?|(?:malam|sore) nanti": 0,
    r"barusan|baru (?:saja|aja)|(?:subuh|pagi|siang|sore) tadi": 0,
    r"tadi(?: pagi| siang| sore| subuh)?": 0,
    r"minggu (?:lalu|kemarin)|last minggu": -7,
    r"besok(?! 2)(?: pagi| siang| sore| malam)?": 1,
    r"lusa": 2,
    r"minggu depan|next minggu": 7,
}
WORD = re.compile(
    _EDGE + "(?:" + "|".join(f"(?P<d{i}>{w})" for i, w in enumerate(WORDS)) + ")" + _END
)
WORD_DAYS = tuple(WORDS.values())
LAST_UNIT = re.compile(
    rf"{_EDGE}(?:(?P<unit>bulan|tahun)(?: yang)? (?:lalu|kemarin)"
    rf"|last (?P<english>bulan|tahun)){_END}"
)
ERA = re.compile(
    rf"{_EDGE}(?:(?P<corona>(?:zaman|waktu|masa|musim|sejak|dari) corona)"
    rf"|(?P<lebaran>(?:sejak|dari|setelah|habis|sebelum|waktu|bulan) (?:lebaran"
    rf"|puasa)(?: (?:kemarin|tahun ini))?)){_END}"
)
THIS_WEEK = re.compile(rf"{_EDGE}(?:minggu|pekan) ini{_END}")
NEXT_MONTH = re.compile(rf"{_EDGE}(?:bulan depan|next bulan){_END}")
FULL_DATE = re.compile(
    rf"{_EDGE}(?:tanggal )?(?P<day>\d{{1,2}})(?: bulan)? (?P<month>{_NAMES})(?: tahun)?"
    rf"(?: (?P<year>{_YEAR}))?{_END}"
)
DIGIT_DATE = re.compile(
    rf"{_EDGE}(?:tanggal )?(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]"
    rf"(?P<year>20\d\d|\d\d){_END}"
)
DAY_OF_MONTH = re.compile(
    rf"{_EDGE}tanggal (?P<day>\d{{1,2}})(?:-\d{{1,2}})?(?: bulan (?P<number>1[0-2]"
    rf"|[1-9])|/(?P<month>1[0-2]|0?[1-9]))?"
    rf"(?P<past> (?:kemarin|bulan lalu"
    rf"|lalu))?(?P<next> (?:bulan )?depan)?(?: (?P<year>{_YEAR}))?{_END}"
)
MONTH = re.compile(
    rf"{_EDGE}(?:(?P<bare>{_FULL_NAMES})|(?:(?:bulan|sejak|dari|awal|akhir|tengah"
    rf"|pertengahan|mulai) )"
    rf"(?:(?P<named>{_NAMES})|bulan (?P<digits>1[0-2]|[1-9])(?! lalu| lebih))"
    rf"|(?P<dated>{_NAMES})(?= (?:{_YEAR}|tahun (?:lalu|kemarin|{_YEAR}))))"
    rf"(?:(?: tahun)? (?P<year>{_YEAR})|(?P<last_year> tahun (?:lalu|kemarin))"
    rf"|(?: yang)? (?:lalu|kemarin)| ini)?{_END}"
)
# Transcripts of voice notes: "dari dua ribu dua dua".
SPOKEN_YEAR = re.compile(
    rf"{_EDGE}(?:(?:dari|sejak) )?(?:tahun )?2 ribu (?:(?P<teen>\d) belas"
    rf"|(?P<tens>\d)(?: puluh)?(?: (?P<ones>\d))?){_END}"
)
ONE_YEAR = re.compile(
    rf"{_EDGE}(?:tahun|sejak|dari|awal|akhir|tengah|pertengahan|lp|lapor"
    rf"|laporan)(?: tahun)? (?P<year>{_YEAR}){_END}"
)
WEEKDAY = re.compile(
    rf"{_EDGE}(?:(?P<named>(?:hari )?(?:{_WEEKDAYS}))|hari (?P<sunday>minggu))"
    rf"(?: (?P<direction>lalu|kemarin|depan|ini|besok|nanti))?{_END}"
)
