"""Which required items a complaint lacks, and a reply that asks for only those."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from model.facts import Facts
from model.taxonomy import Taxonomy
from model.text.normalise import NormalisedText

# A story shorter than this names no sequence of events.
_CHRONOLOGY_WORDS = 25
_REQUEST_WORDS = frozenset(
    {
        "mohon",
        "tolong",
        "minta",
        "meminta",
        "harap",
        "ingin",
        "mau",
        "bagaimana",
        "bantu",
    }
)
_DATE_EVENTS = frozenset({"yesterday", "recent", "past"})


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What a reply depends on.

    Parameters
    ----------
    category : str or None
        Id of the category; None without a model.
    urgency : str
        Id of the urgency.
    flags : tuple of str
        Ids of the flags.
    facts : Facts
        Of the complaint.
    normalised : NormalisedText
        Of the complaint.
    """

    category: str | None
    urgency: str
    flags: tuple[str, ...]
    facts: Facts
    normalised: NormalisedText


def missing_items(context: ReplyContext, taxonomy: Taxonomy) -> tuple[str, ...]:
    """List the items that the hotline asks for and the complaint does not give.

    Only complaints about police handling are asked for them; that they are missing
    never lowers an urgency.

    Parameters
    ----------
    context : ReplyContext
        Labels and facts of the complaint.
    taxonomy : Taxonomy
        Says which categories are about handling.

    Returns
    -------
    tuple of str
        Keys of ``[items]`` in ``model/resources/replies.toml``, in its order.
    """
    if context.category and not taxonomy.category(context.category).about_handling:
        return ()
    given = _given_items(context)
    return tuple(item for item in _resource()["items"] if item not in given)


def _given_items(context: ReplyContext) -> set[str]:
    facts = context.facts
    words = [token.text for token in context.normalised.tokens]
    kinds = {item.kind for item in facts.personal}
    checks = {
        "identity": bool(kinds & {"nik", "name"}),
        "contact": bool(kinds & {"phone", "email"}),
        "case_number": bool(facts.case_numbers),
        "dates": facts.case_age is not None
        or any(event.kind in _DATE_EVENTS for event in facts.events),
        "unit": bool(facts.units),
        "chronology": len(words) >= _CHRONOLOGY_WORDS,
        "request": bool(_REQUEST_WORDS.intersection(words)),
    }
    return {item for item, given in checks.items() if given}


def suggest_reply(
    context: ReplyContext, missing: tuple[str, ...], taxonomy: Taxonomy
) -> str:
    """Choose the suggested answer.

    Parameters
    ----------
    context : ReplyContext
        Labels and facts of the complaint.
    missing : tuple of str
        As `missing_items` returns it.
    taxonomy : Taxonomy
        Says which categories are about handling.

    Returns
    -------
    str
        Indonesian, without any word of the complaint in it.
    """
    resource = _resource()
    chosen = next(
        reply for reply in resource["reply"] if _holds(reply["when"], context, taxonomy)
    )
    asked = ""
    if missing:
        items = "; ".join(resource["items"][item] for item in missing)
        asked = resource["missing_text"]["text"].replace("{items}", items)
    return str(chosen["text"]).strip().replace("{missing}", asked)


def _holds(when: Mapping[str, Any], context: ReplyContext, taxonomy: Taxonomy) -> bool:
    return all(_CONDITIONS[name](when[name], context, taxonomy) for name in when)


def _about_handling(value: bool, context: ReplyContext, taxonomy: Taxonomy) -> bool:  # noqa: FBT001 - read from TOML
    if context.category is None:
        return False
    return taxonomy.category(context.category).about_handling is value


_CONDITIONS: Mapping[str, Any] = {
    "flags": lambda ids, context, _: bool(set(ids) & set(context.flags)),
    "urgency": lambda ids, context, _: context.urgency in ids,
    "categories": lambda ids, context, _: context.category in ids,
    "facts": lambda names, context, _: all(getattr(context.facts, n) for n in names),
    "words": lambda words, context, _: bool(
        set(words) & {token.text for token in context.normalised.tokens}
    ),
    "about_handling": _about_handling,
}


@lru_cache(maxsize=1)
def _resource() -> dict[str, Any]:
    path = resources.files("model") / "resources" / "replies.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
