"""A stretch of the original text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """Half-open stretch of the original text.

    Parameters
    ----------
    start, end : int
        Offsets into the text as it was received, ``start < end``.

    Examples
    --------
    >>> Span(3, 5).of("lp 12")
    '12'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Cut this stretch out of the original text.

        Parameters
        ----------
        text : str
            The text the offsets point into.

        Returns
        -------
        str
            Never empty.
        """
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether two stretches share a character.

        Parameters
        ----------
        other : Span
            A stretch of the same text.

        Returns
        -------
        bool
            False for stretches that only touch.

        Examples
        --------
        >>> Span(0, 3).overlaps(Span(2, 4)), Span(0, 3).overlaps(Span(3, 4))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


class HasSpan(Protocol):
    """Anything found at one place of the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


SpannedT = TypeVar("SpannedT", bound=HasSpan)


def without_overlaps(
    by_preference: Iterable[SpannedT], taken: Iterable[Span] = ()
) -> list[SpannedT]:
    """Keep what overlaps nothing that was preferred to it.

    Parameters
    ----------
    by_preference : iterable of objects with a span
        The first of two that overlap is kept.
    taken : iterable of Span, default=()
        Stretches that belong to something else.

    Returns
    -------
    list of objects with a span
        In the order of the text.

    Examples
    --------
    >>> from model.facts.kinds import Money
    >>> long, short = Money(5000, Span(0, 9)), Money(5, Span(0, 4))
    >>> [money.rupiah for money in without_overlaps([long, short])]
    [5000]
    """
    occupied = Occupied(taken)
    kept = [item for item in by_preference if occupied.take(item.span)]
    return sorted(kept, key=lambda item: item.span)


class Occupied:
    """Characters of the text that already belong to a fact.

    Parameters
    ----------
    spans : iterable of Span, default=()
        Stretches taken from the start.

    Examples
    --------
    >>> occupied = Occupied([Span(0, 3)])
    >>> occupied.take(Span(2, 5)), occupied.take(Span(3, 5))
    (False, True)
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._taken: set[int] = set()
        for span in spans:
            self._taken.update(range(*span))

    def take(self, span: Span) -> bool:
        """Claim a stretch.

        Parameters
        ----------
        span : Span
            What is claimed.

        Returns
        -------
        bool
            False, and nothing is claimed, when a character of it is taken.
        """
        if self.touches(span):
            return False
        self._taken.update(range(*span))
        return True

    def touches(self, span: Span) -> bool:
        """Tell whether a character of the stretch is taken.

        Parameters
        ----------
        span : Span
            Stretch of the same text.

        Returns
        -------
        bool
            True if any character is taken.
        """
        return any(place in self._taken for place in range(*span))


def in_order(spans: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Yield stretches from left to right.

    Parameters
    ----------
    spans : iterable of tuple of int
        Start and end offsets.

    Yields
    ------
    Span
        Sorted by start, then end.

    Examples
    --------
    >>> [span.start for span in in_order([(4, 5), (0, 2)])]
    [0, 4]
    """
    for start, end in sorted(spans):
        yield Span(start, end)
