"""One complaint, understood once: its facts, its tokens and the safety rules in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from model.facts import Facts, Span, extract_facts, mask_spans
from model.formulas import load_formulas
from model.safety import SafetyHit, load_safety_floor
from model.safety.words import Stretch
from model.text.marks import MEDIA_WORDS
from model.text.normalise import Mask, NormalisedText, Token, normalise

_JAKARTA = timezone(timedelta(hours=7), "WIB")  # no summer time since 1964


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that is read out of a complaint before a model sees it.

    Parameters
    ----------
    text : str
        The raw complaint.
    facts : Facts
        What was extracted from it.
    normalised : NormalisedText
        Its tokens, with names and numbers replaced by placeholders.
    content : tuple of Token
        Those of its tokens that say something about the matter; `model.formulas`.
    formulas : mapping of str to sequence of Stretch
        Where formulas stand among its tokens, by kind.
    concepts : tuple of (Stretch, str)
        Where words of a class of the safety rules stand in `content`.
    safety_hits : tuple of SafetyHit
        The safety rules that hold.
    """

    text: str
    facts: Facts
    normalised: NormalisedText
    content: tuple[Token, ...]
    formulas: Mapping[str, Sequence[Stretch]]
    concepts: tuple[tuple[Stretch, str], ...]
    safety_hits: tuple[SafetyHit, ...]

    def matter_facts(self) -> Facts:
        """Return the facts without those that stand in formulas."""
        if len(self.content) == len(self.normalised.tokens):
            return self.facts
        tokens = self.normalised.tokens
        spans = [
            Span(tokens[stretch.start].start, tokens[stretch.end - 1].end)
            for stretches in self.formulas.values()
            for stretch in stretches
        ]
        return self.facts.outside(spans)

    @property
    def is_readable(self) -> bool:
        """Whether there is a letter or digit to read."""
        return any(token.text[0].isalnum() for token in self.normalised.tokens)

    @property
    def is_media_only(self) -> bool:
        """Whether there are media marks and no other word."""
        words = {t.text for t in self.content if t.text[0].isalnum()}
        return bool(words) and words <= MEDIA_WORDS


def understand(text: str, received_at: datetime | None = None) -> Understanding:
    """Read a complaint.

    Parameters
    ----------
    text : str
        The raw complaint, bubbles divided by newlines; any Unicode.
    received_at : datetime or None, default=None
        When it came; ages and deadlines are counted from it. Without an offset it is
        taken as Jakarta time.

    Returns
    -------
    Understanding
        Facts, tokens and safety rules; offsets point into `text`.
    """
    if received_at is not None and received_at.tzinfo is None:
        received_at = received_at.replace(tzinfo=_JAKARTA)
    facts = extract_facts(text, received_at)
    masks = [Mask(m.start, m.end, m.placeholder) for m in mask_spans(facts)]
    normalised = normalise(text, masks)
    words = [token.text for token in normalised.tokens]
    kinds = load_formulas().kinds(words)
    places = load_formulas().content(words, kinds)
    content = tuple(normalised.tokens[place] for place in places)
    floor = load_safety_floor()
    reading = floor.read(content)
    return Understanding(
        text=text,
        facts=facts,
        normalised=normalised,
        content=content,
        formulas=kinds,
        concepts=tuple(reading.concepts()),
        safety_hits=floor.hits(content, reading),
    )
