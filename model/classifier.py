"""The classifier: from the text of a complaint to its assessment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from model.assessment import Assessment, Evidence
from model.explanation import Explainer
from model.features import ComplaintFeatures
from model.passages import PassageDetector
from model.priority import priority
from model.replies import ReplyContext, missing_items, suggest_reply
from model.stack import StackedHeads
from model.targets import FloatArray, Probabilities
from model.taxonomy import FixedAnswer, Taxonomy
from model.understanding import Understanding, understand

NO_MODEL_VERSION = "safety-rules-only"
# Without a model nothing is known about the levels that no rule speaks of; the middle
# of the scale is what most complaints to the desk are (label guide, "Expected mix").
_LEVEL_WITHOUT_MODEL = 1
_MOST_OF_IT = 0.5
_CERTAINTY_OF_A_RULE = 0.9  # a reviewed rule, measured in `dahulukan evaluate`


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where probabilities become labels.

    Parameters
    ----------
    urgency : tuple of float
        For each level above the lowest: the level is reached where the probability
        of "at least this level" is at or above it. Low for the urgent levels, since
        a missed emergency costs more than a false alarm.
    flags : tuple of float
        One for each flag of the taxonomy.
    category_confidence : tuple of float
        One for each category: where it is the answer with a lower probability, it
        needs review.
    urgency_margin : float
        A probability this near to an urgency threshold, in log odds, needs review.
    """

    urgency: tuple[float, ...]
    flags: tuple[float, ...]
    category_confidence: tuple[float, ...]
    urgency_margin: float


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """What training produces and an artifact carries.

    Parameters
    ----------
    features : ComplaintFeatures
        Fitted.
    detector : PassageDetector
        Fitted.
    heads : StackedHeads
        Fitted on those features and on the scores of the detector.
    thresholds : Thresholds
        Chosen on writers that the heads had not seen.
    """

    features: ComplaintFeatures
    detector: PassageDetector
    heads: StackedHeads
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class _Decision:
    """Labels of one complaint before they are put into words."""

    category: str | None
    level: int
    flags: tuple[str, ...]
    category_probabilities: Mapping[str, float]
    urgency_probabilities: FloatArray
    reasons: tuple[str, ...]


class Classifier:
    """Assesses complaints, with a trained model or with the safety rules alone.

    Parameters
    ----------
    taxonomy : Taxonomy
        The one the model was trained with.
    trained : TrainedModel or None, default=None
        Without one, only the safety rules decide and every answer says so.
    version : str, default="safety-rules-only"
        Written into every assessment.

    Examples
    --------
    >>> from model.taxonomy import load_taxonomy
    >>> rules_only = Classifier(load_taxonomy())
    >>> rules_only.assess("tolong pak, suami sy bawa golok skrg").urgency
    'darurat'
    """

    def __init__(
        self,
        taxonomy: Taxonomy,
        trained: TrainedModel | None = None,
        version: str = NO_MODEL_VERSION,
    ) -> None:
        self.taxonomy = taxonomy
        self.version = version
        self._trained = trained
        self._explainer = (
            Explainer(trained.features, trained.detector, trained.heads)
            if trained is not None
            else None
        )

    @property
    def has_model(self) -> bool:
        """Whether a trained model stands behind the answers."""
        return self._trained is not None

    def assess(self, text: str, received_at: datetime | None = None) -> Assessment:
        """Assess one complaint.

        Parameters
        ----------
        text : str
            All bubbles of one complaint, divided by newlines; any Unicode.
        received_at : datetime or None, default=None
            When it came; ages and deadlines are counted from it.

        Returns
        -------
        Assessment
            Labels with reasons. The text itself is not in it, save the evidence.
        """
        return self.assess_batch([(text, received_at)])[0]

    def assess_batch(
        self, complaints: Iterable[tuple[str, datetime | None]]
    ) -> list[Assessment]:
        """Assess several complaints at once; cheaper than one by one.

        Parameters
        ----------
        complaints : iterable of (str, datetime or None)
            Texts and when they came.

        Returns
        -------
        list of Assessment
            In the order of `complaints`.
        """
        understood = [understand(text, received_at) for text, received_at in complaints]
        return self.assess_understood(understood)

    def assess_understood(
        self, understood: Sequence[Understanding]
    ) -> list[Assessment]:
        """Assess complaints that were read before.

        Parameters
        ----------
        understood : sequence of Understanding
            As `model.understanding.understand` returns them.

        Returns
        -------
        list of Assessment
            In the same order.
        """
        if not understood:
            return []
        if self._trained is None:
            return [self._put_into_words(u, self._by_rules(u)) for u in understood]
        found = self._trained.heads.predict(
            self._trained.features.transform(understood),
            self._trained.detector.scores(understood),
        )
        return [
            self._put_into_words(u, self._decide(u, found, row))
            for row, u in enumerate(understood)
        ]

    def _decide(
        self, understood: Understanding, found: Probabilities, row: int
    ) -> _Decision:
        if fixed := self._fixed_answer(understood):
            return fixed
        assert self._trained is not None  # noqa: S101 - for the type checker
        thresholds = self._trained.thresholds
        shared = self._shared_out(found.urgency[row], found.category[row])
        levels, raised = self._raised(understood, shared)
        level = self._level(found.at_least[row], thresholds)
        reasons = []
        floor = self._floor(understood)
        if floor > level:
            level = floor
            reasons.append("raised_by_safety_rule")
        by_category = dict(
            zip(self.taxonomy.category_ids, found.category[row].tolist(), strict=True)
        )
        category = self._category(by_category, level)
        ordinary = self._ordinary_level(category, level)
        if ordinary != level:
            reasons.append("urgency_uncertain")
            level = ordinary
        place = self.taxonomy.category_ids.index(category)
        if by_category[category] < thresholds.category_confidence[place]:
            reasons.append("low_confidence")
        gaps = np.abs(
            _log_odds(found.at_least[row, 1:]) - _log_odds(np.array(thresholds.urgency))
        )
        if not raised and gaps[1:].min() < thresholds.urgency_margin:
            reasons.append("urgency_uncertain")
        set_flags = found.flags[row] >= np.array(thresholds.flags)
        flags = {
            f for f, on in zip(self.taxonomy.flag_ids, set_flags, strict=True) if on
        }
        return _Decision(
            category,
            level,
            self._in_order(flags | self._rule_flags(understood)),
            by_category,
            levels,
            tuple(dict.fromkeys(reasons)),
        )

    def _level(self, at_least: FloatArray, thresholds: Thresholds) -> int:
        reached = np.flatnonzero(at_least[1:] >= np.array(thresholds.urgency))
        return int(reached[-1]) + 1 if reached.size else 0

    def _category(self, by_category: Mapping[str, float], level: int) -> str:
        """Return the likeliest category that can go with this urgency."""
        ranked = sorted(by_category, key=lambda c: by_category[c], reverse=True)
        return next(c for c in ranked if level <= self._highest_level(c))

    def _ordinary_level(self, category: str, level: int) -> int:
        """Let the category decide between levels that need no facts of danger."""
        if self.taxonomy.urgencies[level].needs_evidence:
            return level
        return self.taxonomy.level(self.taxonomy.category(category).ordinary_urgency)

    def _highest_level(self, category: str) -> int:
        highest = self.taxonomy.category(category).highest_urgency
        return self.taxonomy.level(highest or self.taxonomy.urgency_ids[-1])

    def _floor(self, understood: Understanding) -> int:
        levels = [self.taxonomy.level(h.raises_to) for h in understood.safety_hits]
        return max(levels, default=0)

    def _shared_out(self, levels: FloatArray, category: FloatArray) -> FloatArray:
        """Share the levels that need no danger out as the categories ordinarily lie.

        Whether there is anything to review is what the category says, so it is asked
        once and not guessed a second time.
        """
        calm = np.array([not u.needs_evidence for u in self.taxonomy.urgencies])
        ordinary = np.array(
            [self.taxonomy.level(c.ordinary_urgency) for c in self.taxonomy.categories]
        )
        shares = np.bincount(ordinary, weights=category, minlength=len(levels))
        return np.asarray(np.where(calm, levels[calm].sum() * shares, levels))

    def _raised(
        self, understood: Understanding, levels: FloatArray
    ) -> tuple[FloatArray, bool]:
        """Move probability below the floor up to it; say whether that changed much."""
        floor = self._floor(understood)
        below = levels[:floor].sum()
        moved = levels.copy()
        moved[:floor] *= 1 - _CERTAINTY_OF_A_RULE
        moved[floor] += below - moved[:floor].sum()
        return moved, bool(below > _MOST_OF_IT)

    def _by_rules(self, understood: Understanding) -> _Decision:
        if fixed := self._fixed_answer(understood):
            return fixed
        level = max(self._floor(understood), _LEVEL_WITHOUT_MODEL)
        levels = np.zeros(len(self.taxonomy.urgencies))
        levels[level] = 1.0
        flags = self._in_order(self._rule_flags(understood))
        return _Decision(None, level, flags, {}, levels, ("no_model",))

    def _fixed_answer(self, understood: Understanding) -> _Decision | None:
        if not understood.is_readable:
            return self._fixed(self.taxonomy.unreadable, "unreadable")
        if understood.is_media_only:
            return self._fixed(self.taxonomy.media_only, "media_only")
        return None

    def _fixed(self, answer: FixedAnswer, reason: str) -> _Decision:
        level = self.taxonomy.level(answer.urgency)
        levels = np.zeros(len(self.taxonomy.urgencies))
        levels[level] = 1.0
        chosen = {c: float(c == answer.category) for c in self.taxonomy.category_ids}
        return _Decision(
            answer.category, level, answer.flags, chosen, levels, (reason,)
        )

    def _rule_flags(self, understood: Understanding) -> set[str]:
        return {flag for hit in understood.safety_hits for flag in hit.flags}

    def _in_order(self, flags: set[str]) -> tuple[str, ...]:
        return tuple(flag for flag in self.taxonomy.flag_ids if flag in flags)

    def _put_into_words(
        self, understood: Understanding, decision: _Decision
    ) -> Assessment:
        urgency = self.taxonomy.urgency_ids[decision.level]
        context = ReplyContext(
            decision.category,
            urgency,
            decision.flags,
            understood.facts,
            understood.normalised,
        )
        missing = missing_items(context, self.taxonomy)
        by_urgency = dict(
            zip(
                self.taxonomy.urgency_ids,
                decision.urgency_probabilities.tolist(),
                strict=True,
            )
        )
        age = understood.facts.case_age
        return Assessment(
            category=decision.category,
            urgency=urgency,
            priority=priority(
                by_urgency, decision.flags, age.days if age else None, self.taxonomy
            ),
            category_probabilities=decision.category_probabilities,
            urgency_probabilities=by_urgency,
            flags=decision.flags,
            evidence=self._evidence(understood, decision),
            needs_review=bool(decision.reasons),
            review_reasons=decision.reasons,
            safety_rules=tuple(hit.rule_id for hit in understood.safety_hits),
            facts=understood.facts.to_dict(),
            missing=missing,
            reply=suggest_reply(context, missing, self.taxonomy),
            model_version=self.version,
            taxonomy_version=self.taxonomy.version,
        )

    def _evidence(
        self, understood: Understanding, decision: _Decision
    ) -> tuple[Evidence, ...]:
        by_rule = [
            Evidence("urgency", understood.text[start:end], start, end)
            for hit in understood.safety_hits
            if self.taxonomy.level(hit.raises_to) == decision.level
            for start, end in hit.spans
        ]
        learnt: list[Evidence] = []
        if self._explainer is not None and decision.category is not None:
            index = self.taxonomy.category_ids.index(decision.category)
            urgency = self.taxonomy.urgencies[decision.level]
            explained = decision.level if urgency.needs_evidence and not by_rule else 0
            learnt = self._explainer.explain(understood, index, explained)
        found = {(e.label, e.start, e.end): e for e in [*by_rule, *learnt]}
        return tuple(sorted(found.values(), key=lambda e: (e.start, e.end, e.label)))


def _log_odds(probability: FloatArray) -> FloatArray:
    bounded = np.clip(probability, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(bounded) - np.log1p(-bounded))
