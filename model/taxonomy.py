"""The taxonomy as data: categories, urgencies, flags and their thresholds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

from model.errors import TaxonomyError

_HIGHEST_FACTOR = 2


@dataclass(frozen=True, slots=True)
class Category:
    """What a complaint is about.

    Parameters
    ----------
    id : str
        Stable id, an Indonesian word.
    display_name : str
        What officers read.
    definition : str
        One Indonesian sentence.
    owner_unit : str
        The unit that usually handles it.
    about_handling : bool
        Whether it complains of what police did or failed to do.
    ordinary_urgency : str
        Id of its urgency when no fact makes it more urgent.
    highest_urgency : str, default=""
        Id of the highest urgency it can go with; empty for any.
    """

    id: str
    display_name: str
    definition: str
    owner_unit: str
    about_handling: bool
    ordinary_urgency: str
    highest_urgency: str = ""


@dataclass(frozen=True, slots=True)
class Urgency:
    """How fast harm becomes irreversible.

    Parameters
    ----------
    id : str
        Stable id, an Indonesian word.
    display_name : str
        What officers read.
    definition, handling : str
        Indonesian sentences: the test, and what happens.
    response_minutes : int
        Minutes a person may take to read it, positive.
    expected_share : float
        Share of arrivals at this level, in [0, 1]; a judgement, not a measurement.
    outside_quota : bool
        Whether it is worked at once, outside the daily quota.
    needs_evidence : bool
        Whether the label needs words of the text behind it.
    """

    id: str
    display_name: str
    definition: str
    handling: str
    response_minutes: int
    expected_share: float
    outside_quota: bool
    needs_evidence: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark on a complaint, yes or no.

    Parameters
    ----------
    id : str
        Stable id.
    display_name, definition : str
        What officers read.
    priority_factor : float, default=1.0
        What the flag multiplies the cost of waiting with, in (0, 2].
    """

    id: str
    display_name: str
    definition: str
    priority_factor: float = 1.0


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """Labels of a text that needs no model.

    Parameters
    ----------
    category, urgency : str
        Ids of the taxonomy.
    flags : tuple of str
        Ids of the taxonomy.
    """

    category: str
    urgency: str
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Taxonomy:
    """Everything a label can be, in the order that carries meaning.

    Parameters
    ----------
    version : str
        Changes whenever a label changes its meaning.
    thresholds : mapping of str to int
        Days, hours and minutes that the definitions use.
    categories : tuple of Category
        The most serious first.
    urgencies : tuple of Urgency
        The least urgent first.
    flags : tuple of Flag
        In display order.
    unreadable, media_only : FixedAnswer
        Labels of a text without a readable word, and of one with media only.
    """

    version: str
    thresholds: Mapping[str, int]
    categories: tuple[Category, ...]
    urgencies: tuple[Urgency, ...]
    flags: tuple[Flag, ...]
    unreadable: FixedAnswer
    media_only: FixedAnswer

    @classmethod
    def from_toml(cls, text: str) -> "Taxonomy":
        """Read and check a taxonomy file.

        Parameters
        ----------
        text : str
            The TOML document; `model/resources/taxonomy.toml` shows the form.

        Returns
        -------
        Taxonomy
            The checked taxonomy.

        Raises
        ------
        TaxonomyError
            If a field is missing or unknown, an id stands twice, or response times
            do not fall as urgency rises.
        """
        try:
            content = tomllib.loads(text)
            taxonomy = cls(
                version=content["version"],
                thresholds=dict(content["thresholds"]),
                categories=tuple(Category(**row) for row in content["categories"]),
                urgencies=tuple(Urgency(**row) for row in content["urgencies"]),
                flags=tuple(Flag(**row) for row in content["flags"]),
                unreadable=_fixed(content["fixed_answers"]["unreadable"]),
                media_only=_fixed(content["fixed_answers"]["media_only"]),
            )
        except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
            raise TaxonomyError(
                f"the taxonomy file cannot be read: {error}. Compare it with "
                "model/resources/taxonomy.toml."
            ) from error
        taxonomy._check()
        return taxonomy

    def _check(self) -> None:
        for kind in ("categories", "urgencies", "flags"):
            ids = [entry.id for entry in getattr(self, kind)]
            if not ids or len(set(ids)) < len(ids):
                raise TaxonomyError(f"{kind} need different ids, got {ids}")
        minutes = [urgency.response_minutes for urgency in self.urgencies]
        if minutes != sorted(set(minutes), reverse=True) or minutes[-1] <= 0:
            raise TaxonomyError(
                "response_minutes must fall from the least to the most urgent level, "
                f"got {minutes}"
            )
        if any(not 0 < f.priority_factor <= _HIGHEST_FACTOR for f in self.flags):
            raise TaxonomyError(f"a priority_factor lies in (0, {_HIGHEST_FACTOR}]")
        self._check_references()

    def _check_references(self) -> None:
        caps = {c.highest_urgency for c in self.categories} - {""}
        caps |= {c.ordinary_urgency for c in self.categories}
        fixed = (self.unreadable, self.media_only)
        used = {
            "urgencies": caps | {answer.urgency for answer in fixed},
            "categories": {answer.category for answer in fixed},
            "flags": {flag for answer in fixed for flag in answer.flags},
        }
        for kind, ids in used.items():
            if unknown := ids - {entry.id for entry in getattr(self, kind)}:
                raise TaxonomyError(f"{kind} lack {', '.join(sorted(unknown))}")

    @cached_property
    def category_ids(self) -> tuple[str, ...]:
        """Ids of the categories, the most serious first."""
        return tuple(category.id for category in self.categories)

    @cached_property
    def urgency_ids(self) -> tuple[str, ...]:
        """Ids of the urgencies, the least urgent first."""
        return tuple(urgency.id for urgency in self.urgencies)

    @cached_property
    def flag_ids(self) -> tuple[str, ...]:
        """Ids of the flags, in display order."""
        return tuple(flag.id for flag in self.flags)

    def category(self, category_id: str) -> Category:
        """Return the category with this id.

        Parameters
        ----------
        category_id : str
            An id of `category_ids`.

        Returns
        -------
        Category
            The entry of the file.
        """
        return self.categories[self.category_ids.index(category_id)]

    def urgency(self, urgency_id: str) -> Urgency:
        """Return the urgency with this id.

        Parameters
        ----------
        urgency_id : str
            An id of `urgency_ids`.

        Returns
        -------
        Urgency
            The entry of the file.
        """
        return self.urgencies[self.level(urgency_id)]

    def level(self, urgency_id: str) -> int:
        """Return the place of an urgency on the ordered scale.

        Parameters
        ----------
        urgency_id : str
            An id of `urgency_ids`.

        Returns
        -------
        int
            0 for the least urgent level.

        Examples
        --------
        >>> load_taxonomy().level("darurat")
        3
        """
        return self.urgency_ids.index(urgency_id)

    def to_dict(self) -> dict[str, Any]:
        """Return the taxonomy as plain lists and strings, for `GET /v1/taxonomy`."""
        return {
            "version": self.version,
            "thresholds": dict(self.thresholds),
            "categories": [_plain(entry) for entry in self.categories],
            "urgencies": [_plain(entry) for entry in self.urgencies],
            "flags": [_plain(entry) for entry in self.flags],
        }


def _fixed(row: Mapping[str, Any]) -> FixedAnswer:
    return FixedAnswer(row["category"], row["urgency"], tuple(row["flags"]))


def _plain(entry: Category | Urgency | Flag) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in entry.__slots__}


def taxonomy_text() -> str:
    """Return the TOML text of the taxonomy that ships with the package."""
    path = resources.files("model") / "resources" / "taxonomy.toml"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def load_taxonomy() -> Taxonomy:
    """Return the taxonomy that ships with the package."""
    return Taxonomy.from_toml(taxonomy_text())
