"""What goes in and out of the scoring routes."""

import json
from datetime import datetime
from importlib import resources
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

from api.errors import Problem
from model.assessment import Assessment
from model.records import LONGEST_TEXT

MOST_COMPLAINTS = 256


def _iso_time(value: object) -> datetime | None:
    """Take ISO 8601 only; pydantic alone would also read numbers as times."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError("must be an ISO 8601 time")  # noqa: TRY004 - pydantic's protocol
    try:
        return datetime.fromisoformat(value)
    except ValueError:  # its own message would quote the value
        raise ValueError("must be an ISO 8601 time") from None


class ComplaintIn(BaseModel):
    """One complaint: all bubbles of a sender until an answer."""

    model_config = ConfigDict(extra="forbid")

    id: StrictStr | StrictInt | None = Field(
        default=None, description="Your own id; it comes back with the answer."
    )
    text: StrictStr = Field(
        max_length=LONGEST_TEXT,
        description="All bubbles, divided by newlines.",
        examples=["pak lp saya di polres jaktim dr maret ga jalan2\nganti penyidik"],
    )
    received_at: Annotated[datetime | None, BeforeValidator(_iso_time)] = Field(
        default=None,
        description="When the last bubble came; ages and deadlines are counted from "
        "it. Without an offset it is Jakarta time.",
        examples=["2026-11-20T21:07:00+07:00"],
    )


class EvidenceOut(BaseModel):
    """Words of the text behind a label."""

    label: str = Field(description="`category` or `urgency`.")
    text: str = Field(description="The words, verbatim.")
    start: int = Field(description="Offset into the text, in code points.")
    end: int


def _example() -> dict[str, Any]:
    """Return a real answer, to the example that `ComplaintIn` shows."""
    path = resources.files("api") / "resources" / "assessment_example.json"
    example: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return example


class AssessmentOut(BaseModel):
    """Labels of one complaint, with reasons. Labels are allegations, not findings."""

    model_config = ConfigDict(json_schema_extra={"examples": [_example()]})

    id: StrictStr | StrictInt | None = Field(description="As it was sent.")
    category: str | None = Field(description="`null` while no model is loaded.")
    urgency: str = Field(description="Never below what the safety rules say.")
    priority: float = Field(description="0 to 100; the higher is worked first.")
    category_probabilities: dict[str, float]
    urgency_probabilities: dict[str, float]
    flags: list[str]
    evidence: list[EvidenceOut]
    needs_review: bool = Field(description="A person should confirm the labels.")
    review_reasons: list[str]
    safety_rules: list[str] = Field(description="Ids of the rules that hold.")
    facts: dict[str, Any] = Field(description="Extracted facts, personal data masked.")
    missing: list[str] = Field(description="Items the hotline asks for and lacks.")
    reply: str = Field(description="A suggested answer in Indonesian.")
    model_version: str
    taxonomy_version: str

    @classmethod
    def of(cls, complaint: ComplaintIn, assessment: Assessment) -> "AssessmentOut":
        """Put an assessment under the id of its complaint."""
        return cls(id=complaint.id, **assessment.to_dict())


class BatchIn(BaseModel):
    """Up to 256 complaints; each is checked on its own."""

    model_config = ConfigDict(extra="forbid")

    complaints: list[Any] = Field(
        max_length=MOST_COMPLAINTS,
        description="Objects as in `POST /v1/assess`. A faulty one is answered with an "
        "error of its own and does not harm the others.",
        examples=[[{"id": "a-1", "text": "motor saya dibegal barusan"}, {"id": "a-2"}]],
    )


class BatchFault(BaseModel):
    """Why one complaint of a batch could not be assessed."""

    id: Any = Field(description="As it was sent, if it could be read.")
    error: Problem


class BatchOut(BaseModel):
    """One result for each complaint, in the same order."""

    results: list[AssessmentOut | BatchFault]
