"""Features of a complaint: words, stems, characters, facts.

Every feature that comes from words remembers which tokens it came from, so that a
label can be explained with the words of the original text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer

from model.text.stemming import stem
from model.understanding import Understanding

_SHORT = 4  # words; below, a text is mostly a greeting or a cry for help
_LONGEST_NUMBER = 4  # longer ones are identifiers, not counts
_BOUNDARIES = frozenset({".", ",", "?", "\n"})
_ALWAYS = "*"  # stands in every complaint, so that no vocabulary is ever empty
_PAIR_REACH = 6  # words between two concepts that still speak of one another
_MOST_PAIRS = 24  # concepts tried after each; bounds the cost of a flood of them
MOST_TOKENS = 4096  # WhatsApp's own limit is 4,096 characters; beyond is padding


@dataclass(frozen=True, slots=True)
class Gram:
    """A word feature and the tokens it spans.

    Parameters
    ----------
    name : str
        Stems joined by blanks.
    first, last : int
        Indices of its first and last token of the content, inclusive.
    """

    name: str
    first: int
    last: int


def word_grams(understanding: Understanding, longest: int = 2) -> Iterator[Gram]:
    """Yield the stems of a complaint and their runs of up to `longest` words.

    Numbers keep their size but not their value, signs break no run but are no word
    of their own, except the question mark and emoji.

    Parameters
    ----------
    understanding : Understanding
        The complaint.
    longest : int, default=2
        Words in the longest run, 1 or more.

    Yields
    ------
    Gram
        Runs of one word first, then of two, and so on, from left to right.
    """
    words = list(_words(understanding))
    for size in range(1, longest + 1):
        for i in range(len(words) - size + 1):
            run = words[i : i + size]
            name = " ".join(word for word, _ in run)
            yield Gram(name, run[0][1], run[-1][1])


def _words(understanding: Understanding) -> Iterator[tuple[str, int]]:
    for index, token in enumerate(understanding.content[:MOST_TOKENS]):
        text = token.text
        if text in _BOUNDARIES - {"?"}:
            continue
        yield (_number_shape(text) if text[0].isdigit() else stem(text)), index


def _number_shape(number: str) -> str:
    digits = sum(char.isdigit() for char in number)
    return f"<{min(digits, _LONGEST_NUMBER + 1)}d>"


def words_of(understanding: Understanding) -> list[str]:
    """Return the names of `word_grams`, the analyser of the word vectoriser.

    Parameters
    ----------
    understanding : Understanding
        The complaint.

    Returns
    -------
    list of str
        In the order of `word_grams`.
    """
    return [gram.name for gram in word_grams(understanding)]


def text_of(understanding: Understanding) -> str:
    """Return the normalised text that the character vectoriser reads.

    Parameters
    ----------
    understanding : Understanding
        The complaint.

    Returns
    -------
    str
        Words, question marks and emoji, divided by blanks; numbers as shapes.
    """
    tokens = understanding.content[:MOST_TOKENS]
    return " ".join(
        _number_shape(t.text) if t.text[0].isdigit() else t.text
        for t in tokens
        if t.text not in _BOUNDARIES - {"?"}
    )


def facts_of(understanding: Understanding) -> dict[str, float]:
    """Return facts and the shape of a complaint as numbers.

    The safety rules are left out on purpose: their makers read part of the corpus, so a
    model would trust them more there than it should elsewhere. They act after the
    model, as a floor.

    Parameters
    ----------
    understanding : Understanding
        The complaint.

    Returns
    -------
    dict of str to float
        Feature name to value, mostly in [0, 1].
    """
    tokens = understanding.content
    words = sum(token.text[0].isalnum() for token in tokens)
    bubbles = 1 + sum(token.text == "\n" for token in tokens)
    features = dict(understanding.matter_facts().features())
    features["length"] = float(min(np.log1p(words) / 6, 1.0))
    features["short"] = float(words < _SHORT)
    features["bubbles"] = min(bubbles, 8) / 8
    features["question"] = float(any(token.text == "?" for token in tokens))
    features["media_only"] = float(understanding.is_media_only)
    return features


def concepts_of(understanding: Understanding) -> list[str]:
    """Return the concepts of a complaint and which stand near which.

    A concept is a word class of the safety rules ("weapon", "now", "child"); many words
    of many dialects mean one. Its rules are not used (see `facts_of`). Concepts of the
    last bubble are named again, since the matter is often told last, and two concepts a
    few words apart make a pair in their order ("weapon>now").

    Parameters
    ----------
    understanding : Understanding
        The complaint.

    Returns
    -------
    list of str
        Names of features, with repetitions.
    """
    concepts = understanding.concepts
    signs = [place for place, t in enumerate(understanding.content) if t.text == "\n"]
    last_bubble = signs[-1] if signs else -1
    names = [_ALWAYS, *(name for _, name in concepts)]
    names += [f"{name}$" for s, name in concepts if signs and s.start > last_bubble]
    for number, (first, name) in enumerate(concepts):
        for second, other in concepts[number + 1 : number + 1 + _MOST_PAIRS]:
            if second.start - first.end > _PAIR_REACH:
                break
            if name != other and second.start >= first.end:
                names.append(f"{name}>{other}")
    return names


def formulas_of(understanding: Understanding) -> list[str]:
    """Return what was set aside as formulas: kinds, and the words themselves.

    Parameters
    ----------
    understanding : Understanding
        The complaint.

    Returns
    -------
    list of str
        Names of features for flags only; category and urgency must not see them.
    """
    kept = {token.start for token in understanding.content}
    words = [
        stem(token.text)
        for token in understanding.normalised.tokens[:MOST_TOKENS]
        if token.start not in kept and token.text[0].isalpha()
    ]
    return [_ALWAYS, *(f"={kind}" for kind in sorted(understanding.formulas)), *words]


class ComplaintFeatures(TransformerMixin, BaseEstimator):
    """Sparse feature matrix of understood complaints.

    TF-IDF of word runs, of characters within words and of concepts, beside the facts;
    last the formulas, which only flags may depend upon.

    Parameters
    ----------
    min_documents : int, default=2
        Features seen in fewer complaints are dropped.
    char_range : tuple of int, default=(2, 5)
        Shortest and longest run of characters.
    concepts_weight, facts_weight : float, default=1.0, 0.3
        What concept and fact features are multiplied with.

    Attributes
    ----------
    words_, chars_, concepts_, formulas_ : TfidfVectorizer
        Fitted vectorisers.
    facts_ : DictVectorizer
        Fitted names of the fact features.
    """

    def __init__(
        self,
        min_documents: int = 2,
        char_range: tuple[int, int] = (2, 5),
        concepts_weight: float = 1.0,
        facts_weight: float = 0.3,
    ) -> None:
        self.min_documents = min_documents
        self.char_range = char_range
        self.concepts_weight = concepts_weight
        self.facts_weight = facts_weight

    def fit(self, X: Sequence[Understanding], y: Any = None) -> Self:  # noqa: ANN401, ARG002 - scikit-learn's signature
        """Learn vocabularies and weights.

        Parameters
        ----------
        X : sequence of Understanding
            Training complaints.
        y : ignored
            For scikit-learn's sake.

        Returns
        -------
        ComplaintFeatures
            Itself.
        """
        common = {
            "min_df": self.min_documents,
            "sublinear_tf": True,
            "dtype": np.float64,
        }
        self.words_ = TfidfVectorizer(analyzer=words_of, **common).fit(X)
        self.chars_ = TfidfVectorizer(
            preprocessor=text_of,
            analyzer="char_wb",
            ngram_range=self.char_range,
            **common,
        ).fit(X)
        self.concepts_ = TfidfVectorizer(analyzer=concepts_of, **common).fit(X)
        self.facts_ = DictVectorizer().fit([facts_of(u) for u in X])
        self.formulas_ = TfidfVectorizer(analyzer=formulas_of, **common).fit(X)
        return self

    def transform(self, X: Sequence[Understanding]) -> sparse.csr_matrix:
        """Turn complaints into rows.

        Parameters
        ----------
        X : sequence of Understanding
            Complaints.

        Returns
        -------
        scipy.sparse.csr_matrix of shape (n_complaints, n_features)
            Word runs, character runs, concepts, facts, formulas.
        """
        parts = [
            self.words_.transform(X),
            self.chars_.transform(X),
            self.concepts_.transform(X) * self.concepts_weight,
            self.facts_.transform([facts_of(u) for u in X]) * self.facts_weight,
            self.formulas_.transform(X),
        ]
        return sparse.hstack(parts, format="csr")

    @property
    def n_for_flags_only(self) -> int:
        """Number of last columns that category and urgency must not depend upon."""
        return len(self.formulas_.vocabulary_)
