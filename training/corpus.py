"""Check a corpus: schema, ids, evidence, personal numbers, duplicates."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import RecordError
from model.records import REGISTERS, SENDERS, LabeledComplaint
from model.taxonomy import Taxonomy
from training.duplicates import near_duplicate_pairs
from training.readings import Readings, decide

# Numbers in the corpus belong to nobody: no issued NIK has the serial 0000, and no
# Indonesian subscriber number in use has four zeros in a row here by our own rule.
_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8,}(?!\d)")
_MONEY_BEFORE = re.compile(r"(?i)(?:rp|rugi|harga|senilai)[ .]*$")
_NOBODY = "0000"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row of a corpus is refused.

    Parameters
    ----------
    row : str
        Id of the row, or its line number.
    reason : str
        What is wrong and what the rule is; no word of the complaint.
    """

    row: str
    reason: str


def read_corpus(path: Path) -> tuple[list[LabeledComplaint], list[Fault]]:
    """Read every row of a corpus, keeping faults instead of stopping at the first.

    Parameters
    ----------
    path : Path
        JSON Lines.

    Returns
    -------
    tuple of (list of LabeledComplaint, list of Fault)
        Rows that could be read, and faults of those that could not.
    """
    rows, faults = [], []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                rows.append(LabeledComplaint.from_json(line))
            except RecordError as error:
                faults.append(Fault(f"line {number}", str(error)))
    return rows, faults


def check_corpus(rows: Sequence[LabeledComplaint], taxonomy: Taxonomy) -> list[Fault]:
    """List everything that a corpus must not have.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        Readable rows.
    taxonomy : Taxonomy
        Gives the known ids.

    Returns
    -------
    list of Fault
        Empty for a sound corpus.
    """
    faults = [
        Fault(row.id, reason) for row in rows for reason in _row_faults(row, taxonomy)
    ]
    counts = Counter(row.id for row in rows)
    faults += [
        Fault(i, "the id stands more than once") for i, n in counts.items() if n > 1
    ]
    for first, second in near_duplicate_pairs(rows):
        faults.append(Fault(second.id, f"near duplicate of {first.id}"))
    return faults


def check_decided(
    rows: Sequence[LabeledComplaint], readings: Readings, taxonomy: Taxonomy
) -> list[Fault]:
    """List rows whose labels are not what their readers decided.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        Readable rows.
    readings : mapping of str to mapping of str to Reading
        What each reader said; rows that no second reader has read are passed over.
    taxonomy : Taxonomy
        Gives the known ids.

    Returns
    -------
    list of Fault
        Empty where corpus and readings agree.
    """
    decided = decide(rows, readings, taxonomy)
    return [
        Fault(row.id, "its readers decided otherwise: run `dahulukan corpus decide`")
        for row, wanted in zip(rows, decided, strict=True)
        if row != wanted
    ]


def _row_faults(row: LabeledComplaint, taxonomy: Taxonomy) -> Iterator[str]:
    yield from _unknown_ids(row, taxonomy)
    if not row.text.strip():
        yield "the text is empty"
    for quote in row.evidence:
        if not quote or quote not in row.text:
            yield "evidence must be words of the text, verbatim"
    if row.urgency in taxonomy.urgency_ids:
        yield from _urgency_faults(row, taxonomy)
    for match in _LONG_NUMBER.finditer(row.text):
        digits = re.sub(r"\D", "", match.group())
        money = _MONEY_BEFORE.search(row.text[: match.start()])
        if _NOBODY not in digits and not money:
            yield f"a number of {len(digits)} digits must hold 0000, nobody's mark"


def _unknown_ids(row: LabeledComplaint, taxonomy: Taxonomy) -> Iterator[str]:
    known: tuple[tuple[str, Iterable[str], Sequence[str]], ...] = (
        ("category", [row.category], taxonomy.category_ids),
        ("urgency", [row.urgency], taxonomy.urgency_ids),
        ("flag", row.flags, taxonomy.flag_ids),
        ("register", [row.register], REGISTERS),
        ("sender", [row.sender], SENDERS),
    )
    for kind, ids, allowed in known:
        for unknown in set(ids) - set(allowed):
            yield f"unknown {kind} {unknown!r}"


def _urgency_faults(row: LabeledComplaint, taxonomy: Taxonomy) -> Iterator[str]:
    needs_evidence = taxonomy.urgency(row.urgency).needs_evidence
    if needs_evidence and not row.evidence:
        yield f"{row.urgency} needs evidence"
    if row.evidence and not needs_evidence:
        yield f"{row.urgency} takes no evidence"
    if row.category in taxonomy.category_ids:
        highest = taxonomy.category(row.category).highest_urgency
        if highest and taxonomy.level(row.urgency) > taxonomy.level(highest):
            yield f"{row.category} never goes with {row.urgency}"
