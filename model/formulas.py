"""Words that say nothing about the matter: greetings, prayers, alarm words, threats.

Urgency comes from facts. What people put around any complaint (a greeting, a blessing,
"URGENT", a sum, a threat to go viral, a row of danger words) is found here, so that it
can be set aside before category and urgency are judged.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from model.safety.words import Stretch, WordIndex

_STRENGTH = {",": 0, ".": 1, "\n": 2, "?": 3}
_SIGNS = _STRENGTH.keys()
_SENTENCE_ENDS = frozenset(".?\n")
_WEAK = "weak"
# Kinds by which a sender presses; a greeting under pressure is still a greeting.
_PRESSING = frozenset({"alarm", "viral", "jumlah", "kata-kunci", "emoji"})
_WITHIN_ROW = _SIGNS - {"\n"}  # a list is pasted into one bubble


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of one resource file.

    Parameters
    ----------
    phrases : WordIndex
        Greetings, closings, prayers, pleas, alarm words, threats, sums.
    sentences : WordIndex
        Words of which whole sentences of formulas are made, by kind, and ``weak`` ones.
    keywords : WordIndex
        Danger words, by topic.
    topics : int
        So many topics in one unbroken row make it a pasted list.
    address : frozenset of str
        Forms of address; behind a formula they belong to it.
    fillers : frozenset of str
        Further words that are no matter.
    """

    phrases: WordIndex
    sentences: WordIndex
    keywords: WordIndex
    topics: int
    address: frozenset[str]
    fillers: frozenset[str]

    def kinds(self, words: Sequence[str]) -> dict[str, list[Stretch]]:
        """Return where formulas stand, by kind.

        Parameters
        ----------
        words : sequence of str
            Normalised tokens of a complaint.

        Returns
        -------
        dict of str to list of Stretch
            Kinds without a phrase in the text are left out.

        Examples
        --------
        >>> load_formulas().kinds(["selamat", "pagi", "motor", "saya", "hilang"])
        {'salam': [Stretch(start=0, end=2)]}
        """
        found = {
            kind: [self._with_address(stretch, words) for stretch in stretches]
            for kind, stretches in self.phrases.find(words).items()
        }
        for kind, sentence in self._whole_sentences(words):
            found.setdefault(kind, []).append(sentence)
        if signs := [n for n, word in enumerate(words) if _is_emoji(word)]:
            found["emoji"] = [Stretch(n, n + 1) for n in signs]
        if rows := list(self._keyword_rows(words)):
            found["kata-kunci"] = rows
        return found

    def content(
        self, words: Sequence[str], kinds: Mapping[str, Sequence[Stretch]]
    ) -> list[int]:
        """Return the places of the words that are left without formulas.

        Parameters
        ----------
        words : sequence of str
            Normalised tokens of a complaint.
        kinds : mapping of str to sequence of Stretch
            As `kinds` returns it for these words.

        Returns
        -------
        list of int
            Rising; of neighbouring signs the strongest stays. Where nothing but
            formulas and fillers is there, greetings and thanks are left, without what
            presses; all places if it was nothing but pressing.

        Examples
        --------
        >>> words = ["selamat", "pagi", ",", "motor", "hilang"]
        >>> formulas = load_formulas()
        >>> formulas.content(words, formulas.kinds(words))
        [3, 4]
        """
        left = _outside(words, kinds.values())
        if any(self._is_matter(words[place]) for place in left):
            return left
        pressing = [s for kind, s in kinds.items() if kind in _PRESSING]
        calm = _outside(words, pressing)
        if any(words[place][0].isalnum() for place in calm):
            return calm
        return list(range(len(words)))

    def _whole_sentences(self, words: Sequence[str]) -> Iterator[tuple[str, Stretch]]:
        """Find sentences that are made of formula words alone, and their kind."""
        kinds_at: dict[int, set[str]] = {}
        for kind, stretches in self.sentences.find(words).items():
            for stretch in stretches:
                for place in range(*stretch):
                    kinds_at.setdefault(place, set()).add(kind)
        for start, end in _sentences(words):
            said = [n for n in range(start, end) if self._is_matter(words[n])]
            said = [n for n in said if not words[n][0].isdigit()]
            named = (kinds_at.get(place, ()) for place in range(start, end))
            strong = {kind for kinds in named for kind in kinds} - {_WEAK}
            if strong and all(n in kinds_at for n in said):
                yield min(strong), Stretch(start, end)

    def _with_address(self, stretch: Stretch, words: Sequence[str]) -> Stretch:
        end = stretch.end
        while end < len(words) and words[end] in self.address:
            end += 1
        return Stretch(stretch.start, end)

    def _is_matter(self, word: str) -> bool:
        return word[0].isalnum() and word not in self.fillers | self.address

    def _keyword_rows(self, words: Sequence[str]) -> Iterator[Stretch]:
        topic_at: dict[int, str] = {}
        for topic, stretches in self.keywords.find(words).items():
            for stretch in stretches:
                for place in range(*stretch):
                    topic_at.setdefault(place, topic)
        row: list[int] = []
        for place in range(len(words) + 1):
            if place in topic_at:
                row.append(place)
            elif place == len(words) or words[place] not in _WITHIN_ROW:
                if len({topic_at[p] for p in row}) >= self.topics:
                    yield Stretch(row[0], row[-1] + 1)
                row = []


def _outside(words: Sequence[str], kinds: Iterable[Sequence[Stretch]]) -> list[int]:
    """Return the places outside some stretches, without signs left idle by them."""
    taken = {p for stretches in kinds for stretch in stretches for p in range(*stretch)}
    left = [place for place in range(len(words)) if place not in taken]
    return list(_without_idle_signs(left, words)) if taken else left


def _sentences(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(len(words) + 1):
        if place == len(words) or words[place] in _SENTENCE_ENDS:
            if place > start:
                yield start, place
            start = place + 1


def _is_emoji(word: str) -> bool:
    return not word[0].isalnum() and word not in _SIGNS


def _without_idle_signs(places: Sequence[int], words: Sequence[str]) -> Iterator[int]:
    """Of signs that stand together now that formulas are gone, keep the strongest."""
    waiting: int | None = None
    said = False
    for place in places:
        if words[place] not in _SIGNS:
            if waiting is not None and said:
                yield waiting
            waiting, said = None, True
            yield place
        elif waiting is None or _STRENGTH[words[place]] > _STRENGTH[words[waiting]]:
            waiting = place
    if waiting is not None and said:
        yield waiting


def formulas_text() -> str:
    """Return the TOML text of the formulas that ship with the package."""
    path = resources.files("model") / "resources" / "formulas.toml"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def load_formulas() -> Formulas:
    """Return the formulas that ship with the package."""
    content = tomllib.loads(formulas_text())
    keywords = content["keywords"]
    return Formulas(
        WordIndex(content["formulas"]),
        WordIndex(content["sentences"]),
        WordIndex(keywords["of"]),
        keywords["topics"],
        frozenset(content["address"]["words"]),
        frozenset(content["fillers"]["words"]),
    )
