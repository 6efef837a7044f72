"""Facts of a complaint, found by rules, with offsets into the original text.

The rules read dialects and sloppy spelling through one table of standard words
(`reading`), so a fact does not depend on how educated its sender writes.
"""

from model.facts.extract import extract_facts
from model.facts.kinds import (
    CaseAge,
    CaseNumber,
    Custody,
    Deadline,
    Money,
    Officer,
    PersonalItem,
    TimeReference,
    Unit,
)
from model.facts.masking import MaskSpan, mask_spans, mask_text
from model.facts.spans import Span
from model.facts.statement import Facts

__all__ = [
    "CaseAge",
    "CaseNumber",
    "Custody",
    "Deadline",
    "Facts",
    "MaskSpan",
    "Money",
    "Officer",
    "PersonalItem",
    "Span",
    "TimeReference",
    "Unit",
    "extract_facts",
    "mask_spans",
    "mask_text",
]
