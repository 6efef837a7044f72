"""Put corpus tables, evaluations and worklists on the screen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from rich.console import Console, Group, RenderableType
from rich.table import Table

from model.records import LabeledComplaint
from model.taxonomy import Taxonomy
from training.agreement import Agreement
from training.evaluate import Report
from training.learning_curve import CurvePoint
from training.robustness import Robustness
from training.trials import TrialResult

_SHORT, _LONG = 4, 120  # words; the aims of the datasheet are stated for these
_WORST_FIRST = 10  # missed complaints listed by id; the JSON report has them all


def corpus_tables(
    rows: Sequence[LabeledComplaint], taxonomy: Taxonomy
) -> RenderableType:
    """Return the distribution tables of a corpus.

    Parameters
    ----------
    rows : sequence of LabeledComplaint
        A corpus.
    taxonomy : Taxonomy
        Gives order and display names.

    Returns
    -------
    rich renderable
        Lengths, categories by urgency, and counts of everything else.
    """
    words = np.array([len(row.text.split()) for row in rows])
    bubbles = np.mean(["\n" in row.text for row in rows])
    summary = (
        f"{len(rows)} complaints by {len({row.writer for row in rows})} writer voices; "
        f"words: median {np.median(words):.0f}, "
        f"under {_SHORT} words {np.mean(words < _SHORT):.0%}, "
        f"over {_LONG} words {np.mean(words > _LONG):.0%}; "
        f"several bubbles {bubbles:.0%}; "
        f"in contrast groups {sum(bool(r.contrast) for r in rows)}"
    )
    return Group(
        summary,
        _category_by_urgency(rows, taxonomy),
        _counts("flag", (flag for row in rows for flag in row.flags), len(rows)),
        _counts("register", (row.register for row in rows), len(rows)),
        _counts("sender", (row.sender for row in rows), len(rows)),
        _counts("writer", (row.writer for row in rows), len(rows)),
    )


def _category_by_urgency(rows: Sequence[LabeledComplaint], taxonomy: Taxonomy) -> Table:
    counts = Counter((row.category, row.urgency) for row in rows)
    table = Table("category", title="category by urgency")
    for urgency in taxonomy.urgency_ids:
        table.add_column(urgency, justify="right")
    table.add_column("all", justify="right")
    for category in taxonomy.category_ids:
        cells = [counts[category, urgency] for urgency in taxonomy.urgency_ids]
        table.add_row(category, *map(str, cells), str(sum(cells)))
    totals = [
        sum(r.urgency == urgency for r in rows) for urgency in taxonomy.urgency_ids
    ]
    table.add_section()
    table.add_row("all", *map(str, totals), str(len(rows)))
    return table


def _counts(kind: str, values: Iterable[str], total: int) -> Table:
    table = Table(kind, "rows", "share", title=f"{kind}s")
    for name, count in Counter(values).most_common():
        table.add_row(name, str(count), f"{count / max(total, 1):.1%}")
    return table


def agreement_tables(found: Agreement) -> RenderableType:
    """Return the tables of how far readers agree.

    Parameters
    ----------
    found : Agreement
        As `training.agreement.agreement` measures it.

    Returns
    -------
    rich renderable
        Kappa by label kind, by flag and by register.
    """
    kinds = Table("label", "Cohen's kappa", title="writer against blind second reader")
    kinds.add_row("category", str(found.category))
    kinds.add_row("urgency (quadratic weights)", str(found.urgency))
    flags = Table("flag", "kappa", "rows where one set it")
    for flag, (kappa, seen) in found.flags.items():
        flags.add_row(flag, f"{kappa:.2f}", str(seen))
    registers = Table("register", "category kappa", "urgency kappa", "rows")
    for name, (category, urgency, n) in found.registers.items():
        registers.add_row(name, f"{category:.2f}", f"{urgency:.2f}", str(n))
    return Group(
        f"{found.rows} complaints read blind by a second reader, {found.third} by a "
        f"third; {found.undecided} without a majority train nothing. "
        "95 % intervals over resampled writers.",
        kinds,
        flags,
        registers,
    )


def evaluation_tables(report: Report) -> RenderableType:
    """Return the tables of an evaluation.

    Parameters
    ----------
    report : Report
        What was measured.

    Returns
    -------
    rich renderable
        Headline beside the baseline, days, classes, registers, misses.
    """
    head = (
        f"{report.rows} complaints of {report.writers} writer voices that neither the "
        f"model nor the makers of the rules had seen ({report.folds} folds); "
        "95 % intervals over resampled writers"
    )
    systems = list(next(iter(report.headline.values())))
    headline = Table("metric", *systems)
    for name, values in report.headline.items():
        headline.add_row(name, *(str(values[s]) if values[s] else "-" for s in systems))
    days = report.days
    ranking = Table("order", f"urgent among the first {days.k}")
    for name, value in days.recall.items():
        ranking.add_row(name, f"{value:.3f}")
    ranking.add_row("first come, first served", f"{days.first_come:.3f}")
    ranking.add_row("bound min(1, k / positives)", f"{days.bound:.3f}")
    floor = ", ".join(f"{u} {value:.3f}" for u, value in report.floor_recall.items())
    return Group(
        head,
        headline,
        f"{days.days} simulated days of {days.arrivals} arrivals in the expected mix:",
        ranking,
        f"recall of the safety rules alone, without a model: {floor}",
        _per_class("category", report.categories),
        _per_class("urgency", report.urgencies),
        _per_class("flag", report.flags),
        _by_group("register", report.registers),
        _by_group("sender", report.senders),
        _answered(report),
        f"{len(report.missed)} of the most urgent level were labelled lower: "
        + ", ".join(list(report.missed)[:_WORST_FIRST])
        + (" ..." if len(report.missed) > _WORST_FIRST else ""),
    )


def _answered(report: Report) -> Table:
    table = Table("category", "answered without review", "of them wrong", "answered")
    for name, (share, error, n) in report.answered.items():
        table.add_row(name, f"{share:.1%}", f"{error:.1%}", str(n))
    return table


def _per_class(kind: str, rows: Mapping[str, tuple[float, float, float, int]]) -> Table:
    table = Table(kind, "precision", "recall", "F1", "rows")
    for name, (precision, recall, f1, n) in rows.items():
        table.add_row(name, f"{precision:.2f}", f"{recall:.2f}", f"{f1:.2f}", str(n))
    return table


def _by_group(kind: str, groups: Mapping[str, tuple[float, float, int]]) -> Table:
    table = Table(kind, "category macro-F1", "urgency kappa", "rows")
    for name, (f1, kappa, n) in groups.items():
        table.add_row(name, f"{f1:.2f}", f"{kappa:.2f}", str(n))
    return table


def robustness_tables(found: Robustness) -> RenderableType:
    """Return the tables of a robustness report.

    Parameters
    ----------
    found : Robustness
        As `training.robustness.robustness` measures it.

    Returns
    -------
    rich renderable
        Harmless changes, attacks, deleted evidence.
    """
    harmless = Table("harmless change", "categories unchanged", "urgencies unchanged")
    for name, (category, urgency) in found.harmless.items():
        harmless.add_row(name, f"{category:.1%}", f"{urgency:.1%}")
    raised = Table("attack", "raised", "complaints without danger")
    for name, (share, n) in found.attacks.items():
        raised.add_row(name, f"{share:.1%}", str(n))
    return Group(
        f"{found.rows} complaints of {found.writers} writer voices that the model had "
        "not seen",
        harmless,
        raised,
        f"with the quoted words deleted {found.evidence_lowered:.1%} of "
        f"{found.evidence_rows} urgent complaints came lower, "
        f"{found.evidence_level_fell:.1%} by a level",
    )


def curve_table(points: Sequence[CurvePoint]) -> Table:
    """Return the learning curve.

    Parameters
    ----------
    points : sequence of CurvePoint
        From few to all.

    Returns
    -------
    Table
        One row a point.
    """
    table = Table(
        "trained on", "voices", "category macro-F1", "urgency kappa", "darurat recall"
    )
    for p in points:
        table.add_row(
            str(p.rows),
            str(p.writers),
            f"{p.category_f1:.3f}",
            f"{p.urgency_kappa:.3f}",
            f"{p.top_recall:.3f}",
        )
    return table


def trials_table(results: Sequence[TrialResult]) -> Table:
    """Return the table of everything that was tried.

    Parameters
    ----------
    results : sequence of TrialResult
        As `training.trials.read_results` returns them.

    Returns
    -------
    Table
        One row a trial.
    """
    table = Table(
        "trial", "what", "rows", "category F1", "kappa", "darurat recall", "AP",
        "urgent recall", "precision", "flags F1",
    )  # fmt: skip
    for r in results:
        values = (
            r.category_f1, r.urgency_kappa, r.top_recall, r.top_average_precision,
            r.urgent_recall, r.urgent_precision, r.flags_f1,
        )  # fmt: skip
        table.add_row(r.name, r.about, str(r.rows), *(f"{v:.3f}" for v in values))
    return table


def worklist_table(
    lines: Sequence[Mapping[str, Any]], taxonomy: Taxonomy, k: int = 25
) -> Table:
    """Return scored complaints in the order a team should work them.

    Parameters
    ----------
    lines : sequence of mapping
        As `training.score` writes them; those with an ``error`` are left out.
    taxonomy : Taxonomy
        Gives display names and the level outside the quota.
    k : int, default=25
        How many the team can work in a day; a line is drawn below them.

    Returns
    -------
    Table
        Urgent ones outside the quota first, then by falling priority.
    """
    table = Table("#", "id", "urgensi", "prioritas", "kategori", "bendera", "alasan")
    in_quota = 0
    for place, line in enumerate(rank(lines, taxonomy), start=1):
        words = [e["text"] for e in line["evidence"] if e["label"] == "urgency"]
        category = line["category"]
        table.add_row(
            str(place),
            str(line["id"]),
            taxonomy.urgency(line["urgency"]).display_name,
            f"{line['priority']:.1f}",
            taxonomy.category(category).display_name if category else "-",
            ", ".join(line["flags"]),
            " … ".join(" ".join(w.split())[:40] for w in words[:2]),
        )
        in_quota += not taxonomy.urgency(line["urgency"]).outside_quota
        if in_quota == k:  # below this line today's capacity ends
            table.add_section()
    return table


def rank(
    lines: Sequence[Mapping[str, Any]], taxonomy: Taxonomy
) -> list[Mapping[str, Any]]:
    """Order scored complaints for a team.

    Parameters
    ----------
    lines : sequence of mapping
        As `training.score` writes them; those with an ``error`` are left out.
    taxonomy : Taxonomy
        Says which levels stand outside the quota.

    Returns
    -------
    list of mapping
        Outside the quota first, then by falling priority; ties keep their order.
    """
    scored = [line for line in lines if "error" not in line]
    return sorted(
        scored,
        key=lambda line: (
            not taxonomy.urgency(line["urgency"]).outside_quota,
            -line["priority"],
        ),
    )


def console(*, stderr: bool = False) -> Console:
    """Return a console; tables are not cut where the output is no terminal.

    Parameters
    ----------
    stderr : bool, default=False
        Whether it writes to stderr.

    Returns
    -------
    Console
        140 columns wide where no terminal says otherwise.
    """
    found = Console(stderr=stderr)
    return found if found.is_terminal else Console(stderr=stderr, width=140)
