"""Extract the facts of one complaint."""

from datetime import date, datetime, timedelta, timezone

from model.facts.case_age import find_case_age, find_last_step_age
from model.facts.case_numbers import find_case_numbers
from model.facts.custody import find_custody
from model.facts.deadlines import find_deadlines
from model.facts.kinds import Unit
from model.facts.money import find_money
from model.facts.officers import find_officers
from model.facts.personal import find_personal
from model.facts.reading import read, without_expansion
from model.facts.spans import Span, without_overlaps
from model.facts.statement import Facts
from model.facts.time_expressions import find_time_expressions
from model.facts.time_references import find_time_references
from model.facts.units import find_units
from model.text.folding import fold

# "Kemarin" is the sender's yesterday. Western Indonesia time has no summer time.
_JAKARTA = timezone(timedelta(hours=7))
_CREDIBLE_YEARS = range(2000, 2200)


def extract_facts(text: str, received_at: datetime | None) -> Facts:
    """Read what a complaint states, with the place of every fact.

    Pure, and linear in the length of the text.

    Parameters
    ----------
    text : str
        The raw complaint, bubbles divided by newlines; any Unicode.
    received_at : datetime or None
        When it came; ages and deadlines are counted from that day in Jakarta. A
        datetime without a zone is taken as Jakarta time.

    Returns
    -------
    Facts
        Every span points into `text` and is never empty.

    Examples
    --------
    >>> received = datetime(2025, 3, 14, tzinfo=_JAKARTA)
    >>> facts = extract_facts("LP/B/9121/VIII/2024 di restro jaksel mandek", received)
    >>> facts.case_age.days, facts.units[0].name
    (195, 'Polres Metro Jakarta Selatan')
    """
    today = _day_in_jakarta(received_at)
    folded = without_expansion(fold(text))
    reading = read(folded)
    numbers = find_case_numbers(folded, text)
    expressions = find_time_expressions(reading, today)
    money = find_money(folded, text)
    deadlines = find_deadlines(reading, expressions, today)
    taken = [number.span for number in numbers]
    return Facts(
        text=text,
        case_numbers=numbers,
        case_age=find_case_age(reading, expressions, numbers, today),
        last_step_age=find_last_step_age(reading, expressions),
        personal=find_personal(folded, text, numbers),
        units=_without_desks(find_units(folded), taken),
        officers=find_officers(folded),
        money=tuple(without_overlaps(money, taken)),
        custody=find_custody(reading, expressions),
        deadlines=deadlines,
        events=find_time_references(reading, expressions, deadlines),
    )


def _without_desks(units: tuple[Unit, ...], numbers: list[Span]) -> tuple[Unit, ...]:
    """Leave out the report desk inside a number: every number holds it."""
    return tuple(
        unit
        for unit in units
        if unit.id != "spkt" or not any(unit.span.overlaps(span) for span in numbers)
    )


def _day_in_jakarta(received_at: datetime | None) -> date | None:
    # A clock that is off by decades tells nothing to count from.
    if received_at is None or received_at.year not in _CREDIBLE_YEARS:
        return None
    if received_at.tzinfo is None:
        return received_at.date()
    return received_at.astimezone(_JAKARTA).date()
