"""Score a file of complaints, line by line, in input order."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO

from model.classifier import Classifier
from model.errors import RecordError
from model.records import LONGEST_TEXT

_BATCH = 64


def score_lines(
    lines: Iterable[bytes], classifier: Classifier
) -> Iterator[dict[str, Any]]:
    """Score JSON Lines.

    Parameters
    ----------
    lines : iterable of bytes
        Each an object with ``id`` and ``text`` and, if known, ``received_at``.
        Blank lines are passed over.
    classifier : Classifier
        Gives the labels.

    Yields
    ------
    dict
        One for each line, in the same order: ``id`` and the assessment, or ``id``,
        ``line`` and ``error`` for a line that could not be read.
    """
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(numbered, _BATCH)):
        yield from _score_batch(batch, classifier)


def _score_batch(
    batch: list[tuple[int, bytes]], classifier: Classifier
) -> Iterator[dict[str, Any]]:
    parsed = [_parse(number, line) for number, line in batch]
    good = [(p["text"], p["received_at"]) for p in parsed if "error" not in p]
    assessments = iter(classifier.assess_batch(good))
    for item in parsed:
        if "error" in item:
            yield item
        else:
            yield {"id": item["id"], **next(assessments).to_dict()}


def _parse(number: int, line: bytes) -> dict[str, Any]:
    row: Any = None
    try:
        row = json.loads(line.decode("utf-8"))
        return _complaint(row)
    except (ValueError, RecursionError) as error:
        reason = f"not JSON in UTF-8: {type(error).__name__}"
    except RecordError as error:
        reason = str(error)
    known_id = row.get("id") if isinstance(row, dict) else None
    return {"id": known_id, "line": number, "error": reason}


def _complaint(row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise RecordError("a line must hold one JSON object with id and text")
    text, identifier = row.get("text"), row.get("id")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        raise RecordError("id must be a string or a whole number")
    if not isinstance(text, str):
        raise RecordError("text must be a string")
    if len(text) > LONGEST_TEXT:
        raise RecordError(
            f"text has {len(text)} characters, the most is {LONGEST_TEXT}"
        )
    return {
        "id": identifier,
        "text": text,
        "received_at": _received_at(row.get("received_at")),
    }


def _received_at(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value))
    except ValueError as error:
        raise RecordError("received_at must be an ISO 8601 time or absent") from error


def write_lines(lines: Iterable[dict[str, Any]], out: BinaryIO) -> int:
    """Write scored lines as JSON Lines.

    Parameters
    ----------
    lines : iterable of dict
        As `score_lines` yields them.
    out : binary file
        Where to.

    Returns
    -------
    int
        How many lines carry an error.
    """
    faulty = 0
    for line in lines:
        faulty += "error" in line
        encoded = json.dumps(line, ensure_ascii=False)
        # a lone surrogate stays the \udxxx escape that JSON has for it
        out.write(encoded.encode("utf-8", "backslashreplace") + b"\n")
    return faulty
