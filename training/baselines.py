"""What the model has to beat: keyword rules, a plain linear recipe, fastText."""

import tempfile
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources, util
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from model.records import LabeledComplaint
from model.targets import FloatArray, IntArray, Targets
from model.taxonomy import Taxonomy
from model.text.stemming import sastrawi_stem

Rows = Sequence[LabeledComplaint]
_FASTTEXT_RATES = (0.3, 0.2, 0.1, 0.05)


@dataclass(frozen=True, slots=True)
class BaselinePrediction:
    """What a baseline says, row by row.

    Parameters
    ----------
    category, urgency : ndarray of int of shape (n,)
        Predicted indices.
    urgency_score : ndarray of shape (n,)
        What the baseline ranks by: the level, or its expectation.
    """

    category: IntArray
    urgency: IntArray
    urgency_score: FloatArray


Baseline = Callable[[Rows, Targets, Rows, Taxonomy, int], BaselinePrediction]


def baselines() -> dict[str, Baseline]:
    """Return every baseline that can run here.

    Returns
    -------
    dict of str to callable
        Name to a function of training rows, their targets, rows to predict, the
        taxonomy and a seed. fastText is among them if its package is installed.
    """
    found: dict[str, Baseline] = {
        "keyword rules": keyword_rules,
        "TF-IDF + Sastrawi + linear SVM": linear_svm,
    }
    if util.find_spec("fasttext") is not None:
        found["fastText"] = fasttext_model
    return found


def keyword_rules(
    train_rows: Rows, targets: Targets, test_rows: Rows, taxonomy: Taxonomy, seed: int
) -> BaselinePrediction:
    """Label by the first list of keywords that is found; nothing is learnt.

    Parameters
    ----------
    train_rows, targets : ignored
        As every baseline takes them.
    test_rows : sequence of LabeledComplaint
        What it predicts.
    taxonomy : Taxonomy
        Gives the order of the ids.
    seed : ignored
        As every baseline takes it.

    Returns
    -------
    BaselinePrediction
        For `test_rows`.
    """
    del train_rows, targets, seed
    path = resources.files("training") / "resources" / "keywords.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    texts = [row.text.lower() for row in test_rows]
    lowest, last = taxonomy.urgency_ids[0], taxonomy.category_ids[-1]
    levels = [taxonomy.level(_first(t, lists["urgency"], lowest)) for t in texts]
    categories = [
        taxonomy.category_ids.index(_first(t, lists["category"], last)) for t in texts
    ]
    urgency = np.array(levels)
    return BaselinePrediction(np.array(categories), urgency, urgency.astype(float))


def _first(text: str, lists: Mapping[str, Sequence[str]], otherwise: str) -> str:
    hits = (label for label, words in lists.items() if any(w in text for w in words))
    return next(hits, otherwise)


def linear_svm(
    train_rows: Rows, targets: Targets, test_rows: Rows, taxonomy: Taxonomy, seed: int
) -> BaselinePrediction:
    """Train the usual recipe: TF-IDF of Sastrawi stems, one linear SVM a label kind.

    Parameters
    ----------
    train_rows : sequence of LabeledComplaint
        What it learns from.
    targets : Targets
        Their labels.
    test_rows : sequence of LabeledComplaint
        What it predicts.
    taxonomy : ignored
        As every baseline takes it.
    seed : int
        Of the solver.

    Returns
    -------
    BaselinePrediction
        For `test_rows`; ranked by the expected level under its softmaxed margins.
    """
    del taxonomy
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
    return [sastrawi_stem(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


def fasttext_model(
    train_rows: Rows, targets: Targets, test_rows: Rows, taxonomy: Taxonomy, seed: int
) -> BaselinePrediction:
    """Train fastText's supervised classifier, one a label kind.

    Parameters
    ----------
    train_rows : sequence of LabeledComplaint
        What it learns from.
    targets : Targets
        Their labels.
    test_rows : sequence of LabeledComplaint
        What it predicts.
    taxonomy : Taxonomy
        Gives the number of labels.
    seed : int
        Ignored: with one thread fastText repeats itself.

    Returns
    -------
    BaselinePrediction
        For `test_rows`; ranked by the expected level.

    References
    ----------
    Joulin et al. (2017), "Bag of Tricks for Efficient Text Classification"; word pairs
    and character runs as there, 40 epochs.
    """
    del seed
    learnt = [" ".join(_words(row.text)) for row in train_rows]
    unseen = [" ".join(_words(row.text)) for row in test_rows]
    category = _fasttext(learnt, targets.category, unseen, len(taxonomy.categories))
    urgency = _fasttext(learnt, targets.urgency, unseen, len(taxonomy.urgencies))
    levels = np.arange(urgency.shape[1])
    return BaselinePrediction(
        category.argmax(axis=1), urgency.argmax(axis=1), urgency @ levels
    )


def _fasttext(
    texts: Sequence[str], labels: IntArray, unseen: Sequence[str], n_labels: int
) -> FloatArray:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        lines = (f"__label__{y} {x}\n" for x, y in zip(texts, labels, strict=True))
        path.write_text("".join(lines), encoding="utf-8")
        machine = _trained_fasttext(path)
    found = np.zeros((len(unseen), n_labels))
    names, shares = machine.predict([text or "-" for text in unseen], k=n_labels)
    for row, (labelled, probabilities) in enumerate(zip(names, shares, strict=True)):
        for name, share in zip(labelled, probabilities, strict=True):
            found[row, int(name.removeprefix("__label__"))] = share
    return found


def _trained_fasttext(path: Path) -> Any:  # noqa: ANN401 - fastText has no types
    """Train at the highest rate at which fastText does not diverge."""
    import fasttext  # noqa: PLC0415 - of the development requirements only

    settings = {"epoch": 40, "wordNgrams": 2, "minn": 2, "maxn": 5, "thread": 1}
    for rate in _FASTTEXT_RATES[:-1]:
        try:
            return fasttext.train_supervised(str(path), lr=rate, verbose=0, **settings)
        except RuntimeError:  # "Encountered NaN": its own word for divergence
            continue
    return fasttext.train_supervised(
        str(path), lr=_FASTTEXT_RATES[-1], verbose=0, **settings
    )
