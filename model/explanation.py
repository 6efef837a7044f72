"""The words of a complaint that speak for its labels."""

from collections import defaultdict

import numpy as np

from model.assessment import Evidence
from model.features import ComplaintFeatures, word_grams
from model.stack import FloatArray, StackedHeads
from model.understanding import Understanding

_MOST_SPANS = 3  # what an officer takes in at a glance
_LEAST_SHARE = 0.25  # of the strongest token; weaker ones explain nothing
_JOIN_GAP = 1  # tokens this near belong to one span


class Explainer:
    """Finds the strongest words behind a category and an urgency.

    Both levels of the stack are linear, so the weight of a word in a label is exact;
    runs of words share their weight out evenly over their tokens.

    Parameters
    ----------
    features : ComplaintFeatures
        Fitted.
    heads : StackedHeads
        Fitted on those features.
    """

    def __init__(self, features: ComplaintFeatures, heads: StackedHeads) -> None:
        self._columns = features.word_columns()
        self._idf = features.words_.idf_
        n = len(self._idf)
        self._category = [
            heads.category_weights(index)[:n] for index in range(heads.n_categories)
        ]
        self._urgency = [
            heads.urgency_weights(level)[:n] for level in range(1, heads.n_levels)
        ]

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
            Its urgency level; level 0 needs no words.

        Returns
        -------
        list of Evidence
            At most three spans for each label, verbatim from the text.
        """
        found = self._spans(understood, self._category[category], "category")
        if level > 0:
            found += self._spans(understood, self._urgency[level - 1], "urgency")
        return found

    def _spans(
        self, understood: Understanding, weights: FloatArray, label: str
    ) -> list[Evidence]:
        strength = self._token_strengths(understood, weights)
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

    def _token_strengths(
        self, understood: Understanding, weights: FloatArray
    ) -> dict[int, float]:
        counts: dict[int, int] = defaultdict(int)
        grams = []
        for gram in word_grams(understood):
            column = self._columns.get(gram.name)
            if column is not None:
                counts[column] += 1
                grams.append((gram, column))
        strength: dict[int, float] = defaultdict(float)
        for gram, column in grams:
            # sublinear TF-IDF, shared between the places where the run stands
            value = (1 + np.log(counts[column])) * self._idf[column] / counts[column]
            share = value * weights[column] / (gram.last - gram.first + 1)
            for index in range(gram.first, gram.last + 1):
                strength[index] += float(share)
        return {index: value for index, value in strength.items() if value > 0}


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index - runs[-1][-1] <= _JOIN_GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
