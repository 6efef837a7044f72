"""Change a text in ways that must not change its labels.

Each change takes a text and a random generator and returns another text. The phrases
stand in ``training/resources/perturbations.toml``. How such tests are meant: Ribeiro et
al. (2020), "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList".
"""

import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from importlib import resources
from typing import Any

Change = Callable[[str, random.Random], str]

_WORD = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 5  # letters; slips in shorter words make other words of them
_SLIPS = 1 / 8  # of the words, as hasty senders do (domain notes, "Register")
_LOST_VOWELS = 1 / 8
_SIGNS = re.compile(r"[.,!?;:\"()]+(?=\s|$)")


def harmless_changes() -> dict[str, Change]:
    """Return the changes that must leave category and urgency as they are.

    Returns
    -------
    dict of str to callable
        Name to change.
    """
    phrases = _phrases()["harmless"]
    return {
        "typos": partial(_each_word, change=_slip, share=_SLIPS),
        "dropped vowels": partial(_each_word, change=_lost_vowels, share=_LOST_VOWELS),
        "capitals": lambda text, _rng: text.upper(),
        "emoji": lambda text, rng: f"{text} {rng.choice(phrases['emoji'])}",
        "no punctuation": lambda text, _rng: _SIGNS.sub("", text) or text,
        "greeting and prayer": lambda text, rng: "\n".join(
            (rng.choice(phrases["greetings"]), text, rng.choice(phrases["closings"]))
        ),
        "other place or name": partial(_swap_in_row, rows=phrases["places"]),
        "slang twin": partial(_swap_pairs, pairs=phrases["slang"]),
        "dialect words": partial(_swap_one_way, pairs=phrases["dialect"]),
    }


def attacks() -> dict[str, Change]:
    """Return the changes by which somebody might try to jump the queue.

    Returns
    -------
    dict of str to callable
        Name to change.
    """
    phrases = _phrases()["attack"]
    return {
        "shouting": lambda text, _rng: f"{text.upper().replace('.', '!!!')}!!!",
        "alarm words": partial(_before, lines=phrases["alarm"]),
        "big sum": partial(_behind, lines=phrases["sums"]),
        "viral threat": partial(_behind, lines=phrases["viral"]),
        "pasted keywords": partial(_behind, lines=phrases["keywords"]),
    }


def _before(text: str, rng: random.Random, *, lines: Sequence[str]) -> str:
    return f"{rng.choice(lines)}\n{text}"


def _behind(text: str, rng: random.Random, *, lines: Sequence[str]) -> str:
    return f"{text}\n{rng.choice(lines)}"


def _each_word(text: str, rng: random.Random, *, change: Change, share: float) -> str:
    def maybe(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < _LONG_ENOUGH or rng.random() >= share:
            return word
        return change(word, rng)

    return _WORD.sub(maybe, text)


def _slip(word: str, rng: random.Random) -> str:
    """Swap, lose or double one letter inside a word."""
    place = rng.randrange(1, len(word) - 2)
    before, pair, after = word[:place], word[place : place + 2], word[place + 2 :]
    return before + rng.choice((pair[::-1], pair[1], pair[0] + pair)) + after


def _lost_vowels(word: str, _rng: random.Random) -> str:
    return word[0] + re.sub("[aeiou]", "", word[1:-1], flags=re.IGNORECASE) + word[-1]


def _swap_in_row(
    text: str, rng: random.Random, *, rows: Sequence[Sequence[str]]
) -> str:
    for row in rows:
        for name in row:
            if re.search(rf"\b{name}\b", text):
                text = re.sub(rf"\b{name}\b", rng.choice(row), text)
                break
    return text


def _swap_pairs(
    text: str, rng: random.Random, *, pairs: Sequence[Sequence[str]]
) -> str:
    other = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
    return _swapped(text, rng, other)


def _swap_one_way(
    text: str, rng: random.Random, *, pairs: Sequence[Sequence[str]]
) -> str:
    chosen = list(pairs)
    rng.shuffle(chosen)  # several dialects know one word: any of them will do
    return _swapped(text, rng, {pair[0]: pair[1] for pair in chosen})


def _swapped(text: str, _rng: random.Random, other: Mapping[str, str]) -> str:
    return _WORD.sub(lambda m: other.get(m.group(), m.group()), text)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Any]:
    path = resources.files("training") / "resources" / "perturbations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
