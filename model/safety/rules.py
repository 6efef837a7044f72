"""Rules: which words, how near one another, raise the urgency."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice, repeat

from model.safety.guards import Guard
from model.safety.reading import Reading
from model.safety.words import Stretch

_MOST_WINDOWS = (
    64  # of one pattern; a flood of one repeated word needs no more evidence
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to state a danger: word groups that stand near one another.

    Parameters
    ----------
    groups : tuple of tuple of str
        Each group is one or more word classes, of which one phrase must stand in the
        text.
    within : int or None, default=None
        All words lie in a stretch of so many tokens, signs included; None for the
        whole bubble, or the whole complaint if `across`.
    across : bool, default=False
        Whether the words may stand in different bubbles.
    in_order : bool, default=False
        Whether the groups must follow one another in the order given.
    danger : int, default=0
        Number of the group that names the danger itself; guards are asked about it.
    guards : tuple of Guard, default=()
        A danger word against which one of them speaks is not counted.
    """

    groups: tuple[tuple[str, ...], ...]
    within: int | None = None
    across: bool = False
    in_order: bool = False
    danger: int = 0
    guards: tuple[Guard, ...] = ()

    def windows(self, reading: Reading) -> Iterator[tuple[Stretch, ...]]:
        """Find the places where the pattern stands.

        For every phrase that could be the last one, the nearest phrases of the other
        groups are tried: linear in the length of the text, whatever it repeats.

        Parameters
        ----------
        reading : Reading
            The complaint.

        Yields
        ------
        tuple of Stretch
            One phrase of each group.

        Examples
        --------
        >>> from model.safety.words import WordIndex
        >>> reading = Reading(["golok", "itu"], WordIndex({"weapon": ["golok"]}))
        >>> list(Pattern(groups=(("weapon",),)).windows(reading))
        [(Stretch(start=0, end=1),)]
        """
        if not all(reading.occurrences(group) for group in self.groups):
            return
        find = self._ordered if self.in_order else self._unordered
        for window in find(reading):
            reach = max(s.end for s in window) - min(s.start for s in window)
            if self.within is None or reach <= self.within:
                yield window

    def _events(self, reading: Reading) -> Iterator[tuple[Stretch, int]]:
        numbered = (
            zip(reading.occurrences(group), repeat(number))
            for number, group in enumerate(self.groups)
        )
        # Later groups first at the same place, so that no chain runs over itself.
        for stretch, number in merge(*numbered, key=lambda e: (e[0].start, -e[1])):
            if number != self.danger or not self._guarded(stretch, reading):
                yield stretch, number

    def _guarded(self, stretch: Stretch, reading: Reading) -> bool:
        return any(guard.holds(stretch, reading) for guard in self.guards)

    def _unordered(self, reading: Reading) -> Iterator[tuple[Stretch, ...]]:
        last: dict[int, Stretch] = {}
        bubble = 0
        for stretch, number in self._events(reading):
            if not self.across and reading.bubble_number(stretch.start) != bubble:
                bubble = reading.bubble_number(stretch.start)
                last.clear()
            last[number] = stretch
            if len(last) == len(self.groups):
                yield tuple(last.values())

    def _ordered(self, reading: Reading) -> Iterator[tuple[Stretch, ...]]:
        chains: dict[int, tuple[Stretch, ...]] = {-1: ()}
        bubble = 0
        for stretch, number in self._events(reading):
            if not self.across and reading.bubble_number(stretch.start) != bubble:
                bubble = reading.bubble_number(stretch.start)
                chains = {-1: ()}
            chain = chains.get(number - 1)
            if chain is None or (chain and chain[-1].end > stretch.start):
                continue
            chains[number] = (*chain, stretch)
            if number == len(self.groups) - 1:
                yield chains[number]


@dataclass(frozen=True, slots=True)
class Rule:
    """A danger, how it is stated, and what follows from it.

    Parameters
    ----------
    id : str
        Stable id.
    title : str
        What officers read, in Indonesian.
    raises_to : str
        The urgency that the complaint gets at least.
    flags : tuple of str
        Flags that the complaint gets.
    reviewed : date
        When a person last read the rule against the guide.
    source : str
        The line of the label guide that it carries out.
    patterns : tuple of Pattern
        Ways to state it; one is enough.
    fires, not_fires : tuple of str
        Invented messages in which it must and must not stand.
    """

    id: str
    title: str
    raises_to: str
    flags: tuple[str, ...]
    reviewed: date
    source: str
    patterns: tuple[Pattern, ...]
    fires: tuple[str, ...]
    not_fires: tuple[str, ...]

    def evidence(self, reading: Reading) -> list[Stretch]:
        """Return the words that state the danger.

        Parameters
        ----------
        reading : Reading
            The complaint.

        Returns
        -------
        list of Stretch
            In the order of the text, not touching one another; empty if the rule
            does not apply.
        """
        phrases = {
            phrase
            for pattern in self.patterns
            for window in islice(pattern.windows(reading), _MOST_WINDOWS)
            for phrase in window
        }
        return _joined(sorted(phrases))


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and stretch.start <= joined[-1].end:
            end = max(stretch.end, joined[-1].end)
            joined[-1] = Stretch(joined[-1].start, end)
        else:
            joined.append(stretch)
    return joined
