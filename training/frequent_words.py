"""The words that many writers share: what the speller knows beside the dictionaries."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from model.formulas import formulas_text
from model.records import LabeledComplaint
from model.safety import safety_text
from model.text.folding import fold

_WORD = re.compile(r"[^\W\d_]+")
_WRITERS = 3  # fewer share a word: it may be one voice's own slip
_HEAD = """\
# Words that at least three writer voices of the sample corpus share, and in how many
# complaints each stands; words of the safety rules and formulas stand here too, with 0
# if they are rarer, so that nobody mends them. Written by `dahulukan corpus words`;
# labels take no part.
"""


def frequent_words(rows: Iterable[LabeledComplaint]) -> dict[str, int]:
    """Count the words that several writers use.

    Parameters
    ----------
    rows : iterable of LabeledComplaint
        A corpus; only texts and writers are looked at.

    Returns
    -------
    dict of str to int
        Word, folded and in lower case, to the number of complaints it stands in; 0 for
        rarer words of the rule files.
    """
    writers: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for word in set(_WORD.findall(fold(row.text).text)):
            writers[word].add(row.writer)
            counts[word] += 1
    shared = {w: counts[w] for w in counts if len(writers[w]) >= _WRITERS}
    known = dict.fromkeys(_rule_words(), 0) | shared
    return dict(sorted(known.items()))


def _rule_words() -> Iterator[str]:
    for text in (safety_text(), formulas_text()):
        content = tomllib.loads(text)
        for part in ("words", "formulas", "sentences", "keywords"):
            for phrase in _strings(content.get(part, {})):
                yield from _WORD.findall(fold(phrase).text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def frequent_words_file(counts: dict[str, int]) -> str:
    """Return the resource file for a list of words.

    Parameters
    ----------
    counts : dict of str to int
        As `frequent_words` returns it.

    Returns
    -------
    str
        One word and its count a line, under a head that says where they come from.
    """
    return _HEAD + "".join(f"{word} {count}\n" for word, count in counts.items())
