"""Facts as numbers for a model."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from model.facts.kinds import CaseAge, Deadline
from model.taxonomy import load_taxonomy

if TYPE_CHECKING:
    from model.facts.statement import Facts

_THRESHOLDS = load_taxonomy().thresholds
# Upper ends in days. The taxonomy says what is fresh and where delay begins; beyond
# lie a quarter, a year and two.
_AGE_BUCKETS = (
    (_THRESHOLDS["no_reaction_days"], "fresh"),
    (_THRESHOLDS["stalled_case_days"], "recent"),
    (90, "lt_90d"),
    (365, "lt_1y"),
    (730, "lt_2y"),
)
_OLDEST_BUCKET = "gt_2y"
_SOON_DAYS = _THRESHOLDS["irreversible_within_days"]
_COUNTED_TO = 4.0  # more of a kind says nothing more
_CUSTODY_STATES = ("current", "released", "past")
_DEADLINE_KINDS = ("legal", "payment", "flight", "other")
_TIME_KINDS = ("now", "today", "last_hours", "yesterday", "recent", "past", "future")
_LEVELS = (
    "polda",
    "polres",
    "polsek",
    "directorate",
    "service",
    "mabes",
    "other_polda",
    "other_agency",
)
_PERSONAL_KINDS = ("nik", "phone", "account", "plate", "name")
_NUMBER_KINDS = ("lp", "receipt", "lapduan", "letter")


def fact_features(facts: "Facts") -> dict[str, float]:
    """Turn facts into numbers.

    Every name is present for every complaint. Neither sums of money nor which unit or
    officer is named take part.

    Parameters
    ----------
    facts : Facts
        Facts of one complaint.

    Returns
    -------
    dict of str to float
        Values in [0, 1].

    Examples
    --------
    >>> from model.facts import extract_facts
    >>> facts = extract_facts("lp saya udah 3 thn, adik masih ditahan", None)
    >>> features = facts.features()
    >>> features["case_age_gt_2y"], features["custody_current"]
    (1.0, 1.0)
    """
    features = dict(_ages("case_age", facts.case_age))
    features |= _ages("last_step_age", facts.last_step_age)
    features |= _present("number", _NUMBER_KINDS, (n.kind for n in facts.case_numbers))
    features |= _present("personal", _PERSONAL_KINDS, (p.kind for p in facts.personal))
    features |= _present("unit", _LEVELS, (u.level for u in facts.units))
    features |= _counts("time", _TIME_KINDS, [e.kind for e in facts.events])
    state = facts.custody.state if facts.custody else "none"
    features |= _present("custody", (*_CUSTODY_STATES, "none"), (state,))
    features |= _deadlines(facts.deadlines)
    return features | _flags(facts)


def _flags(facts: "Facts") -> dict[str, float]:
    within = [unit.within_pmj for unit in facts.units]
    dated = any(number.month for number in facts.case_numbers)
    kinds = {number.kind for number in facts.case_numbers}
    return {
        "has_lp": float(bool(kinds & {"lp", "receipt"})),
        "has_dated_number": float(dated),
        "has_money": float(bool(facts.money)),
        "has_officer": float(bool(facts.officers)),
        "has_rank": float(any(officer.kind == "rank" for officer in facts.officers)),
        "within_pmj": float(any(within)),
        "outside_pmj": float(not all(within)),
        "only_outside_pmj": float(bool(within) and not any(within)),
        "n_units": _share(len(within)),
        "n_case_numbers": _share(len(facts.case_numbers)),
        "n_money": _share(len(facts.money)),
        "n_officers": _share(len(facts.officers)),
    }


def _ages(name: str, age: CaseAge | None) -> Iterator[tuple[str, float]]:
    bucket = "unknown" if age is None else _bucket(age.days)
    for _, label in _AGE_BUCKETS:
        yield f"{name}_{label}", float(bucket == label)
    yield f"{name}_{_OLDEST_BUCKET}", float(bucket == _OLDEST_BUCKET)
    yield f"{name}_unknown", float(bucket == "unknown")


def _bucket(days: int) -> str:
    labels = (label for end, label in _AGE_BUCKETS if days < end)
    return next(labels, _OLDEST_BUCKET)


def _present(name: str, kinds: Iterable[str], found: Iterable[str]) -> dict[str, float]:
    there = set(found)
    return {f"{name}_{kind}": float(kind in there) for kind in kinds}


def _counts(name: str, kinds: Iterable[str], found: list[str]) -> dict[str, float]:
    return {f"{name}_{kind}": _share(found.count(kind)) for kind in kinds}


def _deadlines(deadlines: tuple[Deadline, ...]) -> Iterator[tuple[str, float]]:
    for kind in _DEADLINE_KINDS:
        left = [d.days_left for d in deadlines if d.kind == kind]
        known = [days for days in left if days is not None]
        yield f"deadline_{kind}", float(bool(left))
        yield f"deadline_{kind}_1d", float(any(days <= 1 for days in known))
        yield f"deadline_{kind}_soon", float(any(days <= _SOON_DAYS for days in known))


def _share(count: int) -> float:
    return min(count, _COUNTED_TO) / _COUNTED_TO
