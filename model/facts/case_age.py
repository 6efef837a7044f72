"""How old the case is, and how long ago its last step was."""

from collections.abc import Iterable
from datetime import date

from model.facts.calendar_days import last_day_of_month, last_day_of_year
from model.facts.kinds import AgeBasis, CaseAge, CaseNumber
from model.facts.reading import Reading
from model.facts.time_expressions import TimeExpression
from model.facts.time_roles import Role, mentions_case, reported_at_once, with_roles


def find_case_age(
    reading: Reading,
    expressions: Iterable[TimeExpression],
    numbers: Iterable[CaseNumber],
    today: date | None,
) -> CaseAge | None:
    """Tell how long ago the case was reported, never more than is stated.

    A number with month and year decides; words refine it when they fall into that
    month. Without one, words near a report, then words of waiting. Ages of persons,
    prison terms, contracts and dates of the incident do not count.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time.
    numbers : iterable of CaseNumber
        Its case numbers.
    today : date or None
        The day of receipt.

    Returns
    -------
    CaseAge or None
        None when no age is stated.
    """
    stated = _from_words(reading, expressions)
    counted = _from_number(numbers, today)
    if counted is None:
        return stated
    age, longest = counted
    is_told_apart = stated is not None and not stated.span.overlaps(age.span)
    if stated and is_told_apart and age.days <= stated.days <= longest:
        return stated
    return age


def find_last_step_age(
    reading: Reading, expressions: Iterable[TimeExpression]
) -> CaseAge | None:
    """Tell how long ago the last known step of the case was.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    expressions : iterable of TimeExpression
        Its expressions of time.

    Returns
    -------
    CaseAge or None
        The latest of the steps stated ("SP2HP terakhir Februari 2025").
    """
    if not mentions_case(reading.text):
        return None
    steps = [
        _case_age(reading, expression)
        for expression, role in with_roles(reading, expressions)
        if role is Role.LAST_STEP
    ]
    return min(steps, key=lambda step: step.days, default=None)


def _from_number(
    numbers: Iterable[CaseNumber], today: date | None
) -> tuple[CaseAge, int] | None:
    """Age by the first dated report number, and the most it can be."""
    for number in numbers:
        if today is None or number.kind == "letter":
            continue
        if number.month is None and number.year in {None, today.year}:
            continue
        if number.month is None and number.year is not None:
            last, first_month = last_day_of_year(today, number.year), 1
        else:
            month = number.month or 1
            last, first_month = last_day_of_month(today, month, number.year), month
        if last is not None:
            first = last.replace(month=first_month, day=1)
            age = CaseAge((today - last).days, "case_number", number.span)
            return age, (today - first).days
    return None


def _from_words(
    reading: Reading, expressions: Iterable[TimeExpression]
) -> CaseAge | None:
    if not mentions_case(reading.text):
        return None
    roles = list(with_roles(reading, expressions))
    wanted = {Role.WAITING, Role.STANDING, Role.REPORTED}
    if reported_at_once(reading.text):
        wanted.add(Role.INCIDENT)
    best = max((r for _, r in roles if r in wanted), default=None)
    for expression, role in roles:
        if role is best:
            return _case_age(reading, expression)
    return None


def _case_age(reading: Reading, expression: TimeExpression) -> CaseAge:
    basis: AgeBasis = "date" if expression.shape in {"date", "month"} else "phrase"
    span = reading.original(expression.start, expression.end)
    return CaseAge(expression.ago or 0, basis, span)
