"""Read a rule file and refuse it unless everything in it fits together."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.errors import RuleError
from model.safety.guards import SIDES, Guard
from model.safety.reading import UNIT_ENDS
from model.safety.rules import Pattern, Rule
from model.safety.words import WordIndex
from model.taxonomy import load_taxonomy

_OR = " atau "
_RULE_FIELDS = {
    "id": str, "title": str, "raises_to": str, "flags": list, "reviewed": date,
    "source": str, "patterns": list, "fires": list, "not_fires": list,
}  # fmt: skip
_PATTERN_FIELDS = {
    "all": list, "within": int, "across": bool, "in_order": bool, "none": list,
    "danger": str,
}  # fmt: skip
_GUARD_FIELDS = {
    "title": str, "words": str, "side": str, "same": str, "within": int, "unless": str,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A checked rule file.

    Parameters
    ----------
    version : str
        Changes with every change of a rule.
    developed_on : tuple of str
        Writers whose complaints were read while the rules were made.
    index : WordIndex
        Its word classes.
    rules : tuple of Rule
        In the order of the file.
    """

    version: str
    developed_on: tuple[str, ...]
    index: WordIndex
    rules: tuple[Rule, ...]


def read_rule_file(text: str) -> RuleFile:
    """Read and check a rule file.

    Parameters
    ----------
    text : str
        The TOML document; `model/resources/safety.toml` shows and explains the form.

    Returns
    -------
    RuleFile
        Word classes, guards and rules that fit together.

    Raises
    ------
    RuleError
        If it is no TOML; a field is missing, unknown or of the wrong type; a rule
        names an unknown word class, guard, urgency or flag, has no examples or no
        review date, or shares its id with another.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"the rule file is no TOML: {error}") from error
    kinds = {"version": str, "developed_on": list}
    kinds |= {"words": dict, "guard": dict, "rule": list}
    _check_fields(content, kinds, frozenset(), "the rule file")
    index = WordIndex(
        {n: _strings(w, f"words.{n}") for n, w in content["words"].items()}
    )
    guards = {name: _guard(name, row, index) for name, row in content["guard"].items()}
    rules = tuple(_rule(row, index, guards) for row in content["rule"])
    ids = [rule.id for rule in rules]
    if doubled := sorted({name for name in ids if ids.count(name) > 1}):
        raise RuleError(f"several rules are called {', '.join(doubled)}")
    developed_on = tuple(_strings(content["developed_on"], "developed_on"))
    return RuleFile(content["version"], developed_on, index, rules)


def _guard(name: str, row: dict[str, Any], index: WordIndex) -> Guard:
    where = f"guard {name!r}"
    _check_fields(row, _GUARD_FIELDS, frozenset({"within", "unless"}), where)
    for field, known in (("side", SIDES), ("same", UNIT_ENDS)):
        if row[field] not in known:
            raise RuleError(f"{where}: {field} must be one of {', '.join(known)}")
    return Guard(
        id=name,
        title=row["title"],
        words=_group(row["words"], index, where),
        side=row["side"],
        same=row["same"],
        within=_reach(row, where),
        unless=_group(row["unless"], index, where) if "unless" in row else (),
    )


def _rule(row: dict[str, Any], index: WordIndex, guards: Mapping[str, Guard]) -> Rule:
    _check_fields(row, _RULE_FIELDS | {"none": list}, frozenset({"none"}), "a rule")
    where = f"rule {row['id']!r}"
    _check_label(row, where)
    shared = _strings(row.get("none", []), f"{where}, none")
    rule = {name: row[name] for name in _RULE_FIELDS}
    for name in ("flags", "fires", "not_fires"):
        rule[name] = _strings(row[name], f"{where}, {name}")
    if not (rule["fires"] and rule["not_fires"] and row["patterns"]):
        raise RuleError(
            f"{where} needs patterns, and examples under fires and not_fires"
        )
    rule["patterns"] = tuple(
        _pattern(pattern, shared, index, guards, where) for pattern in row["patterns"]
    )
    return Rule(**rule)


def _pattern(
    row: dict[str, Any],
    shared: Sequence[str],
    index: WordIndex,
    guards: Mapping[str, Guard],
    where: str,
) -> Pattern:
    _check_fields(row, _PATTERN_FIELDS, _PATTERN_FIELDS.keys() - {"all"}, where)
    groups = _strings(row["all"], f"{where}, all")
    if not groups:
        raise RuleError(f"{where}: a pattern with an empty 'all' would always fire")
    if (danger := row.get("danger", groups[0])) not in groups:
        raise RuleError(f"{where}: danger must be one of the groups under all")
    names = dict.fromkeys((*shared, *_strings(row.get("none", []), f"{where}, none")))
    if unknown := names.keys() - guards.keys():
        raise RuleError(f"{where} names unknown guards: {', '.join(sorted(unknown))}")
    return Pattern(
        groups=tuple(_group(group, index, where) for group in groups),
        within=_reach(row, where),
        across=row.get("across", False),
        in_order=row.get("in_order", False),
        danger=groups.index(danger),
        guards=tuple(guards[name] for name in names),
    )


def _group(text: str, index: WordIndex, where: str) -> tuple[str, ...]:
    names = tuple(text.split(_OR))
    if unknown := set(names) - index.names:
        raise RuleError(
            f"{where} names unknown word classes: {', '.join(sorted(unknown))}"
        )
    return names


def _reach(row: Mapping[str, Any], where: str) -> int | None:
    within: int | None = row.get("within")
    if within is not None and within < 1:
        raise RuleError(f"{where}: within must be 1 or more, got {within}")
    return within


def _check_label(row: Mapping[str, Any], where: str) -> None:
    taxonomy = load_taxonomy()
    # A level without evidence cannot be raised to: the guide wants words to quote (T1).
    levels = [urgency.id for urgency in taxonomy.urgencies if urgency.needs_evidence]
    if row["raises_to"] not in levels:
        raise RuleError(f"{where}: raises_to must be one of {', '.join(levels)}")
    if unknown := set(map(str, row["flags"])) - set(taxonomy.flag_ids):
        raise RuleError(f"{where} names unknown flags: {', '.join(sorted(unknown))}")


def _check_fields(
    row: object,
    kinds: Mapping[str, type],
    optional: frozenset[str] | set[str],
    where: str,
) -> None:
    if not isinstance(row, dict):
        raise RuleError(f"{where} must be a table of fields")
    where = f"{where} {row['id']!r}" if "id" in row else where
    if missing := kinds.keys() - optional - row.keys():
        raise RuleError(f"{where} lacks {', '.join(sorted(missing))}")
    if unknown := row.keys() - kinds.keys():
        raise RuleError(f"{where} has unknown fields: {', '.join(sorted(unknown))}")
    for name, value in row.items():
        if type(value) is not kinds[name]:
            raise RuleError(f"{where}: {name} must be of type {kinds[name].__name__}")


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise RuleError(f"{where} must be a list of strings, none of them empty")
    return tuple(value)
