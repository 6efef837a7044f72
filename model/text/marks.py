"""WhatsApp's own words in a complaint: forwarded, deleted, media, export headers."""

import re
from collections.abc import Iterator

# Placeholder words are letters only, so that they pass through normalisation
# unchanged; an empty placeholder means that the mark says nothing and is dropped.
_MARKS = {
    "waterusanramai": r"diteruskan berkali-kali|forwarded many times|sering diteruskan",
    "waterusan": r"(?<![^\n])\[?(?:diteruskan|forwarded)\]?(?=\n|$)",
    "wadihapus": (
        r"pesan ini (?:telah )?dihapus|anda menghapus pesan ini"
        r"|(?:this message was|you) deleted(?: this message)?"
    ),
    "wafoto": (
        r"[\[<(](?:foto|gambar|photo|image|screenshot|ss|view once|foto sekali lihat)"
        r"(?: [^\]>)\n]{0,40})?[\]>)]"
    ),
    "wavideo": r"[\[<(](?:video|rekaman)(?: [^\]>)\n]{0,40})?[\]>)]",
    "wasuara": (
        r"[\[<(](?:voice note|vn|pesan suara|audio|ptt)(?: [^\]>)\n]{0,40})?[\]>)]"
    ),
    "wastiker": r"[\[<(](?:stiker|sticker|gif)(?: [^\]>)\n]{0,40})?[\]>)]",
    "walokasi": (
        r"[\[<(](?:lokasi|location|share ?loc|lokasi terkini)"
        r"(?: [^\]>)\n]{0,60})?[\]>)]"
    ),
    "wadokumen": (
        r"[\[<(](?:dokumen|document|file|pdf|berkas)(?: [^\]>)\n]{0,60})?[\]>)]"
    ),
    "wamedia": r"<media (?:tidak disertakan|omitted)>",
    "wapanggilan": r"panggilan (?:suara|video) tak terjawab",
    "": (
        r"<pesan ini diedit>"
        r"|\[\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[.:]\d{2}\] [^:\n]{1,40}:"
    ),
}
_PATTERN = re.compile(
    "|".join(f"(?P<m{i}>{pattern})" for i, pattern in enumerate(_MARKS.values()))
)
_WORDS = tuple(_MARKS)
MEDIA_WORDS = frozenset(
    {"wafoto", "wavideo", "wasuara", "wastiker", "walokasi", "wadokumen", "wamedia"}
)


def whatsapp_marks(folded: str) -> Iterator[tuple[re.Match[str], str]]:
    r"""Find WhatsApp's own marks in folded text.

    Parameters
    ----------
    folded : str
        Text as `model.text.folding.fold` returns it.

    Yields
    ------
    tuple of re.Match and str
        Where the mark stands, and the placeholder word it becomes; an empty word
        for a mark that is dropped.

    Examples
    --------
    >>> [word for _, word in whatsapp_marks("diteruskan berkali-kali\n[foto] ini")]
    ['waterusanramai', 'wafoto']
    """
    for match in _PATTERN.finditer(folded):
        yield match, _WORDS[int((match.lastgroup or "m0")[1:])]
