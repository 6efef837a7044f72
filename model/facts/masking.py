"""Replace personal data by placeholders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.facts.case_numbers import find_case_numbers
from model.facts.kinds import PersonalItem, PersonalKind
from model.facts.personal import find_personal
from model.facts.reading import without_expansion
from model.facts.spans import Span, without_overlaps
from model.text.folding import fold

if TYPE_CHECKING:
    from model.facts.statement import Facts

_PLACEHOLDERS: dict[PersonalKind, tuple[str, str]] = {
    "nik": ("[NIK]", "xnik"),
    "family_card": ("[KK]", "xkk"),
    "phone": ("[HP]", "xphone"),
    "email": ("[EMAIL]", "xemail"),
    "plate": ("[PLAT]", "xplate"),
    "account": ("[REKENING]", "xaccount"),
    "imei": ("[IMEI]", "ximei"),
    "sim": ("[SIM]", "xsim"),
    "passport": ("[PASPOR]", "xpassport"),
    "name": ("[NAMA]", "xname"),
    "long_number": ("[NOMOR]", "xnumber"),
}
# Masking can bring two pieces of a number next to a label; each pass hides more.
_MOST_PASSES = 8


_LONGEST_HEAD = 4
# The end of a NIK is a serial; its middle, the day of birth, is what must not show.
_SHOWN_TAIL: dict[PersonalKind, int] = {"nik": 4, "family_card": 4, "phone": 2}
_FIXED = frozenset({"nik", "family_card"})


@dataclass(frozen=True, slots=True)
class MaskSpan:
    """A stretch that features must read as one placeholder word.

    Parameters
    ----------
    start, end : int
        Offsets into the original text.
    kind : str
        A `PersonalKind`, or ``"case_number"``.
    placeholder : str
        Letters only, for instance ``"xphone"``.
    """

    start: int
    end: int
    kind: PersonalKind | Literal["case_number"]
    placeholder: str


def mask_text(text: str, facts: "Facts") -> str:
    """Replace every personal stretch by its placeholder.

    Case numbers stay: officers need them. Masking a masked text changes nothing, and
    no run of nine digits or more survives.

    Parameters
    ----------
    text : str
        The original complaint.
    facts : Facts
        What `extract_facts` found in it.

    Returns
    -------
    str
        The text with ``[NIK]``, ``[HP]``, ``[NAMA]`` and the like.

    Examples
    --------
    >>> from model.facts import extract_facts
    >>> text = "a.n. Budi, hp 0812-0000-3471"
    >>> mask_text(text, extract_facts(text, None))
    'a.n. [NAMA], hp [HP]'
    """
    items = facts.personal
    for _ in range(_MOST_PASSES):
        if not items:
            break
        text = "".join(_masked_pieces(text, items))
        folded = without_expansion(fold(text))
        items = find_personal(folded, text, find_case_numbers(folded, text))
    return text


def _masked_pieces(text: str, items: tuple[PersonalItem, ...]) -> Iterator[str]:
    reached = 0
    for item in items:
        yield text[reached : item.span.start]
        yield _PLACEHOLDERS[item.kind][0]
        reached = item.span.end
    yield text[reached:]


@dataclass(frozen=True, slots=True)
class _Hidden:
    kind: PersonalKind | Literal["case_number"]
    placeholder: str
    span: Span


def mask_spans(facts: "Facts") -> tuple[MaskSpan, ...]:
    """List the stretches to be read as placeholder words, case numbers included.

    Parameters
    ----------
    facts : Facts
        What `extract_facts` found.

    Returns
    -------
    tuple of MaskSpan
        Sorted, none overlapping.

    Examples
    --------
    >>> from model.facts import extract_facts
    >>> facts = extract_facts("LP/B/9121/VIII/2024 hp 0812-0000-3471", None)
    >>> [mask.placeholder for mask in mask_spans(facts)]
    ['xlp', 'xphone']
    """
    hidden = [_Hidden(p.kind, _PLACEHOLDERS[p.kind][1], p.span) for p in facts.personal]
    hidden += [_Hidden("case_number", "xlp", n.span) for n in facts.case_numbers]
    return tuple(
        MaskSpan(h.span.start, h.span.end, h.kind, h.placeholder)
        for h in without_overlaps(hidden)
    )


def short_form(item: PersonalItem, text: str) -> str:
    """Write a personal value so that its owner knows it again and nobody else does.

    Parameters
    ----------
    item : PersonalItem
        What was found.
    text : str
        The original complaint.

    Returns
    -------
    str
        Initials of a name; of a number the first and last digits.

    Examples
    --------
    >>> short_form(PersonalItem("phone", Span(0, 14)), "0812-0000-3471")
    '0812****71'
    """
    value = "".join(char for char in item.span.of(text) if char.isalnum())
    if item.kind == "name":
        return ".".join(word[0].upper() for word in item.span.of(text).split()) + "."
    if item.kind == "email":
        return value[:1] + "****"
    shown = value[: min(_LONGEST_HEAD, len(value) // 3)]
    tail = _SHOWN_TAIL.get(item.kind, 0)
    hidden = "*" * (len(value) - len(shown) - tail if item.kind in _FIXED else 4)
    return shown + hidden + value[len(value) - tail :]
