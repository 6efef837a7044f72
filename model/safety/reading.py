"""One complaint as the rules see it: words of each class and where sentences end."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from model.safety.words import Stretch, WordIndex

# What ends a unit of text. In chat a comma often stands for a full stop, so "clause"
# is the unit to ask whether a "not" or an "if" speaks about the danger.
UNIT_ENDS = {
    "clause": frozenset(",.?\n"),
    "sentence": frozenset(".?\n"),
    "bubble": frozenset("\n"),
    "complaint": frozenset[str](),
}


class Reading:
    """The tokens of one complaint, indexed once for all rules.

    Parameters
    ----------
    words : sequence of str
        Normalised tokens, a newline between bubbles.
    index : WordIndex
        The word classes of the rule file.

    Examples
    --------
    >>> reading = Reading(["golok", ".", "sekarang"], WordIndex({"now": ["sekarang"]}))
    >>> reading.unit(0, "sentence"), reading.occurrences(("now",))
    (Stretch(start=0, end=1), [Stretch(start=2, end=3)])
    """

    def __init__(self, words: Sequence[str], index: WordIndex) -> None:
        self._length = len(words)
        self._by_class = index.find(words)
        self._groups: dict[tuple[str, ...], list[Stretch]] = {}
        self._ends = {
            name: [place for place, word in enumerate(words) if word in ends]
            for name, ends in UNIT_ENDS.items()
        }

    def occurrences(self, group: tuple[str, ...]) -> list[Stretch]:
        """Return where any class of a group stands.

        Parameters
        ----------
        group : tuple of str
            Names of word classes.

        Returns
        -------
        list of Stretch
            In the order of the text.
        """
        if group not in self._groups:
            found = (self._by_class.get(name, ()) for name in group)
            self._groups[group] = sorted(
                {stretch for some in found for stretch in some}
            )
        return self._groups[group]

    def concepts(self) -> list[tuple[Stretch, str]]:
        """Return every phrase of every word class, in the order of the text."""
        return sorted(
            (stretch, name)
            for name, stretches in self._by_class.items()
            for stretch in stretches
        )

    def unit(self, place: int, name: str) -> Stretch:
        """Return the clause, sentence, bubble or complaint around a token.

        Parameters
        ----------
        place : int
            Token number.
        name : str
            A key of `UNIT_ENDS`.

        Returns
        -------
        Stretch
            Without the sign that ends it, unless the token is that sign.
        """
        ends = self._ends[name]
        after = bisect_left(ends, place)
        start = ends[after - 1] + 1 if after else 0
        end = ends[after] if after < len(ends) else self._length
        return Stretch(start, max(end, place + 1))

    def has(self, group: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a phrase of the group lies wholly between two places.

        Parameters
        ----------
        group : tuple of str
            Names of word classes.
        start, end : int
            Token numbers; an empty or negative range holds nothing.

        Returns
        -------
        bool
            True if one does.
        """
        stretches = self.occurrences(group)
        for number in range(bisect_left(stretches, (start, 0)), len(stretches)):
            if stretches[number].start >= end:
                return False
            if stretches[number].end <= end:
                return True
        return False

    def bubble_number(self, place: int) -> int:
        """Return which bubble a token belongs to, counted from 0.

        Parameters
        ----------
        place : int
            Token number.

        Returns
        -------
        int
            0 for the first bubble.
        """
        return bisect_right(self._ends["bubble"], place)
