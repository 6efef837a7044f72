"""What the model says about one complaint."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the original text behind a label.

    Parameters
    ----------
    label : str
        ``"category"`` or ``"urgency"``: which label they speak for.
    text : str
        The words, verbatim.
    start, end : int
        Their offsets into the original text.
    """

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Labels of one complaint, with reasons.

    Parameters
    ----------
    category : str or None
        Id of the category; None when no model is at hand.
    urgency : str
        Id of the urgency, never below what the safety rules say.
    priority : float
        In [0, 100]; see `model.priority`.
    category_probabilities, urgency_probabilities : mapping of str to float
        Calibrated, each summing to 1; the first is empty without a model.
    flags : tuple of str
        Ids of the flags, in the order of the taxonomy.
    evidence : tuple of Evidence
        The words behind category and urgency, in the order of the text.
    needs_review : bool
        Whether a person should confirm the labels before they are relied upon.
    review_reasons : tuple of str
        Why: ``low_confidence``, ``urgency_uncertain``, ``raised_by_safety_rule``,
        ``no_model``, ``media_only``, ``unreadable``.
    safety_rules : tuple of str
        Ids of the safety rules that hold in the text.
    facts : mapping
        What was extracted; personal data is masked.
    missing : tuple of str
        Which of the items that the hotline asks for are absent.
    reply : str
        A suggested answer in Indonesian.
    model_version, taxonomy_version : str
        What made this assessment.
    """

    category: str | None
    urgency: str
    priority: float
    category_probabilities: Mapping[str, float]
    urgency_probabilities: Mapping[str, float]
    flags: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    needs_review: bool
    review_reasons: tuple[str, ...]
    safety_rules: tuple[str, ...]
    facts: Mapping[str, Any]
    missing: tuple[str, ...]
    reply: str
    model_version: str
    taxonomy_version: str

    def to_dict(self) -> dict[str, Any]:
        """Return the assessment as plain JSON values."""
        return asdict(self)
