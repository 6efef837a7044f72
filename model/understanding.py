"""One complaint, understood once: its facts, its tokens and the safety rules in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from model.facts import Facts, extract_facts, mask_spans
from model.safety import SafetyHit, load_safety_floor
from model.text.marks import MEDIA_WORDS
from model.text.normalise import Mask, NormalisedText, normalise

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
    safety_hits : tuple of SafetyHit
        The safety rules that hold.
    """

    text: str
    facts: Facts
    normalised: NormalisedText
    safety_hits: tuple[SafetyHit, ...]

    @property
    def is_readable(self) -> bool:
        """Whether there is a letter or digit to read."""
        return any(token.text[0].isalnum() for token in self.normalised.tokens)

    @property
    def is_media_only(self) -> bool:
        """Whether there are media marks and no other word."""
        words = {t.text for t in self.normalised.tokens if t.text[0].isalnum()}
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
    return Understanding(text, facts, normalised, load_safety_floor().hits(normalised))
