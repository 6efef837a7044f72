"""Read a complaint passage by passage: one urgent clause in a long letter must count.

The weights of a whole text thin out with its length. So a second reader slides over the
complaint, a few clauses at a time, and reports its most urgent passage. It learns from
the words that readers quoted for urgent labels: a passage that holds such words is
urgent, every passage of a complaint without danger is not, and of the other passages of
an urgent complaint nothing is known (multiple-instance learning with marked instances;
the maximum over passages is the standard assumption of Dietterich, Lathrop &
Lozano-Perez 1997, "Solving the multiple instance problem with axis-parallel
rectangles", Artificial Intelligence 89).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from model.facts import Span
from model.features import MOST_TOKENS, concepts_of, words_of
from model.safety.words import Stretch
from model.stack import Folds, balanced
from model.targets import FloatArray, IntArray
from model.understanding import Understanding

_LENGTH = 20  # words: a few clauses
_STEP = 10
_SHARE_OF_QUOTE = 0.6  # of a quote that a passage must hold to count as marked


def passages(understood: Understanding) -> list[Understanding]:
    """Cut a complaint into overlapping passages.

    Parameters
    ----------
    understood : Understanding
        The complaint.

    Returns
    -------
    list of Understanding
        Each with part of the content and its concepts; the complaint itself if it is
        short. At least one.
    """
    content = understood.content[:MOST_TOKENS]
    if len(content) <= _LENGTH:
        return [understood]
    starts = range(0, len(content) - _LENGTH + _STEP, _STEP)
    return [_passage(understood, start, start + _LENGTH) for start in starts]


def _passage(understood: Understanding, start: int, end: int) -> Understanding:
    concepts = tuple(
        (Stretch(place.start - start, place.end - start), name)
        for place, name in understood.concepts
        if start <= place.start and place.end <= end
    )
    content = understood.content[start:end]
    return replace(understood, content=content, concepts=concepts)


class PassageDetector(BaseEstimator):
    """Scores the most urgent passage of each complaint.

    One linear support vector machine for each urgent level, on the words and concepts
    of a passage.

    Parameters
    ----------
    levels : tuple of int
        Urgency levels that readers quote words for, rising.
    min_documents : int, default=3
        Features seen in fewer passages are dropped.
    C : float, default=0.5
        Inverse regularisation.
    weight : float, default=1.0
        What scores are multiplied with; 0 silences the detector.
    seed : int, default=0
        Of the coordinate descent.

    Attributes
    ----------
    words_, concepts_ : TfidfVectorizer
        Fitted vectorisers of a passage.
    coef_ : ndarray of shape (n_features, n_levels)
        Weights; words first.
    intercept_ : ndarray of shape (n_levels,)
        Constants.
    """

    def __init__(
        self,
        levels: tuple[int, ...],
        min_documents: int = 3,
        C: float = 0.5,  # noqa: N803 - scikit-learn's name
        weight: float = 1.0,
        seed: int = 0,
    ) -> None:
        self.levels = levels
        self.min_documents = min_documents
        self.C = C
        self.weight = weight
        self.seed = seed

    def fit(
        self,
        understood: Sequence[Understanding],
        urgency: IntArray,
        quotes: Sequence[Sequence[Span]],
        folds: Folds,
    ) -> Self:
        """Learn what urgent passages look like.

        Parameters
        ----------
        understood : sequence of Understanding
            Training complaints.
        urgency : ndarray of int of shape (n_complaints,)
            Their levels.
        quotes : sequence of sequence of Span
            For each complaint, where the words stand that readers quoted.
        folds : sequence of (train rows, test rows)
            Test rows cover every row once; writers are on one side only.

        Returns
        -------
        PassageDetector
            Itself; `out_of_fold_` holds the scores that each complaint gets from
            machines that have not seen its writer.
        """
        cut = [passages(u) for u in understood]
        flat = [passage for some in cut for passage in some]
        owner = np.repeat(np.arange(len(cut)), [len(some) for some in cut])
        common = {"min_df": self.min_documents, "sublinear_tf": True}
        self.words_ = TfidfVectorizer(analyzer=words_of, **common).fit(flat)
        self.concepts_ = TfidfVectorizer(analyzer=concepts_of, **common).fit(flat)
        X = self._features(flat)
        marked = np.array(
            [_holds_quote(p, quotes[i]) for i, some in enumerate(cut) for p in some]
        )
        level = urgency[owner]
        known = marked | (level < self.levels[0])
        self.out_of_fold_ = np.empty((len(cut), len(self.levels)))
        for train, test in folds:
            seen = known & np.isin(owner, train)
            coef, intercept = self._machines(X[seen], level[seen], marked[seen])
            here = np.isin(owner, test)
            scores = X[here] @ coef + intercept
            self.out_of_fold_[test] = self.weight * _highest(scores, owner[here])
        self.coef_, self.intercept_ = self._machines(
            X[known], level[known], marked[known]
        )
        return self

    def scores(self, understood: Sequence[Understanding]) -> FloatArray:
        """Score the most urgent passage of each complaint.

        Parameters
        ----------
        understood : sequence of Understanding
            Complaints.

        Returns
        -------
        ndarray of shape (n_complaints, n_levels)
            Signed distances; positive where a passage looks that urgent.
        """
        cut = [passages(u) for u in understood]
        owner = np.repeat(np.arange(len(cut)), [len(some) for some in cut])
        flat = [passage for some in cut for passage in some]
        scores = self._features(flat) @ self.coef_ + self.intercept_
        return self.weight * _highest(scores, owner)

    def most_urgent(self, understood: Understanding, level: int) -> int:
        """Return where the passage begins that speaks most for a level.

        Parameters
        ----------
        understood : Understanding
            The complaint.
        level : int
            One of `levels`.

        Returns
        -------
        int
            Index into the list that `passages` returns.
        """
        column = self.levels.index(level)
        scores = self._features(passages(understood)) @ self.coef_[:, column]
        return int(np.argmax(scores))

    def _features(self, flat: Sequence[Understanding]) -> sparse.csr_matrix:
        parts = [self.words_.transform(flat), self.concepts_.transform(flat)]
        return sparse.hstack(parts, format="csr")

    def _machines(
        self, X: sparse.csr_matrix, level: IntArray, marked: npt.NDArray[np.bool_]
    ) -> tuple[FloatArray, FloatArray]:
        coef = np.zeros((X.shape[1], len(self.levels)))
        intercept = np.full(len(self.levels), -1.0)
        for column, least in enumerate(self.levels):
            y = marked & (level >= least)
            if y.all() or not y.any():  # nothing to tell apart: a constant score
                continue
            machine = LinearSVC(
                C=self.C, class_weight=balanced(y, 1.0), random_state=self.seed
            ).fit(X, y)
            coef[:, column] = machine.coef_[0]
            intercept[column] = machine.intercept_[0]
        return coef, intercept


def _holds_quote(passage: Understanding, quotes: Sequence[Span]) -> bool:
    if not passage.content:
        return False
    start, end = passage.content[0].start, passage.content[-1].end
    return any(
        min(end, quote.end) - max(start, quote.start)
        >= _SHARE_OF_QUOTE * (quote.end - quote.start)
        for quote in quotes
    )


def _highest(scores: FloatArray, owner: IntArray) -> FloatArray:
    """Return the highest score of each complaint; passages stand in their order."""
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    return np.asarray(np.maximum.reduceat(scores, starts))
