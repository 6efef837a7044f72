"""The kinds of fact a complaint can state, each with its place in the text."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.facts.spans import Span

CaseNumberKind = Literal["lp", "receipt", "lapduan", "letter"]
AgeBasis = Literal["case_number", "phrase", "date"]
PersonalKind = Literal[
    "nik",
    "family_card",
    "phone",
    "email",
    "plate",
    "account",
    "imei",
    "sim",
    "passport",
    "name",
    "long_number",
]
UnitLevel = Literal[
    "polda",
    "polres",
    "polsek",
    "directorate",
    "service",
    "mabes",
    "other_polda",
    "other_agency",
]
CustodyState = Literal["current", "released", "past"]
DeadlineKind = Literal["legal", "payment", "flight", "other"]
TimeKind = Literal[
    "now", "today", "last_hours", "yesterday", "recent", "past", "future"
]


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """Number of a police report or letter.

    Parameters
    ----------
    kind : {"lp", "receipt", "lapduan", "letter"}
        Police report; receipt for one (STTLP, STPL, STBL, TBL); complaint that is
        no report yet; letter (SP2HP, S.Pgl, S.Tap, SPDP, SP.Han ...).
    series : {"A", "B"} or None
        A was written by an officer, B by a citizen.
    serial : str
        Digits as written without dots; ``x`` where the sender hid one.
    month : int or None
        1 to 12.
    year : int or None
        Four digits.
    unit : str or None
        The unit chain as typed, for instance ``"SPKT/POLDA METRO JAYA"``.
    span : Span
        From the keyword to the end of the unit chain.
    """

    kind: CaseNumberKind
    series: Literal["A", "B"] | None
    serial: str
    month: int | None
    year: int | None
    unit: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class CaseAge:
    """How long ago something happened to the case; a lower bound.

    Parameters
    ----------
    days : int
        Days before the complaint was received, at least 0.
    basis : {"case_number", "phrase", "date"}
        What it was read from.
    span : Span
        The words or the number it was read from.
    """

    days: int
    basis: AgeBasis
    span: Span


@dataclass(frozen=True, slots=True)
class PersonalItem:
    """Personal data to be masked.

    Parameters
    ----------
    kind : str
        One of `PersonalKind`.
    span : Span
        The value alone, without its label.
    """

    kind: PersonalKind
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A police unit or other body named in the text.

    Parameters
    ----------
    id : str
        Stable identifier from ``units.toml``.
    name : str
        Official name, for display.
    level : str
        One of `UnitLevel`.
    within_pmj : bool
        Whether Polda Metro Jaya answers for it.
    span : Span
        The words that name it.
    """

    id: str
    name: str
    level: UnitLevel
    within_pmj: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer named by rank or post.

    Parameters
    ----------
    title : str
        Standard spelling, for instance ``"Bripka"`` or ``"Kanit"``.
    kind : {"rank", "post"}
        Which of the two the title is.
    span : Span
        The title alone; a name after it is a `PersonalItem`.
    """

    title: str
    kind: Literal["rank", "post"]
    span: Span


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money.

    Parameters
    ----------
    rupiah : int
        At least 1; the lower end of a range.
    span : Span
        The words or digits of the sum.
    """

    rupiah: int
    span: Span


@dataclass(frozen=True, slots=True)
class Custody:
    """Somebody's arrest or detention.

    Parameters
    ----------
    state : {"current", "released", "past"}
        Held now; free again; mentioned as history only.
    span : Span
        The words that decide the state.
    """

    state: CustodyState
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that will happen, by when, and what it is about.

    Parameters
    ----------
    date : date or None
        The day, when it can be computed.
    days_left : int or None
        Days from the day of receipt; 0 is today.
    kind : {"legal", "payment", "flight", "other"}
        A right or chance that lapses; money expected; evidence, a suspect or goods
        about to vanish; any other appointment.
    span : Span
        The words that tell the time, or the matter when no time is told.
    """

    date: date | None
    days_left: int | None
    kind: DeadlineKind
    span: Span


@dataclass(frozen=True, slots=True)
class TimeReference:
    """Words that place an event in time.

    Parameters
    ----------
    kind : str
        One of `TimeKind`: now; today; last_hours (just now, tonight, last night);
        yesterday; recent (2 to 14 days ago); past (longer ago); future.
    span : Span
        The words.
    days : int or None
        Days from receipt: negative for the past, 0 for today, positive for the
        future, None when it cannot be told.
    """

    kind: TimeKind
    span: Span
    days: int | None
