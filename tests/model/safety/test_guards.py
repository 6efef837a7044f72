"""Guards: what speaks against a danger, and how far it reaches."""

import pytest

from model.safety.guards import Guard
from model.safety.reading import Reading
from model.safety.words import Stretch, WordIndex
from model.text.normalise import normalise

INDEX = WordIndex({"danger": ["dipukul"], "against": ["dulu"], "still": ["masih"]})


def holds(text: str, **fields: object) -> bool:
    reading = Reading([token.text for token in normalise(text).tokens], INDEX)
    (danger,) = reading.occurrences(("danger",))
    settings = {"side": "around", "same": "complaint"} | fields
    return Guard("g", "t", ("against",), **settings).holds(danger, reading)


@pytest.mark.parametrize(
    ("side", "text", "expected"),
    [
        ("before", "dulu dipukul", True),
        ("before", "dipukul dulu", False),
        ("after", "dipukul dulu", True),
        ("after", "dulu dipukul", False),
        ("around", "dulu dipukul", True),
        ("around", "dipukul dulu", True),
        ("around", "dipukul", False),
    ],
)
def test_a_guard_stands_on_its_side(side, text, expected):
    """Before, after or around the danger word."""
    assert holds(text, side=side) is expected


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        ("clause", [False, False, False]),
        ("sentence", [True, False, False]),
        ("bubble", [True, True, False]),
        ("complaint", [True, True, True]),
    ],
)
def test_a_guard_looks_as_far_as_its_unit(same, expected):
    """A comma ends a clause, a full stop a sentence, a newline a bubble."""
    texts = ["dulu, dipukul", "dulu. dipukul", "dulu\ndipukul"]

    assert [holds(text, same=same) for text in texts] == expected


def test_a_guard_looks_no_farther_than_within():
    """Words farther away do not count."""
    assert holds("dulu itu dipukul", within=2)
    assert not holds("dulu itu saya dipukul", within=2)


@pytest.mark.parametrize("text", ["dulu masih dipukul", "dulu dipukul masih"])
def test_a_continuing_danger_lifts_the_guard(text):
    """A word of `unless` on either side voids it."""
    assert holds(text)
    assert not holds(text, unless=("still",))


def test_a_lifting_word_in_another_unit_changes_nothing():
    """`unless` is asked within the unit of the guard."""
    assert holds("dulu dipukul. masih", same="sentence", unless=("still",))


def test_a_sign_is_a_unit_of_its_own():
    """A reading can be asked at any token, signs included."""
    reading = Reading([".", "dipukul"], INDEX)

    assert reading.unit(0, "sentence") == Stretch(0, 1)
    assert reading.unit(1, "sentence") == Stretch(1, 2)
