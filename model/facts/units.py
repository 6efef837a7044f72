"""Which police units and other bodies a complaint names, and whose they are."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple, cast

from model.facts.kinds import Unit, UnitLevel
from model.facts.phrases import PhraseTable
from model.facts.spans import Span
from model.text.folding import FoldedText

_OWN_LEVELS = frozenset({"polda", "polres", "polsek", "directorate", "service"})


class _Named(NamedTuple):
    id: str
    name: str
    level: UnitLevel

    @property
    def within_pmj(self) -> bool:
        return self.level in _OWN_LEVELS


def find_units(folded: FoldedText) -> tuple[Unit, ...]:
    """Find the units named, each place of the text once.

    A place alone ("di Tebet") names no unit. "Polresta Tangerang" and its Polsek are
    Polda Banten, "Polres Bogor" is Polda Jabar; "Polsek Bojonggede" is Depok.

    Parameters
    ----------
    folded : FoldedText
        The folded complaint.

    Returns
    -------
    tuple of Unit
        In the order of the text.

    Examples
    --------
    >>> from model.text.folding import fold
    >>> [u.id for u in find_units(fold("Polsek Tebet lempar ke restro jaksel"))]
    ['polsek-tebet', 'polres-metro-jakarta-selatan']
    """
    return tuple(
        Unit(
            id=unit.id,
            name=unit.name,
            level=unit.level,
            within_pmj=unit.within_pmj,
            span=Span(*folded.original_span(start, end)),
        )
        for unit, start, end in _unit_table().find(folded.text)
    )


@lru_cache(maxsize=1)
def _unit_table() -> PhraseTable[_Named]:
    path = resources.files("model") / "resources" / "units.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    # Later entries win: our own units are read after the bodies outside.
    phrases: dict[str, _Named] = {}
    for read in (_outside_units, _polres_units, _polsek_units, _other_units):
        phrases.update(read(tables))
    return PhraseTable(phrases)


def _outside_units(tables: Mapping[str, Any]) -> Iterator[tuple[str, _Named]]:
    outside, prefixes = tables["outside"], tables["prefixes"]
    for level in ("polsek", "polres"):
        for place in outside[level]:
            named = _outside(level, place)
            for prefix in prefixes[level]:
                yield f"{prefix} {place}", named
    for place in outside["polda"]:
        for prefix in ("polda", "kapolda", "ditreskrimum polda", "propam polda"):
            yield f"{prefix} {place}", _outside("polda", place)


def _polres_units(tables: Mapping[str, Any]) -> Iterator[tuple[str, _Named]]:
    banten = set(tables["outside"]["polresta_only"])
    for polres in tables["polres"]:
        named = _Named(polres["id"], polres["name"], "polres")
        for place in polres["places"]:
            for prefix in tables["prefixes"]["polres"]:
                is_banten = place in banten and prefix in {"polresta", "kapolresta"}
                yield (
                    f"{prefix} {place}",
                    _outside("polresta", place) if is_banten else named,
                )


def _polsek_units(tables: Mapping[str, Any]) -> Iterator[tuple[str, _Named]]:
    named = {
        place.lower(): _Named(f"polsek-{_slug(place)}", f"Polsek {place}", "polsek")
        for polres in tables["polres"]
        for place in polres["polsek"]
    }
    aliases = tables["polsek_aliases"].items()
    named |= {alias: named[place.lower()] for alias, place in aliases}
    for place, polsek in named.items():
        for prefix in tables["prefixes"]["polsek"]:
            yield f"{prefix} {place}", polsek


def _other_units(tables: Mapping[str, Any]) -> Iterator[tuple[str, _Named]]:
    for unit in tables["unit"]:
        named = _Named(unit["id"], unit["name"], cast("UnitLevel", unit["level"]))
        for alias in unit["aliases"]:
            yield alias, named


def _outside(level: str, place: str) -> _Named:
    name = f"{level.capitalize()} {place.title()}"
    return _Named(f"{level}-{_slug(place)}", name, "other_polda")


def _slug(place: str) -> str:
    return place.lower().replace(" ", "-")
