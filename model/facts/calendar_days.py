"""Turn incomplete dates into days, never making the past longer than it was."""

from calendar import monthrange
from datetime import date, timedelta

from model.facts.reading import time_phrases

_OLDEST_YEAR = 1990  # an earlier year in a complaint is a birth year or a mistake
_MONTHS = range(1, 13)
_SHORTEST_FULL_YEAR = 100
_CENTURY = 2000  # two digits of a year mean this century
# "The corona days" end, for the sender who reported in them, with the second wave.
_CORONA_END = date(2021, 12, 31)


def full_year(year: int) -> int:
    """Write a year with four digits.

    Parameters
    ----------
    year : int
        Two or four digits.

    Returns
    -------
    int
        Two digits are counted from 2000.

    Examples
    --------
    >>> full_year(24), full_year(2024)
    (2024, 2024)
    """
    return year if year >= _SHORTEST_FULL_YEAR else year + _CENTURY


def as_date(year: int, month: int, day: int) -> date | None:
    """Build a date if there is such a day.

    Parameters
    ----------
    year : int
        Four digits, or two digits counted from 2000.
    month, day : int
        Any number.

    Returns
    -------
    date or None
        None for the 31st of February and for years no complaint speaks of.

    Examples
    --------
    >>> as_date(24, 2, 29), as_date(2024, 2, 30)
    (datetime.date(2024, 2, 29), None)
    """
    full = full_year(year)
    if not _OLDEST_YEAR <= full <= date.max.year or month not in _MONTHS:
        return None
    return date(full, month, day) if 1 <= day <= monthrange(full, month)[1] else None


def last_day_of_month(today: date, month: int, year: int | None = None) -> date | None:
    """Find the last day of a month that is not after today.

    Parameters
    ----------
    today : date
        The day of receipt.
    month : int
        1 to 12.
    year : int or None, default=None
        None takes the latest such month that has begun.

    Returns
    -------
    date or None
        None when the month lies ahead.

    Examples
    --------
    >>> last_day_of_month(date(2025, 3, 14), 3), last_day_of_month(date(2025, 3, 14), 6)
    (datetime.date(2025, 3, 14), datetime.date(2024, 6, 30))
    """
    if year is None:
        year = today.year if month <= today.month else today.year - 1
    begins = as_date(year, month, 1)
    if begins is None or begins > today:
        return None
    return min(today, begins.replace(day=monthrange(begins.year, month)[1]))


def last_day_of_year(today: date, year: int) -> date | None:
    """Find the last day of a year that is not after today.

    Parameters
    ----------
    today : date
        The day of receipt.
    year : int
        Four digits.

    Returns
    -------
    date or None
        None when the year lies ahead or is no year of a case.

    Examples
    --------
    >>> last_day_of_year(date(2025, 3, 14), 2022)
    datetime.date(2022, 12, 31)
    """
    return last_day_of_month(today, 12 if year < today.year else today.month, year)


def latest_day(today: date, day: int, month: int | None = None) -> date | None:
    """Find the latest day of that number that is not after today.

    Parameters
    ----------
    today : date
        The day of receipt.
    day : int
        1 to 31.
    month : int or None, default=None
        None takes any month.

    Returns
    -------
    date or None
        None when there is no such day within a year back.

    Examples
    --------
    >>> latest_day(date(2025, 3, 14), 20), latest_day(date(2025, 3, 14), 3, 8)
    (datetime.date(2025, 2, 20), datetime.date(2024, 8, 3))
    """
    for back in range(13):
        of_month = _months_later(today, -back)
        found = as_date(of_month.year, of_month.month, day)
        if found and found <= today and month in {None, found.month}:
            return found
    return None


def next_day(today: date, day: int, month: int | None = None) -> date | None:
    """Find the first day of that number that is not before today.

    Parameters
    ----------
    today : date
        The day of receipt.
    day : int
        1 to 31.
    month : int or None, default=None
        None takes any month.

    Returns
    -------
    date or None
        None when there is no such day within a year.

    Examples
    --------
    >>> next_day(date(2025, 3, 14), 12), next_day(date(2025, 3, 14), 14)
    (datetime.date(2025, 4, 12), datetime.date(2025, 3, 14))
    """
    for ahead in range(13):
        of_month = _months_later(today, ahead)
        found = as_date(of_month.year, of_month.month, day)
        if found and found >= today and month in {None, found.month}:
            return found
    return None


def latest_lebaran(today: date) -> date | None:
    """Find the latest first day of Lebaran that is not after today.

    Parameters
    ----------
    today : date
        The day of receipt.

    Returns
    -------
    date or None
        None outside the table of ``time_phrases.toml``.

    Examples
    --------
    >>> latest_lebaran(date(2025, 3, 14))
    datetime.date(2024, 4, 10)
    """
    days: list[date] = list(time_phrases()["lebaran"].values())
    past = [day for day in days if day <= today]
    in_table = past and today - max(past) < timedelta(days=360)
    return max(past) if in_table else None


def corona_end() -> date:
    """Return the day that "since corona" is counted from.

    Returns
    -------
    date
        The end of 2021, after the second wave; later than what is meant.
    """
    return _CORONA_END


def _months_later(today: date, months: int) -> date:
    index = today.year * 12 + today.month - 1 + months
    year = min(max(index // 12, 1), date.max.year)
    return date(year, index % 12 + 1, 1)
