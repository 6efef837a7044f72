"""Texts written to make a recogniser slow or blind, 64 KiB each."""

CHARS = 64 * 1024
PIECES = {
    "digits only": "1",
    "one letter": "a",
    "the keyword of a report without end": "lp ",
    "slashes after the keyword": "lp/b/",
    "the start of a phone number": "08 ",
    "digits and blanks": "1 ",
    "digits and dots": "1.",
    "ranges": "3-4 ",
    "addresses without end": "a.b@c.",
    "newlines": "\n",
    "blanks": " ",
    "a name field each line": "nama : \n",
    "titles and names": "Pak Budi ",
    "ranks and names": "bripka andi ",
    "durations": "3 thn ",
    "custody": "ditahan masa tahanan ",
    "deadlines": "besok sidang ",
    "unit prefixes": "polres metro ",
    "number words": "dua puluh ",
    "plates": "b 0417 tkz ",
    "bank names": "bca 1",
    "emoji": "😭",
    "zero-width spaces between digits": "1\u200b",
    "combining marks": "a\u0301",
    "one character that folds to eighteen": "\ufdfa",
}


def hostile(piece: str) -> str:
    return (piece * (CHARS // len(piece) + 1))[:CHARS]
