"""Officers named by rank or post."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from model.facts.kinds import Officer
from model.facts.phrases import PhraseTable
from model.facts.spans import Span
from model.text.folding import FoldedText

# Kapolda, Kapolri, "komandan" and "jenderal" are left out: they are whom the sender
# greets, not whom the complaint is about. Source: domain notes, section 3.2.
_RANKS = {
    "Bharada": "bharada barada",
    "Bharatu": "bharatu baratu",
    "Bharaka": "bharaka",
    "Abripda": "abripda",
    "Abriptu": "abriptu",
    "Abrip": "abrip",
    "Bripda": "bripda bribda",
    "Briptu": "briptu bribtu",
    "Brigadir": "brigadir brigpol brigadier",
    "Bripka": "bripka bribka bripke",
    "Aipda": "aipda aibda",
    "Aiptu": "aiptu aibtu",
    "Ipda": "ipda ibda",
    "Iptu": "iptu ibtu",
    "AKP": "akp",
    "Kompol": "kompol",
    "AKBP": "akbp",
    "Kombes": "kombes kombespol kompes",
    "Brigjen": "brigjen brigjenpol",
    "Irjen": "irjen",
    "Komjen": "komjen",
}
_POSTS = {
    "Penyidik": "penyidik,penyidiknya,pnyidik,penydik,penyidike,penyidikna"
    ",penyidik pembantu,juper",
    "Banit": "banit",
    "Panit": "panit",
    "Kanit": "kanit,kanitnya,kanit reskrim,kanit ppa,kanit harda,kanit krimum"
    ",kanit ranmor,kanit resmob,kanit laka",
    "Kasubnit": "kasubnit",
    "Kasubdit": "kasubdit",
    "KBO": "kbo,kbo reskrim",
    "Kasat": "kasat,kasat reskrim,kasat narkoba,kasat lantas,kasatreskrim,kasatnya",
    "Kapolsek": "kapolsek,kapolseknya,kapolsekta,kapolsektro",
    "Wakapolsek": "wakapolsek",
    "Kapolres": "kapolres,kapolresta,kapolrestro,kapolresnya",
    "Wakapolres": "wakapolres",
    "Wakapolda": "wakapolda",
    "Direktur": "dirreskrimum,dirreskrimsus,dirresnarkoba,dirressiber,dirkrimum"
    ",dirkrimsus,dirlantas",
    "Kabag": "kabag wassidik,kabag,kabag ops",
    "Kabid Propam": "kabid propam,kabidpropam",
    "Irwasda": "irwasda",
    "Ka SPKT": "ka spkt,kaspkt",
    "Bhabinkamtibmas": "bhabinkamtibmas,babinkamtibmas,bhabin,babin kamtibmas",
    "Buser": "buser,tim buser",
    "Provos": "provos,provost",
    "Paminal": "paminal",
    "Polantas": "polantas",
}


class _Title(NamedTuple):
    title: str
    kind: Literal["rank", "post"]


def _titles() -> Iterator[tuple[str, _Title]]:
    for title, spellings in _RANKS.items():
        for spelling in spellings.split():
            yield spelling, _Title(title, "rank")
    for title, spellings in _POSTS.items():
        for spelling in spellings.split(","):
            yield spelling, _Title(title, "post")


_TABLE = PhraseTable(dict(_titles()))


def find_officers(folded: FoldedText) -> tuple[Officer, ...]:
    """Find ranks and posts.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.

    Returns
    -------
    tuple of Officer
        In the order of the text; the title alone, not the name after it.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> [o.title for o in find_officers(fold("bribka A anak buah kanit harda"))]
    ['Bripka', 'Kanit']
    """
    return tuple(
        Officer(title.title, title.kind, Span(*folded.original_span(start, end)))
        for title, start, end in _TABLE.find(folded.text)
    )
