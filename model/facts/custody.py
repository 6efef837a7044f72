"""Whether somebody is held, was held, or is free again."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from model.facts.kinds import Custody
from model.facts.reading import Reading
from model.facts.time_expressions import TimeExpression

_State = Literal["held", "held_still", "released", "past"]

_RELATIVES = (
    r"suami|istri|anak|adik|adek|kakak|abang|bapak|ibu|saya|dia|pacar|ponakan|keponakan"
)
_POLICE = (
    r"polisi|polsek|polres|polda|anggota|buser|resmob|petugas|reskrim|tim|polair"
    r"|kantor polisi"
)
_HELD = (
    r"ditahan|ditangkap|diamankan|dikurung|disel|dipenjara|dijemput paksa"
    r"|(?:di|d) (?:tahan|tangkap|tangkep|amankan|amanin|kurung|sel|penjara|bui)"
    rf"|(?:dibawa|dijemput|diambil|diangkut|diseret"
    rf"|dicomot)(?: [^\s.,]{{1,12}}){{0,2}} (?:{_POLICE})"
    r"|dibawa(?: [^\s.,]{1,12}){0,8} ke (?:polsek|polres|polda|kantor polisi)"
    r"|(?:di|dalam|dlm|masuk|ning|ten|teng|nang|ing|wonten) (?:dalam |dlm )?(?:sel"
    r"|tahanan|rutan|bui|penjara"
    r"|kurungan)"
    r"|masa (?:penahanan|tahanan)|penahanannya"
)
_HELD_WORDS = re.compile(rf"(?<!\S)(?:{_HELD})(?!\S)")
_FREED = re.compile(
    r"(?<!\S)(?:dilepas|dibebaskan|bebas|dipulangkan|dipulangin|ditangguhkan"
    r"|penangguhan"
    r"|(?:keluar|pulang) dari (?:sel|tahanan|polres|polsek|polda|rutan)|dikeluarin"
    r"|dikeluarkan"
    rf"|tahanan (?:kota|rumah)|wajib lapor|(?:{_RELATIVES}) sudah (?:keluar|pulang)"
    r"|belum pulang|(?:belum|tidak) (?:boleh|bisa) pulang)(?!\S)"
)
# Free, home and out mean custody only where custody is spoken of.
_WEAK = re.compile(r"^bebas$|pulang|sudah keluar")
_MENTIONS_CUSTODY = re.compile(
    r"(?<!\S)(?:ditahan|ditangkap|tahanan|penahanan|ditangguhkan|penangguhan|rutan"
    r"|sel)(?!\S)"
)
_NOT_YET = re.compile(
    r"(?<!\S)(?:belum|tidak|mohon|mau|kapan|agar|bisa|harus|kalau|kalo|klo|jika|jangan"
    r"|akan|segera|minta|ajukan"
    r"|mengajukan|pengajuan|permohonan|mengajukan|asal|biaya|ingin|ditolak|diminta"
    r"|bakal|bila|syarat|boleh|disuruh|suruh"
    r"|ancam\w*|diancam|takut|katanya mau|gak bisa|supaya|jgn|kok|kenapa|blom|boro"
    r"|blum)(?: \S{1,12}){0,2}$"
)
_REFUSED = re.compile(
    r"^ (?:\S{1,12} ){0,2}(?:ditolak|tidak dikabulkan|tidak diterima|belum)"
)
# Words before "ditahan" that say it is a thing that is kept.
_THINGS = (
    r"ktp|ktpnya|ijazah|ijasah|ijazahnya|motor|motornya|mobil|mobilnya|stnk|stnknya|sim"
    r"|simnya|hp|hpnya|barang|barangnya|paket|paketnya|akun|rekening"
    r"|uang|uangnya|duit|dana|gaji|gajinya|bpkb|bpkbnya|surat|sertifikat|sertipikat"
    r"|sertifikatnya|atm|paspor|buku|kendaraan|truk|truknya|kunci|dokumen|berkas"
    r"|berkasnya|deposit|saldo|unit|laptop|kk|akta|skck|bb|bukti|rumah|tanah|senjata"
    r"|sajam|kontainer|kapal|gerobak|dagangan|emas|data|pesanan|cctv|nilai|nilainya|kpl"
    r"|perahu|jaring"
)
_PERSONS = (
    r"saya|kami|suami|istri|anak|adik|adek|ade|kakak|abang|ayah|bapak|ibu|mama|papa|om"
    r"|paman|tante|sepupu|ponakan|keponakan|teman|temen"
    r"|pacar|pelaku|pelakunya|tersangka|tsk|terlapor|orang|orangnya|mereka|dia|beliau"
    r"|klien|saudara|sdr|pacarnya|anaknya|suaminya|laki|bojo|salaki|tetangga|sopir"
    r"|supir|karyawan|pegawai|aye|kulo|abdi|warga|mahasiswa|adiknya|kakaknya|bokap"
    r"|nyokap|mantan|menantu|cucu|buruh"
)
_LAST_THING = re.compile(
    rf"^.*(?<!\S)(?:(?P<thing>{_THINGS})|(?P<person>{_PERSONS}))(?!\S)"
)
_BY_OTHERS = re.compile(
    r"^(?: (?:di|sama|oleh|ama|ku))? (?:leasing|mertua|orang tua|syahbandar|warga|massa"
    r"|satpam|security"
    r"|pelabuhan|perusahaan|kantor"
    r"|bank|sekolah|kampus|bos"
    r"|boss|juragan|hrd|pt|dc|debt|koperasi|yayasan|rs|rumah sakit|bea|gudang"
    r"|ekspedisi)"
)
_STILL = re.compile(
    r"(?<!\S)(?:masih|sekarang|sedang|lagi|sampai sekarang)(?: \S{1,12}){0,3}$"
)
_ONCE = re.compile(
    r"(?<!\S)(?:pernah|sempat|dulu|waktu|saat|ketika|bekas|mantan"
    r"|pas)(?: \S{1,12}){0,4}$"
)
_THEN = re.compile(r"^(?: \S{1,12}){0,2} (?:dulu|waktu itu)(?!\S)")
_CONTEXT_CHARS = 70
_MOST_MENTIONS = 60
_LONG_AGO_DAYS = 60
_RANK: dict[_State, int] = {"held_still": 3, "released": 2, "held": 1, "past": 0}


class _Mention(NamedTuple):
    state: _State
    start: int
    end: int


def find_custody(
    reading: Reading, expressions: Iterable[TimeExpression]
) -> Custody | None:
    """Tell whether the text states that somebody is in custody.

    "Still held" and "not yet released" outweigh a release, a release outweighs a
    bare arrest, and a bare arrest counts as current unless told as history. Things
    that are kept (ID card, motorcycle, diploma) and arrests asked for, feared or
    missing are none.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time.

    Returns
    -------
    Custody or None
        None when no custody of a person is stated.
    """
    old = [
        e
        for e in expressions
        if e.shape != "duration" and (e.ago or 0) > _LONG_AGO_DAYS
    ]
    mentions = [*_held(reading.text, old), *_freed(reading.text)]
    best = max(mentions, key=lambda m: (_RANK[m.state], -m.start), default=None)
    if best is None:
        return None
    state: Literal["current", "released", "past"]
    state = (
        "current"
        if best.state in {"held", "held_still"}
        else "released"
        if best.state == "released"
        else "past"
    )
    return Custody(state, reading.original(best.start, best.end))


def _held(text: str, old: list[TimeExpression]) -> Iterator[_Mention]:
    for match, _ in zip(
        _HELD_WORDS.finditer(text), range(_MOST_MENTIONS), strict=False
    ):
        left, right = _around(text, match)
        if _NOT_YET.search(left) or _is_thing(left, right):
            continue
        if _STILL.search(left) or "masa" in match[0]:
            yield _Mention("held_still", *match.span())
        elif _is_history(match, left, right, old):
            yield _Mention("past", *match.span())
        else:
            yield _Mention("held", *match.span())


def _freed(text: str) -> Iterator[_Mention]:
    has_custody = _MENTIONS_CUSTODY.search(text) or _HELD_WORDS.search(text)
    for match, _ in zip(_FREED.finditer(text), range(_MOST_MENTIONS), strict=False):
        left, right = _around(text, match)
        # "His friend who was released says ...": somebody else is free.
        is_other = left.endswith((" yang", " temen", " teman")) or left == "yang"
        if is_other or (_WEAK.search(match[0]) and not has_custody):
            continue
        is_missing = "sudah" not in match[0] and (
            _NOT_YET.search(left) or _REFUSED.search(right)
        )
        if match[0].startswith(("belum", "tidak")) or is_missing:
            # "When he was to be released, they asked for money" tells of the past.
            if not _ONCE.search(left.removesuffix(" mau")):
                yield _Mention("held_still", *match.span())
        else:
            yield _Mention("released", *match.span())


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    left = text[max(0, match.start() - _CONTEXT_CHARS) : match.start()]
    right = text[match.end() : match.end() + _CONTEXT_CHARS]
    left = left.rpartition(". ")[2].rstrip()
    return left.rpartition(", ")[2], right.partition(" .")[0].partition(" ,")[0]


def _is_thing(left: str, right: str) -> bool:
    nearest = _LAST_THING.search(left)
    # "motor saya ditahan": the owner stands nearer than the thing.
    is_owned = re.search(rf"(?<!\S)(?:{_THINGS})(?: \S{{1,12}}){{0,2}}$", left)
    return bool(is_owned or (nearest and nearest["thing"]) or _BY_OTHERS.search(right))


def _is_history(
    match: re.Match[str], left: str, right: str, old: list[TimeExpression]
) -> bool:
    if _ONCE.search(left) or _THEN.search(right):
        return True
    near_old = any(
        match.start() - _CONTEXT_CHARS < e.start < match.end() + _CONTEXT_CHARS // 2
        for e in old
    )
    return near_old and not re.search(
        r"(?<!\S)(?:sejak|dari|sudah)(?!\S)", left + right
    )
