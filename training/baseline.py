"""The plain recipe that the model has to beat: TF-IDF, Sastrawi stems, linear SVM."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from model.records import LabeledComplaint
from model.stack import FloatArray, IntArray, Targets
from model.text.stemming import sastrawi_stem


@dataclass(frozen=True, slots=True)
class BaselinePrediction:
    """What the baseline says, row by row.

    Parameters
    ----------
    category, urgency : ndarray of int of shape (n,)
        Predicted indices.
    urgency_score : ndarray of shape (n,)
        What the baseline ranks by: the expected level under its softmaxed margins.
    """

    category: IntArray
    urgency: IntArray
    urgency_score: FloatArray


def baseline_prediction(
    train_rows: Sequence[LabeledComplaint],
    targets: Targets,
    test_rows: Sequence[LabeledComplaint],
    seed: int,
) -> BaselinePrediction:
    """Train the baseline on some rows and let it predict others.

    Parameters
    ----------
    train_rows : sequence of LabeledComplaint
        What it learns from.
    targets : Targets
        Their labels.
    test_rows : sequence of LabeledComplaint
        What it predicts.
    seed : int
        Of the solver.

    Returns
    -------
    BaselinePrediction
        For `test_rows`.
    """
    texts = [row.text for row in train_rows]
    unseen = [row.text for row in test_rows]
    machines = {}
    for name, y in (("category", targets.category), ("urgency", targets.urgency)):
        machines[name] = make_pipeline(
            TfidfVectorizer(tokenizer=_stems, token_pattern=None, ngram_range=(1, 2)),
            LinearSVC(random_state=seed),
        ).fit(texts, y)
    margins = np.atleast_2d(machines["urgency"].decision_function(unseen))
    shares = np.exp(margins - margins.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    levels = machines["urgency"].classes_
    return BaselinePrediction(
        machines["category"].predict(unseen),
        machines["urgency"].predict(unseen),
        shares @ levels,
    )


def _stems(text: str) -> list[str]:
    letters = "".join(char if char.isalnum() else " " for char in text.lower())
    return [sastrawi_stem(word) for word in letters.split()]
