"""Several readers of one complaint: what each of them says, and what is decided.

The writer of a text is its first reader. A second one labels it blind, knowing the
text and when it came; where the two differ, a third one does. A label holds when two
readers give it; a complaint whose readers find no majority for its category or its
urgency is kept in the corpus, undecided, and nothing trains on it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from model.errors import RecordError
from model.records import LabeledComplaint
from model.taxonomy import Taxonomy

READERS = ("writer", "second", "third")  # file names in the folder, without .jsonl
_FIELDS = frozenset({"id", "category", "urgency", "flags", "evidence"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader says of one complaint.

    Parameters
    ----------
    id : str
        Of the complaint.
    category, urgency : str
        Ids of the taxonomy; empty where the reader could not tell.
    flags : tuple of str
        Ids of the taxonomy.
    evidence : tuple of str
        Words of the text that decide an urgent level.
    """

    id: str
    category: str
    urgency: str
    flags: tuple[str, ...]
    evidence: tuple[str, ...]

    @classmethod
    def from_json(cls, line: str) -> Self:
        """Read one line of a reader's file.

        Parameters
        ----------
        line : str
            One JSON object.

        Returns
        -------
        Reading
            Ids are not checked against a taxonomy here.

        Raises
        ------
        RecordError
            If it is no JSON object with just the fields of a reading.
        """
        try:
            row = json.loads(line)
        except ValueError as error:
            raise RecordError(f"not JSON: {error}") from error
        if not isinstance(row, dict) or row.keys() != _FIELDS:
            raise RecordError(f"a reading has the fields {', '.join(sorted(_FIELDS))}")
        lists = {name: tuple(row[name]) for name in ("flags", "evidence")}
        return cls(**(row | lists))

    @classmethod
    def of(cls, row: LabeledComplaint) -> Self:
        """Return the labels of a corpus row as a reading.

        Parameters
        ----------
        row : LabeledComplaint
            A labelled complaint.

        Returns
        -------
        Reading
            With the labels of the row.
        """
        return cls(row.id, row.category, row.urgency, row.flags, row.evidence)

    def to_json(self) -> str:
        """Return the reading as one line of JSON, without the newline."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(row, ensure_ascii=False)


Readings = Mapping[str, Mapping[str, Reading]]


def read_readings(folder: Path) -> dict[str, dict[str, Reading]]:
    """Read every reader's file of a folder.

    Parameters
    ----------
    folder : Path
        Holds ``writer.jsonl``, ``second.jsonl`` and ``third.jsonl``; those that are
        missing are passed over.

    Returns
    -------
    dict of str to dict of str to Reading
        Reader to id of the complaint to reading.

    Raises
    ------
    RecordError
        With the file and line that break the form.
    """
    found: dict[str, dict[str, Reading]] = {}
    for reader in READERS:
        path = folder / f"{reader}.jsonl"
        if not path.is_file():
            continue
        found[reader] = {}
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    reading = Reading.from_json(line)
                except RecordError as error:
                    raise RecordError(f"{path.name}, line {number}: {error}") from error
                found[reader][reading.id] = reading
    return found


def decide(
    rows: Iterable[LabeledComplaint], readings: Readings, taxonomy: Taxonomy
) -> list[LabeledComplaint]:
    """Give every row the labels that its readers agree on.

    Parameters
    ----------
    rows : iterable of LabeledComplaint
        A corpus.
    readings : mapping of str to mapping of str to Reading
        As `read_readings` returns them.
    taxonomy : Taxonomy
        Says which urgencies need evidence, and the order of the flags.

    Returns
    -------
    list of LabeledComplaint
        In the same order. A row that only its writer has read keeps its labels.
    """
    return [_decided(row, _of_row(row, readings), taxonomy) for row in rows]


def needs_third_reader(first: Reading, second: Reading) -> bool:
    """Tell whether two readings differ.

    Parameters
    ----------
    first, second : Reading
        Of one complaint.

    Returns
    -------
    bool
        True if a category, an urgency or a flag differs, or one could not tell.
    """
    return _labels(first) != _labels(second) or not (first.category and first.urgency)


def _labels(reading: Reading) -> tuple[str, str, frozenset[str]]:
    return reading.category, reading.urgency, frozenset(reading.flags)


def _of_row(row: LabeledComplaint, readings: Readings) -> list[Reading]:
    found = (readings.get(reader, {}).get(row.id) for reader in READERS)
    return [reading for reading in found if reading is not None]


def _decided(
    row: LabeledComplaint, readings: Sequence[Reading], taxonomy: Taxonomy
) -> LabeledComplaint:
    if len(readings) < 2:  # noqa: PLR2004 - one voice is no majority to compare with
        return row
    category = _majority(reading.category for reading in readings)
    urgency = _majority(reading.urgency for reading in readings)
    flags = tuple(
        flag
        for flag in taxonomy.flag_ids
        if 2 * sum(flag in reading.flags for reading in readings) > len(readings)
    )
    if not (category and urgency):
        return replace(row, undecided=True)
    evidence: tuple[str, ...] = ()
    if taxonomy.urgency(urgency).needs_evidence:
        quotes = (r.evidence for r in readings if r.urgency == urgency and r.evidence)
        evidence = next(quotes, ())
    labels: dict[str, Any] = {"category": category, "urgency": urgency}
    return replace(row, **labels, flags=flags, evidence=evidence, undecided=False)


def _majority(labels: Iterable[str]) -> str:
    """Return the label that two readers give; empty if there is none."""
    counts = Counter(label for label in labels if label)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else ""
