"""What an expression of time is about: the case, its last step, or something else."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from model.facts.reading import Reading
from model.facts.time_expressions import TimeExpression

_CONTEXT_CHARS = 60


def _after(words: str, *, most_between: int) -> re.Pattern[str]:
    """Match text that ends at most so many words behind the last of these words."""
    return re.compile(
        rf"^.*(?<!\S)(?P<key>{words})(?: \S{{1,14}}){{0,{most_between}}}$"
    )


# What a span of time can belong to, read from the words around it. The order of the
# roles in `_role` is the order of the questions.
_REPORT_WORDS = (
    r"lp|lapor|laporan|kasus|tercatat|dicatat|sttlp|stpl|penyidikan"
    r"|penyelidikan|lidik|sidik|dumas|spkt"
)
_MENTIONS_CASE = re.compile(
    rf"(?<!\S)(?:{_REPORT_WORDS}|penyidik|pengaduan|sp2hp|bap|keadilan)(?!\S)"
)
_ONLY_INTENDS = re.compile(
    r"(?<!\S)(?:mau|mohon|bisa|boleh|cara|gimana|harus|belum|tidak|jangan|kalau|kalo"
    r"|klo)(?: \S{1,12})?"
    r" (?:lapor|bikin laporan|buat laporan|bikin lp|buat lp)(?!\S)"
)
_OF_PERSON = re.compile(
    r"(?<!\S)(?:(?:anak|putu|lare|incu|budak|bayi|cucu|adik|adek|ade|ponakan|keponakan"
    r"|bocah|cewe\w*|cowo\w*|remaja|balita)(?: \S{1,12}){0,2}"
    r"|(?:umur|kakek|nenek|lansia|perempuan|laki-laki|korban|ortu|ibu(?: saya)?"
    r"|bapak(?: saya)?|mertua)"
    r"(?: (?:yang|masih|baru|saya|aku|kami|sudah|kulo|abdi|aye|ane)){0,2})"
    r"(?: \d{1,3} (?:tahun|bulan)(?: dan| sama)?)?$"
)
_OTHER_LEFT = _after(
    r"ancaman\w*|diancam|hukuman\w*|dihukum|vonis|divonis|penjara|dipenjara|kurungan"
    r"|pidana|maksimal|maks|minimal|tuntutan|dituntut|pacaran|nikah|menikah|kawin"
    r"|rumah tangga|berumah tangga|kenal|langganan|kerja|bekerja|karyawan|tinggal"
    r"|menetap|ngontrak|kontrak|sewa|menyewa|rental|cicil\w*|nyicil|kredit|tenor"
    r"|garansi|angsuran|masa|janji|dijanji\w*|menjanda|janda|duda|hamil|jatuh tempo"
    r"|pensiun|dinas|berdinas|menjabat|temenan|berteman|bertetangga|domisili"
    r"|hidup bareng|hubungan|menang|untung|bunga|profit|setiap|tiap|per|libur|operasi"
    r"|dirawat|opname|sembuh|batas|perpanjang\w*|berlaku|cctv|rekaman|dalam|sekitar jam"
    r"|inkrah|diputus|ditutup|dihentikan|ditahan|ditangkap|diamankan|dibawa|dijemput"
    r"|dikurung|disekap|tahanan|penahanan"
    r"|sel|nunggak|kos|ngekos|kuliah|mondok|sekolah",
    most_between=3,
)
_OTHER_RIGHT = re.compile(
    r"^(?: sebelum| setelah| kemudian| sesudah| ke depan| penjara| kurungan| pidana"
    r"| perjara| cicilan| kerja(?!\S)| garansi| sekali"
    r"| x (?!\S)| pacaran| nikah| menikah| pernikahan| rumah tangga"
    r"| kontrak| masa| kehamilan| gaji| tidak (?:dibayar|digaji|gajian)| nunggak| sewa"
    r"| usia| umur| bekerja| jadi istri| hidup bersama)"
)
_INCIDENT = _after(
    r"kejadian\w*|ditipu|ketipu|kena tipu|dipukul\w*|digebuk\w*|dikeroyok|dianiaya"
    r"|hilang|ilang|dicuri|kecurian|dicolong|dirampas|dibegal|dijambret|transfer|bayar"
    r"|beli|pinjam|minjem|dipinjam|dilecehkan|dicabuli|kecelakaan|ditabrak|diperas"
    r"|kemalingan|dibobol|dipecat|dp|pesen|pesan|order|setor|kasih uang|ngasih uang"
    r"|disewa|diserobot|ditusuk|dibacok|disiram|diperkosa|minta|mohon|ngasih|kasih",
    most_between=3,
)
_LAST_STEP = _after(
    r"terakhir(?: kali)?|sp2hp|bap|dibap|diperiksa|gelar(?: kasus)?|pemeriksaan"
    r"|dimintai keterangan|p19"
    r"|klarifikasi|naik sidik|dipanggil|panggilan|dihubungi|ditelpon|datang|visum",
    most_between=3,
)
_LAST_STEP_RIGHT = re.compile(
    r"^(?: \S{1,10}){0,2} (?:terakhir (?:di|sp2hp|bap|gelar|kabar|dihubungi|dapat|dapet"
    r"|kali)|sp2hp(?: \S{1,10})? terakhir)"
)
_REPORTED = _after(
    rf"{_REPORT_WORDS}|dilapor\S{{0,6}}|bikin lp|buat lp|mandek|mangkrak|digantung"
    rf"|berjalan",
    most_between=4,
)
_REPORTED_RIGHT = re.compile(
    r"^(?: (?!sudah|tapi|belum)\S{1,12}){0,3} (?:lp|lapor|laporan|bikin laporan"
    r"|buat laporan|bikin lp)(?!\S)"
)
_WAITING = re.compile(
    r"(?<!\S)(?:sudah|sejak|dari|hampir|selama|mau|masuk|lewat|lebih|genap|memasuki"
    r"|baru|mulai|since|udah)(?: (?:mau|masuk|hampir|lebih|dari|zaman|lewat|ada|jalan"
    r"|sekitar|dah))*$"
)
_STANDS = re.compile(
    r"^(?: \S{1,12}){0,8} (?:belum|tidak|mandek|mangkrak|jalan|digantung|gantung"
    r"|ngendap|mengendap|kabar|nunggu|nungguin|menunggu|menanti|ngenteni|fighting"
    r"|berjuang|ngejar|ngurus|ngurusin|bolak|progres"
    r"|progress|perkembangan|laporan|lp"
    r"|kasus|didiamkan|didiemin|sunyi|hilang|tanpa|diam|sepi|masih|berlalu"
    r"|penyidik)(?!\S)"
)
_SAME_DAY = re.compile(
    r"(?<!\S)(?:(?:hari|malam) itu juga|langsung (?:ke polsek|ke polres|lapor"
    r"|bikin laporan|buat laporan)|besoknya (?:saya )?lapor)(?!\S)"
)


_TELLS_PAST = (
    "kemarin",
    "tadi",
    "semalam",
    "malam tadi",
    "barusan",
    "minggu",
    "2 hari",
)


_IN_CUSTODY = re.compile(r"(?<!\S)(?:ditahan|ditangkap|penahanan|tahanan|rutan)(?!\S)")


class Role(IntEnum):
    """What an expression of time is about; the higher, the surer it is the case."""

    OTHER = 0
    INCIDENT = 1
    LAST_STEP = 2
    WAITING = 3
    STANDING = 4
    REPORTED = 5


_ROLE_WORDS = {
    Role.OTHER: _OTHER_LEFT,
    Role.INCIDENT: _INCIDENT,
    Role.LAST_STEP: _LAST_STEP,
    Role.REPORTED: _REPORTED,
}


def mentions_case(text: str) -> bool:
    """Tell whether a report, letter or investigator is spoken of.

    Parameters
    ----------
    text : str
        Standard words of a reading.

    Returns
    -------
    bool
        False when somebody only intends to report.

    Examples
    --------
    >>> mentions_case("lp saya mandek"), mentions_case("saya mau lapor")
    (True, False)
    """
    return _MENTIONS_CASE.search(_ONLY_INTENDS.sub(" ", text)) is not None


def reported_at_once(text: str) -> bool:
    """Tell whether the report followed the incident on the same day.

    Parameters
    ----------
    text : str
        Standard words of a reading.

    Returns
    -------
    bool
        True for "malam itu juga" and the like.

    Examples
    --------
    >>> reported_at_once("malam itu juga saya lapor")
    True
    """
    return _SAME_DAY.search(text) is not None


class _Context(NamedTuple):
    """An expression of time and the words around it within the sentence."""

    left: str
    words: str
    right: str


def with_roles(
    reading: Reading, expressions: Iterable[TimeExpression]
) -> Iterator[tuple[TimeExpression, Role]]:
    """Tell what each expression that speaks of the past is about.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time.

    Yields
    ------
    tuple of (TimeExpression, Role)
        Spans of hours and expressions of the future are left out.
    """
    for expression in expressions:
        is_short = expression.shape == "duration" and expression.ago == 0
        if expression.ago is not None and not is_short:
            yield expression, _role(_context(reading.text, expression), expression)


def _context(text: str, expression: TimeExpression) -> _Context:
    start, end = expression.start, expression.end
    left = text[max(0, start - _CONTEXT_CHARS) : start].rpartition(". ")[2]
    right = text[end : end + _CONTEXT_CHARS].partition(" .")[0]
    return _Context(left.rstrip(), text[start:end], right)


def _role(around: _Context, expression: TimeExpression) -> Role:
    clause_left = around.left.rstrip(", ").rpartition(", ")[2]
    clause_right = around.right.partition(" ,")[0]
    if _is_other(around, clause_right, expression):
        return Role.OTHER
    if _LAST_STEP_RIGHT.search(clause_right):
        return Role.LAST_STEP
    if around.words.startswith(("lapor", "lp")):
        return Role.REPORTED
    role = _nearest_role(clause_left)
    if role is None and _REPORTED_RIGHT.search(clause_right):
        return Role.REPORTED
    return _waiting_role(around, expression) if role is None else role


def _is_other(around: _Context, clause_right: str, expression: TimeExpression) -> bool:
    if expression.shape == "word" and not around.words.startswith(_TELLS_PAST):
        return True
    # "ponakan (7 taun)": the bracket reads as a comma.
    before = around.left.removesuffix(" ,")
    is_duration = expression.shape == "duration"
    of_person = is_duration and _OF_PERSON.search(before)
    return bool(of_person or _OTHER_RIGHT.search(clause_right))


def _nearest_role(left: str) -> Role | None:
    """Role told by the nearest telling word before the expression."""
    found = [
        (match.end("key"), -match.start("key"), role)
        for role, pattern in _ROLE_WORDS.items()
        if (match := pattern.search(left))
    ]
    return max(found)[2] if found else None


def _waiting_role(around: _Context, expression: TimeExpression) -> Role:
    # "sejak maret" is one expression: its first word says that somebody waits.
    says_since = around.words.startswith(("sejak ", "dari "))
    if _IN_CUSTODY.search(around.left):
        return Role.OTHER
    waits = says_since or _WAITING.search(around.left) is not None
    if (waits or expression.shape == "duration") and _STANDS.search(around.right):
        return Role.STANDING
    # A bubble of its own ("bulan maret") answers "since when?".
    is_alone = not (around.left + around.right).strip()
    says_when = expression.shape in {"date", "month"} and is_alone
    return Role.WAITING if waits or says_when else Role.OTHER
