"""What holds of the floor whatever is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.safety import load_safety_floor
from model.text.normalise import normalise

FLOOR = load_safety_floor()
FIRING = [text for rule in FLOOR.rules for text in rule.fires]
ANY_EXAMPLE = st.sampled_from(
    FIRING + [text for rule in FLOOR.rules for text in rule.not_fires]
)


def rule_ids(text: str) -> list[str]:
    return [hit.rule_id for hit in FLOOR.hits(normalise(text).tokens)]


@given(st.text())
def test_any_text_is_read(text):
    """No text raises, and every span lies in the text, in order and not empty."""
    for hit in FLOOR.hits(normalise(text).tokens):
        flat = [place for span in hit.spans for place in span]
        assert flat == sorted(flat)
        assert all(0 <= start < end <= len(text) for start, end in hit.spans)


@given(st.lists(ANY_EXAMPLE, min_size=1, max_size=4))
def test_spans_of_joined_messages_are_valid(texts):
    """The same for long complaints of several bubbles."""
    text = "\n".join(texts)

    for hit in FLOOR.hits(normalise(text).tokens):
        flat = [place for span in hit.spans for place in span]
        assert flat == sorted(flat)
        assert all(text[start:end].strip() for start, end in hit.spans)


@given(ANY_EXAMPLE)
def test_capitals_change_no_hit(text):
    """Tone is no fact."""
    assert rule_ids(text.upper()) == rule_ids(text.lower())


@given(ANY_EXAMPLE, st.sampled_from(["!!!", "!!!!!!", " 😭😭", " 🙏", " 😡😡😡"]))
def test_exclamation_marks_and_emoji_change_no_hit(text, noise):
    """Loudness is no fact."""
    assert rule_ids(text + noise) == rule_ids(text)


@given(
    ANY_EXAMPLE,
    st.sampled_from(
        ["Assalamualaikum wr wb", "P", "Selamat malam Bapak Kapolda", "Punten"]
    ),
)
def test_a_greeting_changes_no_hit(text, greeting):
    """Politeness is no fact."""
    assert rule_ids(f"{greeting}\n{text}") == rule_ids(text)


@given(ANY_EXAMPLE, st.sampled_from(["URGENT", "mohon atensi", "no viral no justice"]))
def test_words_of_urgency_change_no_hit(text, word):
    """Asking for attention is no fact."""
    assert rule_ids(f"{word}\n{text}\n{word}") == rule_ids(text)


@pytest.mark.parametrize("text", FIRING)
def test_without_its_evidence_a_rule_does_not_hold(text):
    """The spans are all that a rule rests on."""
    for hit in FLOOR.hits(normalise(text).tokens):
        left = list(text)
        for start, end in hit.spans:
            left[start:end] = " " * (end - start)
        assert hit.rule_id not in rule_ids("".join(left))


@pytest.mark.parametrize("text", FIRING)
def test_a_fact_in_the_last_bubble_of_a_long_text_counts(text):
    """Where a fact stands does not matter."""
    story = "Laporan motor hilang bulan Maret, penyidiknya Bripka A. Belum ada kabar.\n"

    assert set(rule_ids(text)) <= set(rule_ids(story * 20 + text))


@pytest.mark.parametrize(
    "words",
    [
        "golok ",
        "sekarang ",
        "bom,",
        "dipukul\n",
        "saya mau bunuh ",
        "umur 9 ",
        "ditahan tidak ",
    ],
)
def test_a_flood_of_trigger_words_gives_bounded_evidence(words):
    """64 KiB of one trigger word are answered, and no rule quotes all of it."""
    flood = normalise((words * (65536 // len(words)))[:65536])

    for hit in FLOOR.hits(flood.tokens):
        assert len(hit.spans) <= 256
