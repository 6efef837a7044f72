"""Trials: one change to the model at a time, judged on unseen writers.

The table of all trials stands in ``docs/trials.jsonl``; `dahulukan trials` reprints it,
`dahulukan trials --run NAME` measures a trial again. A trial that does not help is kept
in the table, so that nobody has to try it a second time. Trials compare: every second
voice and three folds keep one under two minutes, so their numbers are lower than those
of `dahulukan evaluate`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score

from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from model.understanding import Understanding
from training.config import TrainingConfig
from training.heldout import HeldOut
from training.metrics import macro_f1, precision, quadratic_kappa, recall
from training.split import group_folds
from training.train import classifier_of, data_digest, targets_of, train_understood

N_FOLDS = 3
_MANY_WRITERS = 60
Progress = Callable[[str], None]
Change = Callable[[Sequence[Understanding]], Sequence[Understanding]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One change to the model.

    Parameters
    ----------
    about : str
        What it tries, in one line.
    settings : mapping of str to value
        Changes to `TrainingConfig`.
    change : callable or None, default=None
        Changes what was understood before the model sees it.
    """

    about: str
    settings: Mapping[str, Any]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What a trial came to, on writers that its model had not seen.

    Parameters
    ----------
    name, about : str
        Of the trial.
    measured_on : str
        ISO date.
    rows : int
        Complaints in the corpus.
    data_digest : str
        First digits of the SHA-256 of the corpus.
    category_f1, urgency_kappa, urgent_precision : float
        Headline metrics.
    top_recall, urgent_recall : float
        Recall of the most urgent level, and of the two most urgent.
    top_average_precision : float
        Of ranking by the probability of the most urgent level.
    flags_f1 : float
        Macro-F1 of the flags.
    """

    name: str
    about: str
    measured_on: str
    rows: int
    data_digest: str
    category_f1: float
    urgency_kappa: float
    top_recall: float
    urgent_recall: float
    urgent_precision: float
    top_average_precision: float
    flags_f1: float


def _with_formulas(understood: Sequence[Understanding]) -> list[Understanding]:
    return [replace(u, content=u.normalised.tokens, formulas={}) for u in understood]


def _single_concepts(understood: Sequence[Understanding]) -> list[Understanding]:
    return [replace(u, concepts=u.concepts[:1]) for u in understood]


TRIALS: Mapping[str, Trial] = {
    "as shipped": Trial("the settings of `dahulukan train`", {}),
    "formulas kept": Trial(
        "greetings, prayers, alarm words and threats are words like others",
        {},
        _with_formulas,
    ),
    "no concepts": Trial("without concept features", {"concepts_weight": 0.0}),
    "first concept only": Trial(
        "only the first concept of a text, no pairs", {}, _single_concepts
    ),
    "weak concepts": Trial("concept features at half weight", {"concepts_weight": 0.5}),
    "no passages": Trial("without the most urgent passage", {"passages_weight": 0.0}),
    "no trees": Trial("logistic heads only", {"trees_share": 0.0}),
    "trees only": Trial("boosted trees without logistic heads", {"trees_share": 1.0}),
    "no facts": Trial("without fact features", {"facts_weight": 0.0}),
    "strong facts": Trial("fact features at double weight", {"facts_weight": 0.6}),
    "rarer features": Trial(
        "features of a single complaint kept", {"min_documents": 1}
    ),
    "common features": Trial(
        "features of four complaints or more", {"min_documents": 4}
    ),
    "C 0.5": Trial("stronger regularisation of level 1", {"C": 0.5}),
    "C 2": Trial("weaker regularisation of level 1", {"C": 2.0}),
    "head C 0.1": Trial("stronger regularisation of the heads", {"head_C": 0.1}),
    "even weights": Trial(
        "a missed emergency costs as any error", {"urgent_weight": 1.0}
    ),
    "heavy weights": Trial(
        "a missed emergency costs four times", {"urgent_weight": 4.0}
    ),
}


def every_second_voice(rows: Sequence[LabeledComplaint]) -> list[LabeledComplaint]:
    """Return the complaints of every second writer, by name.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.

    Returns
    -------
    list of LabeledComplaint
        In the same order; all of them if there are only a few writers.
    """
    writers = sorted({row.writer for row in rows})
    chosen = set(writers[::2]) if len(writers) >= _MANY_WRITERS else set(writers)
    return [row for row in rows if row.writer in chosen]


def run_trial(
    name: str,
    rows: Sequence[LabeledComplaint],
    understood: Sequence[Understanding],
    taxonomy: Taxonomy,
    progress: Progress = lambda _step: None,
    *,
    n_folds: int = N_FOLDS,
) -> TrialResult:
    """Measure one trial by holding every writer out once.

    Parameters
    ----------
    name : str
        A key of `TRIALS`.
    rows : sequence of LabeledComplaint
        A corpus.
    understood : sequence of Understanding
        Its texts, read.
    taxonomy : Taxonomy
        Gives the labels.
    progress : callable, default does nothing
        Called after each fold.
    n_folds : int, default=3
        Outer folds of writers.

    Returns
    -------
    TrialResult
        Over all rows.
    """
    trial = TRIALS[name]
    config = replace(TrainingConfig(), **trial.settings)
    read = trial.change(understood) if trial.change else understood
    targets = targets_of(rows, taxonomy)
    said = HeldOut.empty(len(rows), len(taxonomy.flags))
    danger = np.zeros(len(rows))
    top_id = taxonomy.urgency_ids[-1]
    for train_rows, test_rows in group_folds(rows, n_folds, config.seed):
        seen = [rows[i] for i in train_rows]
        texts = [read[i] for i in train_rows]
        trained = train_understood(texts, seen, taxonomy, config)
        classifier = classifier_of(trained, taxonomy)
        assessed = classifier.assess_understood([read[i] for i in test_rows])
        for row, assessment in zip(test_rows, assessed, strict=True):
            said.write(row, assessment, read[row].safety_hits, taxonomy)
            danger[row] = assessment.urgency_probabilities[top_id]
        progress(name)
    top = len(taxonomy.urgencies) - 1
    urgency, category = targets.urgency, targets.category
    return TrialResult(
        name=name,
        about=trial.about,
        measured_on=date.today().isoformat(),  # noqa: DTZ011 - a label, not a time
        rows=len(rows),
        data_digest=data_digest(rows)[:12],
        category_f1=macro_f1(category, said.category, len(taxonomy.categories)),
        urgency_kappa=quadratic_kappa(urgency, said.urgency, top + 1),
        top_recall=recall(urgency == top, said.urgency == top),
        urgent_recall=recall(urgency >= top - 1, said.urgency >= top - 1),
        urgent_precision=precision(urgency >= top - 1, said.urgency >= top - 1),
        top_average_precision=float(average_precision_score(urgency == top, danger)),
        flags_f1=float(
            np.mean(
                [
                    macro_f1(
                        targets.flags[:, i].astype(np.int64),
                        said.flags[:, i].astype(np.int64),
                        2,
                    )
                    for i in range(len(taxonomy.flags))
                ]
            )
        ),
    )


def read_results(path: Path) -> list[TrialResult]:
    """Read the table of trials.

    Parameters
    ----------
    path : Path
        JSON Lines; may be missing.

    Returns
    -------
    list of TrialResult
        In the order of the file.
    """
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [TrialResult(**json.loads(line)) for line in lines]


def keep_result(path: Path, result: TrialResult) -> None:
    """Write a result into the table, in the place of an earlier one of its name.

    Parameters
    ----------
    path : Path
        JSON Lines; made if absent.
    result : TrialResult
        What was measured.
    """
    others = [old for old in read_results(path) if old.name != result.name]
    order = list(TRIALS)
    kept = sorted(
        [*others, result],
        key=lambda r: order.index(r.name) if r.name in order else len(order),
    )
    lines = (json.dumps(asdict(r), ensure_ascii=False) + "\n" for r in kept)
    path.write_text("".join(lines), encoding="utf-8")
