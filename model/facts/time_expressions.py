"""Find the expressions of time in a reading and what day they mean."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from model.facts import time_patterns as patterns
from model.facts.calendar_days import (
    as_date,
    corona_end,
    last_day_of_month,
    last_day_of_year,
    latest_day,
    latest_lebaran,
    next_day,
)
from model.facts.reading import Reading, month_numbers, weekday_numbers

Shape = Literal["duration", "ago", "ahead", "word", "weekday", "date", "month", "year"]

_DAYS = {
    "menit": 0.0,
    "jam": 1 / 24,
    "hari": 1.0,
    "minggu": 7.0,
    "bulan": 30.4,
    "tahun": 365.0,
}
# Senders round up: "hampir 2 bulan" can be seven weeks.
_ALMOST = 0.85
_TENS = {"belas": 10, "puluh": 0}
# A complaint that names more moments than this is no complaint; bounds the cost.
MOST_EXPRESSIONS = 150


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of the reading that tells a time.

    Parameters
    ----------
    start, end : int
        Offsets into the text of the reading.
    shape : str
        One of `Shape`; a "duration" says how long, not when.
    ago : int or None
        Whole days before receipt at least, if it speaks of the past.
    ahead : int or None
        Whole days after receipt, if it speaks of the future.
    """

    start: int
    end: int
    shape: Shape
    ago: int | None
    ahead: int | None


def find_time_expressions(
    reading: Reading, today: date | None
) -> tuple[TimeExpression, ...]:
    """Find durations, dates, months, years, weekdays and words of time.

    Parameters
    ----------
    reading : Reading
        The complaint in standard words.
    today : date or None
        The day of receipt, in the sender's time zone; None leaves what depends on
        it open.

    Returns
    -------
    tuple of TimeExpression
        In order, none overlapping, at most `MOST_EXPRESSIONS`.

    Examples
    --------
    >>> from model.facts.reading import read
    >>> from model.text.folding import fold
    >>> [e.ago for e in find_time_expressions(read(fold("3 thn 4 bln")), None)]
    [1216]
    """
    found: list[TimeExpression] = []
    for pattern, understand in _PATTERNS:
        matches = pattern.finditer(reading.text)
        found += (
            understand(match, today)
            for match, _ in zip(matches, range(MOST_EXPRESSIONS), strict=False)
        )
    return tuple(_longest(found))


def _longest(found: list[TimeExpression]) -> Iterator[TimeExpression]:
    reached = 0
    kept = 0
    for expression in sorted(found, key=lambda e: (e.start, -e.end)):
        if expression.start >= reached and kept < MOST_EXPRESSIONS:
            reached = expression.end
            kept += 1
            yield expression


def _days_ago(day: date | None, today: date | None) -> int | None:
    if day is None or today is None or day > today:
        return None
    return (today - day).days


def _days_ahead(day: date | None, today: date | None) -> int | None:
    if day is None or today is None or day < today:
        return None
    return (day - today).days


def _number(words: str) -> float:
    first, *rest = words.split()
    if first == "beberapa":
        return 2.0
    value = float(first.split("-")[0].replace(",", "."))
    if rest[:1] == ["belas"]:
        return value + 10
    if rest[:1] == ["puluh"]:
        return value * 10 + (int(rest[1]) if len(rest) > 1 else 0)
    return value


def _duration(match: re.Match[str], _today: date | None) -> TimeExpression:
    amount = _number(match["number"]) + (
        0.5 if match["half"] or match["half_unit"] else 0
    )
    days = amount * _DAYS[match["unit"]]
    if match["unit2"]:
        days += int(match["number2"]) * _DAYS[match["unit2"]]
    whole = int(days * _ALMOST if match["almost"] else days)
    direction = (match["direction"] or "").split()
    if not direction:
        return TimeExpression(*match.span(), "duration", whole, None)
    if direction[-1] in {"lalu", "kemarin", "lewat"}:
        return TimeExpression(*match.span(), "ago", whole, None)
    return TimeExpression(*match.span(), "ahead", None, whole)


def _repeated(match: re.Match[str], _today: date | None) -> TimeExpression:
    # "berbulan-bulan" is two months at least.
    return TimeExpression(
        *match.span(), "duration", int(2 * _DAYS[match["unit"]]), None
    )


def _word(match: re.Match[str], _today: date | None) -> TimeExpression:
    days = patterns.WORD_DAYS[int((match.lastgroup or "d0")[1:])]
    ago, ahead = (-days if days <= 0 else None), (days if days >= 0 else None)
    return TimeExpression(*match.span(), "word", ago, ahead)


def _last_unit(match: re.Match[str], today: date | None) -> TimeExpression:
    day = None
    if today and "tahun" in match[0]:
        day = last_day_of_year(today, today.year - 1)
    elif today:
        day = today.replace(day=1) - timedelta(days=1)
    return TimeExpression(*match.span(), "ago", _days_ago(day, today), None)


def _era(match: re.Match[str], today: date | None) -> TimeExpression:
    day = (
        corona_end() if match["corona"] else (latest_lebaran(today) if today else None)
    )
    return TimeExpression(*match.span(), "ago", _days_ago(day, today), None)


def _next_month(match: re.Match[str], today: date | None) -> TimeExpression:
    day = _first_of_next_month(today) if today else None
    return TimeExpression(*match.span(), "ahead", None, _days_ahead(day, today))


def _this_week(match: re.Match[str], today: date | None) -> TimeExpression:
    # To Sunday; words around it say whether it speaks of what was or will be.
    left = 6 - today.weekday() if today else 6
    return TimeExpression(*match.span(), "weekday", 6 - left, left)


def _full_date(match: re.Match[str], today: date | None) -> TimeExpression:
    return _dated(match, today, month_numbers()[match["month"]])


def _digit_date(match: re.Match[str], today: date | None) -> TimeExpression:
    return _dated(match, today, int(match["month"]))


def _dated(match: re.Match[str], today: date | None, month: int) -> TimeExpression:
    day, past, future = int(match["day"]), None, None
    if match["year"]:
        past = future = as_date(int(match["year"]), month, day)
    elif today:
        past, future = latest_day(today, day, month), next_day(today, day, month)
    return TimeExpression(
        *match.span(), "date", _days_ago(past, today), _days_ahead(future, today)
    )


def _day_of_month(match: re.Match[str], today: date | None) -> TimeExpression:
    digits = match["number"] or match["month"]
    month, day = (int(digits) if digits else None), int(match["day"])
    past = latest_day(today, day, month) if today else None
    future = next_day(today, day, month) if today and not match["past"] else None
    if month and match["year"]:
        past = future = as_date(int(match["year"]), month, day)
    if match["next"] and today:
        past, future = None, next_day(_first_of_next_month(today), day)
    return TimeExpression(
        *match.span(), "date", _days_ago(past, today), _days_ahead(future, today)
    )


def _first_of_next_month(today: date) -> date:
    later = today + timedelta(days=min(31, (date.max - today).days))
    return later.replace(day=1) if later.month != today.month else later


def _month(match: re.Match[str], today: date | None) -> TimeExpression:
    name = match["bare"] or match["named"] or match["dated"]
    month = month_numbers()[name] if name else int(match["digits"])
    year = int(match["year"]) if match["year"] else None
    if match["last_year"] and today:
        year = today.year - 1
    day = last_day_of_month(today, month, year) if today else None
    return TimeExpression(*match.span(), "month", _days_ago(day, today), None)


def _one_year(match: re.Match[str], today: date | None) -> TimeExpression:
    year = int(match["year"])
    # This year says nothing: the lower bound would be 0 days.
    day = last_day_of_year(today, year) if today and year != today.year else None
    return TimeExpression(*match.span(), "year", _days_ago(day, today), None)


def _spoken_year(match: re.Match[str], today: date | None) -> TimeExpression:
    ones = int(match["ones"] or 0)
    year = (
        2010 + int(match["teen"])
        if match["teen"]
        else 2000 + int(match["tens"]) * 10 + ones
    )
    day = last_day_of_year(today, year) if today and year < today.year else None
    return TimeExpression(*match.span(), "year", _days_ago(day, today), None)


def _weekday(match: re.Match[str], today: date | None) -> TimeExpression:
    direction = match["direction"]
    if today is None:
        return TimeExpression(*match.span(), "weekday", None, None)
    name = (match["named"] or "").removeprefix("hari ")
    weekday = 6 if match["sunday"] else weekday_numbers()[name]
    ago = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if direction in {"lalu", "kemarin"}:
        return TimeExpression(*match.span(), "weekday", ago or 7, None)
    if direction == "depan":
        return TimeExpression(*match.span(), "weekday", None, ahead or 7)
    if direction in {"ini", "besok", "nanti"}:
        return TimeExpression(*match.span(), "weekday", None, ahead)
    return TimeExpression(*match.span(), "weekday", ago, ahead)


_Understand = Callable[[re.Match[str], date | None], TimeExpression]
_PATTERNS: tuple[tuple[re.Pattern[str], _Understand], ...] = (
    (patterns.DURATION, _duration),
    (patterns.REPEATED, _repeated),
    (patterns.WORD, _word),
    (patterns.LAST_UNIT, _last_unit),
    (patterns.ERA, _era),
    (patterns.THIS_WEEK, _this_week),
    (patterns.NEXT_MONTH, _next_month),
    (patterns.FULL_DATE, _full_date),
    (patterns.DIGIT_DATE, _digit_date),
    (patterns.DAY_OF_MONTH, _day_of_month),
    (patterns.MONTH, _month),
    (patterns.ONE_YEAR, _one_year),
    (patterns.SPOKEN_YEAR, _spoken_year),
    (patterns.WEEKDAY, _weekday),
)
