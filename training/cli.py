"""Commands of the data staff: parse, call, print."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from model.artifact import Manifest, load_artifact, save_artifact
from model.classifier import Classifier
from model.records import read_records
from model.taxonomy import load_taxonomy, taxonomy_text
from training import robustness
from training.agreement import agreement
from training.card import Findings, model_card
from training.config import TrainingConfig
from training.corpus_cli import SAMPLES, plain_errors, trainable_rows
from training.corpus_cli import app as corpus_app
from training.evaluate import evaluate
from training.learning_curve import SHARES, learning_curve
from training.readings import read_readings
from training.report import (
    console,
    curve_table,
    evaluation_tables,
    robustness_tables,
    trials_table,
    worklist_table,
)
from training.score import score_lines, write_lines
from training.train import data_digest, read_all, train
from training.trials import (
    N_FOLDS,
    TRIALS,
    every_second_voice,
    keep_result,
    read_results,
    run_trial,
)

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
app.add_typer(corpus_app, name="corpus")

CARD = Path(__file__).parents[1] / "docs" / "model-card.md"
TRIALS_TABLE = Path(__file__).parents[1] / "docs" / "trials.jsonl"
CHAMPION = Path(__file__).parents[1] / "artifacts" / "champion"

DataOption = Annotated[
    Path, typer.Option(help="Labelled complaints, JSON Lines.", show_default="samples")
]
ArtifactOption = Annotated[
    Path,
    typer.Option(
        help="Folder of the trained model.",
        envvar="DAHULUKAN_ARTIFACT_DIR",
        show_default="artifacts/champion",
    ),
]
ConfigOption = Annotated[
    Path | None, typer.Option(help="Training settings, TOML.", show_default="built in")
]


@app.command("train")
def train_command(
    data: DataOption = SAMPLES,
    out: ArtifactOption = CHAMPION,
    config: ConfigOption = None,
) -> None:
    """Train a model and write it as a verified artifact.

    The same data and settings give the same artifact, bit for bit.

    Example: `dahulukan train --data corpus.jsonl --out artifacts/candidate`
    """
    with plain_errors():
        manifest = train_and_save(data, out, _config(config))
    typer.echo(f"{out}: model {manifest.version}, trained on {data}.", err=True)


@app.command("evaluate")
def evaluate_command(
    data: DataOption = SAMPLES,
    config: ConfigOption = None,
    folds: Annotated[int, typer.Option(min=2, help="Outer folds of writers.")] = 5,
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Write the whole report here.")
    ] = None,
    robust: Annotated[
        bool,
        typer.Option(
            "--robustness", help="Instead: harmless changes, attacks, deleted evidence."
        ),
    ] = False,
    curve: Annotated[
        bool,
        typer.Option(
            "--learning-curve", help="Instead: what more complaints are worth."
        ),
    ] = False,
) -> None:
    """Hold every writer out once; print quality beside the baselines'.

    Examples: `dahulukan evaluate --json report.json`,
    `dahulukan evaluate --robustness`, `dahulukan evaluate --learning-curve`
    """
    with plain_errors():
        rows, settings, taxonomy = (
            trainable_rows(data),
            _config(config),
            load_taxonomy(),
        )
        if robust:
            with _progress("changing texts", robustness.N_STEPS) as step:
                found = robustness.robustness(rows, taxonomy, settings, progress=step)
            console().print(robustness_tables(found))
            return
        if curve:
            with _progress("learning curve", len(SHARES) + 1) as step:
                points = learning_curve(rows, taxonomy, settings, step)
            console().print(curve_table(points))
            return
        with _progress("evaluating", folds + 1) as step:
            report = evaluate(rows, taxonomy, settings, n_folds=folds, progress=step)
    console().print(evaluation_tables(report))
    if json_out is not None:
        json_out.write_text(json.dumps(report.to_dict(), indent=2), encoding="utf-8")


@app.command("card")
def card_command(
    data: DataOption = SAMPLES,
    config: ConfigOption = None,
    out: Annotated[Path, typer.Option(help="Markdown file to write.")] = CARD,
    json_out: Annotated[
        Path | None, typer.Option("--json", help="Write the evaluation here too.")
    ] = None,
) -> None:
    """Measure everything and write the model card.

    Example: `dahulukan card --out docs/model-card.md`
    """
    with plain_errors():
        rows, settings = trainable_rows(data), _config(config)
        taxonomy = load_taxonomy()
        said = read_readings(data.parent / "readings")
        steps = 6 + robustness.N_STEPS + len(SHARES) + 1
        with _progress("model card", steps) as step:
            found = Findings(
                evaluate(rows, taxonomy, settings, progress=step),
                robustness.robustness(rows, taxonomy, settings, progress=step),
                learning_curve(rows, taxonomy, settings, step),
                agreement(list(read_records(data)), said, taxonomy, settings.seed)
                if "second" in said
                else None,
            )
    out.write_text(model_card(found, rows, taxonomy, settings), encoding="utf-8")
    if json_out is not None:
        report = json.dumps(found.report.to_dict(), indent=2)
        json_out.write_text(report, encoding="utf-8")
    console().print(evaluation_tables(found.report))
    typer.echo(f"{out}: written.", err=True)


@app.command("trials")
def trials_command(
    data: DataOption = SAMPLES,
    run: Annotated[
        list[str] | None,
        typer.Option(help="Measure this trial again; `all` for every one."),
    ] = None,
    table: Annotated[Path, typer.Option(help="Where results are kept.")] = TRIALS_TABLE,
) -> None:
    """Reprint what was tried on the model, or measure trials again.

    Examples: `dahulukan trials`, `dahulukan trials --run "no concepts"`
    """
    names = list(TRIALS) if run == ["all"] else run or []
    if unknown := set(names) - TRIALS.keys():
        typer.echo(
            f"dahulukan: no trial is called {', '.join(sorted(unknown))}. Known are "
            f"{', '.join(TRIALS)}.",
            err=True,
        )
        raise typer.Exit(2)
    if names:
        with plain_errors(), _progress("trials", N_FOLDS * len(names) + 1) as step:
            rows = every_second_voice(trainable_rows(data))
            understood = read_all(rows)
            step("texts read")
            for name in names:
                result = run_trial(name, rows, understood, load_taxonomy(), step)
                keep_result(table, result)
    console().print(trials_table(read_results(table)))


@app.command("score")
def score_command(
    source: Annotated[
        str,
        typer.Option(
            "--in",
            help="JSON Lines with id, text and, if known, received_at; - for stdin.",
        ),
    ] = "-",
    target: Annotated[
        str, typer.Option("--out", help="Scored JSON Lines; - for stdout.")
    ] = "-",
    artifact: ArtifactOption = CHAMPION,
    rank: Annotated[
        bool,
        typer.Option("--rank", help="Print the worklist as a table instead of lines."),
    ] = False,
    k: Annotated[int, typer.Option(min=1, help="Places a day, with --rank.")] = 25,
) -> None:
    """Label complaints; one line out for each line in, in the same order.

    Without an artifact one is trained on the samples first.

    Examples: `dahulukan score --in today.jsonl --out scored.jsonl`,
    `dahulukan score --rank < today.jsonl`
    """
    with plain_errors():
        classifier = classifier_from(artifact)
        with _reading(source) as lines:
            scored = score_lines(lines, classifier)
            if rank:
                done = list(scored)
                console().print(worklist_table(done, classifier.taxonomy, k))
                faulty = sum("error" in line for line in done)
            else:
                with _writing(target) as out:
                    faulty = write_lines(scored, out)
    if faulty:
        typer.echo(f"{faulty} lines could not be read; each has an `error`.", err=True)
        raise typer.Exit(1)


def classifier_from(artifact: Path) -> Classifier:
    """Load the artifact; if there is none, train on the samples and say so.

    Parameters
    ----------
    artifact : Path
        Folder of the artifact.

    Returns
    -------
    Classifier
        Ready to assess.

    Raises
    ------
    ArtifactError
        If there is an artifact and it is refused; it is never overwritten then.
    """
    ensure_artifact(artifact)
    return load_artifact(artifact)


def ensure_artifact(artifact: Path) -> None:
    """Train on the samples if there is no artifact yet, and say so.

    Parameters
    ----------
    artifact : Path
        Folder of the artifact; one that exists is left as it is.
    """
    if artifact.exists():
        return
    typer.echo(f"{artifact} does not exist: training on the samples first.", err=True)
    with plain_errors():
        train_and_save(SAMPLES, artifact, TrainingConfig())


def train_and_save(data: Path, out: Path, config: TrainingConfig) -> Manifest:
    """Train on a corpus file and write the artifact, showing progress.

    Parameters
    ----------
    data : Path
        Corpus file.
    out : Path
        Folder of the artifact.
    config : TrainingConfig
        Settings.

    Returns
    -------
    Manifest
        Of the new artifact.

    Raises
    ------
    CorpusError
        If the corpus is missing or cannot be trained on.
    RecordError
        If a row breaks the schema.
    """
    rows = trainable_rows(data)
    with _progress("training", config.n_folds + 5) as step:
        trained = train(rows, load_taxonomy(), config, step)
    return save_artifact(
        out,
        trained,
        taxonomy_text(),
        data_digest=data_digest(rows),
        metrics={"rows": len(rows), "config": config.to_dict()},
    )


def _config(path: Path | None) -> TrainingConfig:
    return TrainingConfig() if path is None else TrainingConfig.read(path)


@contextmanager
def _progress(name: str, steps: int) -> Iterator[Callable[[str], None]]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task(name, total=steps)

        def step(done: str) -> None:
            bar.update(task, advance=1, description=f"{name}: {done}")

        yield step


@contextmanager
def _reading(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        with Path(source).open("rb") as file:
            yield file


@contextmanager
def _writing(target: str) -> Iterator[BinaryIO]:
    if target == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with Path(target).open("wb") as file:
            yield file
