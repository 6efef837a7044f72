"""All facts of one complaint, as features and as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from model.facts.features import fact_features
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
from model.facts.report import fact_report
from model.facts.spans import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What a complaint states, each fact with its place in the original text.

    Parameters
    ----------
    text : str
        The original complaint; kept out of the repr.
    case_numbers : tuple of CaseNumber
        Numbers of reports, receipts and letters.
    case_age : CaseAge or None
        Days since the report, a lower bound.
    last_step_age : CaseAge or None
        Days since the last known step.
    personal : tuple of PersonalItem
        Personal data to mask.
    units : tuple of Unit
        Units and bodies named.
    officers : tuple of Officer
        Officers named by rank or post.
    money : tuple of Money
        Sums of money.
    custody : Custody or None
        Whether somebody is or was held.
    deadlines : tuple of Deadline
        What will happen by when.
    events : tuple of TimeReference
        Words that place events in time.
    """

    text: str
    case_numbers: tuple[CaseNumber, ...]
    case_age: CaseAge | None
    last_step_age: CaseAge | None
    personal: tuple[PersonalItem, ...]
    units: tuple[Unit, ...]
    officers: tuple[Officer, ...]
    money: tuple[Money, ...]
    custody: Custody | None
    deadlines: tuple[Deadline, ...]
    events: tuple[TimeReference, ...]

    def __repr__(self) -> str:
        return f"Facts({len(self.text)} characters)"

    def outside(self, spans: Sequence[Span]) -> "Facts":
        """Leave out units, officers and sums that stand in some stretches.

        Parameters
        ----------
        spans : sequence of Span
            Stretches of the text that say nothing about the matter: a police chief
            who is greeted is no party to it.

        Returns
        -------
        Facts
            Everything else as it was.
        """
        if not spans:
            return self

        def stands_outside(item: Unit | Officer | Money) -> bool:
            return not any(item.span.overlaps(span) for span in spans)

        return replace(
            self,
            units=tuple(filter(stands_outside, self.units)),
            officers=tuple(filter(stands_outside, self.officers)),
            money=tuple(filter(stands_outside, self.money)),
        )

    def features(self) -> dict[str, float]:
        """Turn the facts into numbers for a model.

        The amount of money is none of them: it must not move a complaint.

        Returns
        -------
        dict of str to float
            Stable names; values in [0, 1].
        """
        return fact_features(self)

    def to_dict(self) -> dict[str, Any]:
        """Turn the facts into plain JSON values, personal data shortened.

        Returns
        -------
        dict
            Lists and mappings of str, int, bool and None.
        """
        return fact_report(self)
