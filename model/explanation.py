"""The words of a complaint that speak for its labels."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from model.assessment import Evidence
from model.features import ComplaintFeatures, word_grams
from model.passages import PassageDetector, passages
from model.stack import StackedHeads
from model.targets import FloatArray
from model.understanding import Understanding

_MOST_SPANS = 3  # what an officer takes in at a glance
_LEAST_SHARE = 0.25  # of the strongest token; weaker ones explain nothing
_JOIN_GAP = 1  # tokens this near belong to one span


class Explainer:
    """Finds the strongest words behind a category and an urgency.

    A category is linear in the words of the text; an urgent level is explained by the
    most urgent passage, whose score is linear in its words. Runs of words share their
    weight out evenly over their tokens.

    Parameters
    ----------
    features : ComplaintFeatures
        Fitted.
    detector : PassageDetector
        Fitted.
    heads : StackedHeads
        Fitted on those features.
    """

    def __init__(
        self,
        features: ComplaintFeatures,
        detector: PassageDetector,
        heads: StackedHeads,
    ) -> None:
        self._detector = detector
        n = len(features.words_.vocabulary_)
        self._category = [
            _Weights(features.words_, heads.category_weights(index)[:n])
            for index in range(heads.n_categories)
        ]
        n = len(detector.words_.vocabulary_)
        self._urgency = {
            level: _Weights(detector.words_, detector.coef_[:n, column])
            for column, level in enumerate(detector.levels)
        }

    def explain(
        self, understood: Understanding, category: int, level: int
    ) -> list[Evidence]:
        """Point to the words behind two labels.

        Parameters
        ----------
        understood : Understanding
            The complaint.
        category : int
            Index of its category.
        level : int
            Its urgency level; only levels of the detector need words.

        Returns
        -------
        list of Evidence
            At most three spans for each label, verbatim from the text.
        """
        found = _spans(understood, self._category[category], "category")
        if level in self._urgency:
            chosen = self._detector.most_urgent(understood, level)
            passage = passages(understood)[chosen]
            found += _spans(passage, self._urgency[level], "urgency")
        return found


@dataclass(frozen=True, slots=True)
class _Weights:
    """Weights of the word runs of one vectoriser for one label."""

    vectoriser: TfidfVectorizer
    weights: FloatArray

    def of_tokens(self, understood: Understanding) -> dict[int, float]:
        """Return the tokens that speak for the label, and how much."""
        counts: dict[int, int] = defaultdict(int)
        grams = []
        for gram in word_grams(understood):
            column = self.vectoriser.vocabulary_.get(gram.name)
            if column is not None:
                counts[column] += 1
                grams.append((gram, column))
        strength: dict[int, float] = defaultdict(float)
        for gram, column in grams:
            # sublinear TF-IDF, shared between the places where the run stands
            n = counts[column]
            value = (1 + np.log(n)) * self.vectoriser.idf_[column] / n
            share = value * self.weights[column] / (gram.last - gram.first + 1)
            for index in range(gram.first, gram.last + 1):
                strength[index] += float(share)
        return {index: value for index, value in strength.items() if value > 0}


def _spans(understood: Understanding, weights: _Weights, label: str) -> list[Evidence]:
    strength = weights.of_tokens(understood)
    if not strength:
        return []
    least = max(strength.values()) * _LEAST_SHARE
    chosen = sorted(index for index, value in strength.items() if value >= least)
    runs = _runs(chosen)
    runs.sort(key=lambda run: -sum(strength[i] for i in run))
    tokens = understood.content
    evidence = []
    for run in runs[:_MOST_SPANS]:
        start, end = tokens[run[0]].start, tokens[run[-1]].end
        evidence.append(Evidence(label, understood.text[start:end], start, end))
    return evidence


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index - runs[-1][-1] <= _JOIN_GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
