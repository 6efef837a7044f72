"""Guards: words near a danger that speak against it."""

from dataclasses import dataclass

from model.safety.reading import Reading
from model.safety.words import Stretch

SIDES = ("before", "after", "around")


@dataclass(frozen=True, slots=True)
class Guard:
    """Words that take a danger word out of the count.

    Parameters
    ----------
    id : str
        Name by which rules refer to it.
    title : str
        What it means, in Indonesian.
    words : tuple of str
        Word classes; one phrase of them is enough.
    side : {"before", "after", "around"}
        Where the phrase must stand, seen from the danger word.
    same : {"clause", "sentence", "bubble", "complaint"}
        How far the guard looks.
    within : int or None, default=None
        How many tokens it looks to that side at most; None for the whole unit.
    unless : tuple of str, default=()
        Word classes that lift the guard when they stand on either side of the danger
        word in the same unit, no farther away than `within`.
    """

    id: str
    title: str
    words: tuple[str, ...]
    side: str
    same: str
    within: int | None = None
    unless: tuple[str, ...] = ()

    def holds(self, danger: Stretch, reading: Reading) -> bool:
        """Tell whether the guard speaks against this danger word.

        Parameters
        ----------
        danger : Stretch
            The danger word or phrase.
        reading : Reading
            The complaint.

        Returns
        -------
        bool
            True if the danger word must not be counted.

        Examples
        --------
        >>> from model.safety.words import WordIndex
        >>> guard = Guard("denied", "disangkal", ("no",), "before", "clause", within=2)
        >>> index = WordIndex({"no": ["tidak"]})
        >>> guard.holds(Stretch(1, 2), Reading(["tidak", "dipukul"], index))
        True
        """
        if not reading.occurrences(self.words):
            return False
        unit = reading.unit(danger.start, self.same)
        low = unit.start if self.within is None else danger.start - self.within
        high = unit.end if self.within is None else danger.end + self.within
        low, high = max(low, unit.start), min(high, unit.end)
        if not self._stands(self.words, danger, reading, low, high):
            return False
        return not self.unless or not (
            reading.has(self.unless, low, danger.start)
            or reading.has(self.unless, danger.end, high)
        )

    def _stands(
        self,
        words: tuple[str, ...],
        danger: Stretch,
        reading: Reading,
        low: int,
        high: int,
    ) -> bool:
        before = self.side != "after" and reading.has(words, low, danger.start)
        return before or (
            self.side != "before" and reading.has(words, danger.end, high)
        )
