"""Labelled complaints as JSON Lines: the contract between desk and training.

The corpus in ``data/samples`` and the corrections that officers make both travel in
this form, one JSON object a line.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from model.errors import RecordError

LONGEST_TEXT = 65_536  # characters; sixteen times what one WhatsApp message can hold

REGISTERS = (
    "formal",
    "everyday",
    "slang",
    "betawi",
    "javanese",
    "sundanese",
    "english_mix",
    "voice_note",
    "capitals",
)
SENDERS = (
    "pelapor_korban",
    "keluarga_korban",
    "terlapor_tersangka",
    "keluarga_tersangka",
    "kuasa_hukum",
    "saksi_pihak_ketiga",
    "anggota_polri",
    "tidak_jelas",
)
_OPTIONAL = frozenset({"contrast", "undecided"})


@dataclass(frozen=True, slots=True)
class LabeledComplaint:
    """One complaint with the labels a person gave it.

    Parameters
    ----------
    id : str
        Unique in its file.
    writer : str
        Voice that composed it, or the desk that corrected it; never a person's name.
    register : str
        One of `REGISTERS`.
    sender : str
        One of `SENDERS`: who speaks.
    received_at : datetime
        When the last bubble came, with offset.
    text : str
        All bubbles, divided by newlines.
    category, urgency : str
        Ids of the taxonomy.
    flags : tuple of str
        Ids of the taxonomy, in its order.
    evidence : tuple of str
        Words of the text, verbatim, that decide the urgency.
    contrast : str, default=""
        Rows of one contrast group differ in the deciding fact only.
    undecided : bool, default=False
        Whether its readers found no majority; nothing trains on it then.
    """

    id: str
    writer: str
    register: str
    sender: str
    received_at: datetime
    text: str
    category: str
    urgency: str
    flags: tuple[str, ...]
    evidence: tuple[str, ...]
    contrast: str = ""
    undecided: bool = False

    @classmethod
    def from_json(cls, line: str) -> "LabeledComplaint":
        """Read one line of a corpus file.

        Parameters
        ----------
        line : str
            One JSON object.

        Returns
        -------
        LabeledComplaint
            The record; ids are not checked against a taxonomy here.

        Raises
        ------
        RecordError
            If the line is no JSON object, a field is missing, unknown or of the
            wrong type, or `received_at` has no offset.
        """
        row = _json_object(line)
        known = {field.name for field in fields(cls)}
        if missing := known - _OPTIONAL - row.keys():
            raise RecordError(f"missing fields: {', '.join(sorted(missing))}")
        if unknown := row.keys() - known:
            raise RecordError(f"unknown fields: {', '.join(sorted(unknown))}")
        for name in known - {"flags", "evidence", "undecided"}:
            if not isinstance(row.get(name, ""), str):
                raise RecordError(f"{name} must be a string")
        if not isinstance(row.get("undecided", False), bool):
            raise RecordError("undecided must be true or false")
        row["received_at"] = _moment(row["received_at"])
        for name in ("flags", "evidence"):
            row[name] = _strings(name, row[name])
        return cls(**row)

    def to_json(self) -> str:
        """Return the record as one line of JSON, without the newline."""
        row: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        row["received_at"] = self.received_at.isoformat()
        for name in _OPTIONAL:
            if not row[name]:
                del row[name]
        return json.dumps(row, ensure_ascii=False)


def _json_object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise RecordError("a line must hold one JSON object")
    return row


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise RecordError(f"received_at is no ISO 8601 time: {error}") from error
    if moment.tzinfo is None:
        raise RecordError("received_at needs an offset, such as +07:00")
    return moment


def _strings(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise RecordError(f"{name} must be a list of strings")
    return tuple(value)


def read_records(path: Path) -> Iterator[LabeledComplaint]:
    """Read a corpus file.

    Parameters
    ----------
    path : Path
        UTF-8 JSON Lines; blank lines are passed over.

    Yields
    ------
    LabeledComplaint
        In the order of the file.

    Raises
    ------
    RecordError
        With the number of the line that breaks the schema.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield LabeledComplaint.from_json(line)
            except RecordError as error:
                raise RecordError(f"{path.name}, line {number}: {error}") from error


def write_records(path: Path, records: Iterable[LabeledComplaint]) -> None:
    """Write a corpus file that `read_records` reads back unchanged.

    Parameters
    ----------
    path : Path
        Replaced if it exists.
    records : iterable of LabeledComplaint
        In the order of the file.
    """
    with path.open("w", encoding="utf-8") as out:
        out.writelines(record.to_json() + "\n" for record in records)
