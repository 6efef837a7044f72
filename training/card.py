"""The model card: what a model is, how good it is, and what it cannot do.

The form follows Mitchell et al. (2019), "Model Cards for Model Reporting". Every number
comes from the evaluation that is handed in; the prose stands in
``training/resources/model-card.md``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources

from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from training.agreement import Agreement
from training.config import TrainingConfig
from training.evaluate import Report
from training.learning_curve import CurvePoint
from training.robustness import Robustness
from training.train import data_digest

_FAILURES = 12
_EXCERPT = 240  # characters of a failure that are shown
_EVERY_POINT = slice(1, None, 3)  # of the answered curve; all of it is in the JSON


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that was measured on one corpus.

    Parameters
    ----------
    report : Report
        Held-out evaluation.
    robustness : Robustness
        What changes to the texts do.
    curve : list of CurvePoint
        What more complaints are worth.
    agreement : Agreement or None
        Of the readers; None before a second one has read the corpus.
    """

    report: Report
    robustness: Robustness
    curve: list[CurvePoint]
    agreement: Agreement | None


def model_card(
    findings: Findings,
    rows: Sequence[LabeledComplaint],
    taxonomy: Taxonomy,
    config: TrainingConfig,
) -> str:
    """Write the model card.

    Parameters
    ----------
    findings : Findings
        What was measured.
    rows : sequence of LabeledComplaint
        The corpus it was measured on.
    taxonomy : Taxonomy
        Gives the names.
    config : TrainingConfig
        Settings of the training.

    Returns
    -------
    str
        Markdown.
    """
    path = resources.files("training") / "resources" / "model-card.md"
    report, robust = findings.report, findings.robustness
    days = report.days
    return path.read_text(encoding="utf-8").format(
        categories=len(taxonomy.categories),
        urgencies=len(taxonomy.urgencies),
        rows=len(rows),
        voices=len({row.writer for row in rows}),
        digest=data_digest(rows)[:12],
        taxonomy=taxonomy.version,
        agreement=_agreement(findings.agreement),
        tested=report.rows,
        tested_voices=report.writers,
        folds=report.folds,
        headline=_headline(report),
        k=days.k,
        arrivals=days.arrivals,
        days=", ".join(f"{name} {value:.3f}" for name, value in days.recall.items()),
        first_come=f"{days.first_come:.3f}",
        bound=f"{days.bound:.3f}",
        floor=", ".join(
            f"{share:.0%} of `{level}`" for level, share in report.floor_recall.items()
        ),
        classes=_classes(report),
        answered_error=f"{config.answered_error:.0%}",
        answered_trust=f"{1 - config.answered_risk:.0%}",
        answered=_table(
            ("category", "answered without review", "of them wrong", "answered"),
            (
                (name, f"{share:.0%}", f"{error:.1%}", str(n))
                for name, (share, error, n) in report.answered.items()
            ),
        ),
        answered_curve=_table(
            ("answered share", "wrong categories among them"),
            (
                (f"{share:.0%}", f"{error:.1%}")
                for share, error in report.answered_curve[_EVERY_POINT]
            ),
        ),
        changed=robust.rows,
        changed_voices=robust.writers,
        harmless=_table(
            ("harmless change", "categories unchanged", "urgencies unchanged"),
            ((n, f"{c:.1%}", f"{u:.1%}") for n, (c, u) in robust.harmless.items()),
        ),
        attacks=_table(
            ("attack", "complaints without danger that it raised"),
            ((name, f"{share:.1%}") for name, (share, _) in robust.attacks.items()),
        ),
        evidence_lowered=f"{robust.evidence_lowered:.0%}",
        evidence_rows=robust.evidence_rows,
        evidence_fell=f"{robust.evidence_level_fell:.0%}",
        curve=_curve(findings.curve),
        n_missed=len(report.missed),
        missed=_missed(report, rows),
    )


def _headline(report: Report) -> str:
    systems = list(next(iter(report.headline.values())))
    return _table(
        ("metric", *systems),
        (
            (metric, *(str(values[s]) if values[s] else "-" for s in systems))
            for metric, values in report.headline.items()
        ),
    )


def _classes(report: Report) -> str:
    classes = (
        ("category", report.categories),
        ("urgency", report.urgencies),
        ("flag", report.flags),
    )
    tables = [
        _table(
            (kind, "precision", "recall", "F1", "rows"),
            (
                (name, f"{p:.2f}", f"{r:.2f}", f"{f1:.2f}", str(n))
                for name, (p, r, f1, n) in found.items()
            ),
        )
        for kind, found in classes
    ]
    tables += [
        _table(
            (kind, "category macro-F1", "urgency kappa", "rows"),
            (
                (name, f"{f1:.2f}", f"{kappa:.2f}", str(n))
                for name, (f1, kappa, n) in found.items()
            ),
        )
        for kind, found in (("register", report.registers), ("sender", report.senders))
    ]
    return "\n\n".join(tables)


def _curve(points: Sequence[CurvePoint]) -> str:
    return _table(
        ("rows", "voices", "category macro-F1", "urgency kappa", "darurat recall"),
        (
            (
                str(p.rows),
                str(p.writers),
                f"{p.category_f1:.3f}",
                f"{p.urgency_kappa:.3f}",
                f"{p.top_recall:.3f}",
            )
            for p in points
        ),
    )


def _agreement(found: Agreement | None) -> str:
    if found is None:
        return (
            "No second reader has read the corpus yet: labels are their writers' own."
        )
    return (
        f"{found.rows} complaints were read blind by a second reader: Cohen's kappa of "
        f"category {found.category}, of urgency (quadratic weights) {found.urgency}. A "
        f"third reader read {found.third} of them; {found.undecided} found no majority "
        "and train nothing. `dahulukan corpus agreement` prints more."
    )


def _missed(report: Report, rows: Sequence[LabeledComplaint]) -> str:
    texts = {row.id: " / ".join(row.text.split("\n")) for row in rows}
    shown = [
        f"- read as `{said}` ({name}): {_shortened(texts[name])}"
        for name, said in list(report.missed.items())[:_FAILURES]
    ]
    return "\n".join(shown) or "none"


def _shortened(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]} …"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
