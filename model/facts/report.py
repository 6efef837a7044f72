"""Facts as plain JSON values without personal data."""

from typing import TYPE_CHECKING, Any

from model.facts.kinds import CaseAge
from model.facts.masking import short_form
from model.facts.spans import Span

if TYPE_CHECKING:
    from model.facts.statement import Facts


def fact_report(facts: "Facts") -> dict[str, Any]:
    """Turn facts into what an API may answer and a log may keep.

    Parameters
    ----------
    facts : Facts
        Facts of one complaint.

    Returns
    -------
    dict
        JSON values; spans as ``[start, end]``; personal values shortened.

    Examples
    --------
    >>> from model.facts import extract_facts
    >>> extract_facts("hp 0812-0000-3471", None).to_dict()["personal"]
    [{'kind': 'phone', 'value': '0812****71', 'span': [3, 17]}]
    """
    custody = facts.custody
    return {
        "case_numbers": _case_numbers(facts),
        "case_age": _age(facts.case_age),
        "last_step_age": _age(facts.last_step_age),
        "personal": [
            {"kind": p.kind, "value": short_form(p, facts.text), "span": _span(p.span)}
            for p in facts.personal
        ],
        "units": _units(facts),
        "officers": [
            {"title": o.title, "kind": o.kind, "span": _span(o.span)}
            for o in facts.officers
        ],
        "money": [{"rupiah": m.rupiah, "span": _span(m.span)} for m in facts.money],
        "custody": custody and {"state": custody.state, "span": _span(custody.span)},
        "deadlines": _deadlines(facts),
        "events": [
            {"kind": e.kind, "days": e.days, "span": _span(e.span)}
            for e in facts.events
        ],
    }


def _case_numbers(facts: "Facts") -> list[dict[str, Any]]:
    return [
        {
            "kind": number.kind,
            "series": number.series,
            "serial": number.serial,
            "month": number.month,
            "year": number.year,
            "unit": number.unit,
            "span": _span(number.span),
        }
        for number in facts.case_numbers
    ]


def _units(facts: "Facts") -> list[dict[str, Any]]:
    return [
        {
            "id": unit.id,
            "name": unit.name,
            "level": unit.level,
            "within_pmj": unit.within_pmj,
            "span": _span(unit.span),
        }
        for unit in facts.units
    ]


def _deadlines(facts: "Facts") -> list[dict[str, Any]]:
    return [
        {
            "kind": deadline.kind,
            "date": deadline.date and deadline.date.isoformat(),
            "days_left": deadline.days_left,
            "span": _span(deadline.span),
        }
        for deadline in facts.deadlines
    ]


def _age(age: CaseAge | None) -> dict[str, Any] | None:
    if age is None:
        return None
    return {"days": age.days, "basis": age.basis, "span": _span(age.span)}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
