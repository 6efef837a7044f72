"""Commands that look after the labelled complaints."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from model.errors import ModelError
from model.records import LabeledComplaint, read_records, write_records
from model.taxonomy import load_taxonomy
from training.agreement import agreement
from training.corpus import check_corpus, check_decided, read_corpus
from training.errors import TrainingError
from training.frequent_words import frequent_words, frequent_words_file
from training.readings import decide, read_readings
from training.report import agreement_tables, console, corpus_tables

app = typer.Typer(no_args_is_help=True, help="Look after labelled complaints.")

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "complaints.jsonl"
WORDS = Path(str(resources.files("model"))) / "resources/lexicon/frequent.txt"
_FAULTS_SHOWN = 40
_SEED = 7

CorpusArgument = Annotated[Path, typer.Argument(help="Corpus file.")]
ReadingsOption = Annotated[
    Path | None,
    typer.Option(
        help="Folder with what each reader said.", show_default="`readings` beside it"
    ),
]


@app.command("check")
def check_command(
    path: CorpusArgument = SAMPLES, readings: ReadingsOption = None
) -> None:
    """Refuse faulty rows and print the distribution tables.

    Faults: schema, unknown ids, evidence that is not in the text, urgent labels
    without evidence, numbers that may be somebody's, exact and near duplicates, and
    labels that are not what the readers decided.

    Example: `dahulukan corpus check data/samples/complaints.jsonl`
    """
    taxonomy = load_taxonomy()
    with plain_errors():
        rows, faults = read_corpus(path)
        said = read_readings(readings or path.parent / "readings")
    faults += check_corpus(rows, taxonomy) + check_decided(rows, said, taxonomy)
    console().print(corpus_tables(rows, taxonomy))
    for fault in faults[:_FAULTS_SHOWN]:
        typer.echo(f"{fault.row}: {fault.reason}", err=True)
    if faults:
        typer.echo(
            f"{len(faults)} faults in {path}: nothing may train on it.", err=True
        )
        raise typer.Exit(1)
    typer.echo(f"{path}: {len(rows)} rows, no faults.")


@app.command("agreement")
def agreement_command(
    path: CorpusArgument = SAMPLES, readings: ReadingsOption = None
) -> None:
    """Print how far the readers of the corpus agree (Cohen's kappa).

    Example: `dahulukan corpus agreement`
    """
    taxonomy = load_taxonomy()
    with plain_errors():
        rows = list(read_records(path))
        said = read_readings(readings or path.parent / "readings")
        if "second" not in said:
            raise TrainingError("no second reader has read this corpus yet")
        found = agreement(rows, said, taxonomy, _SEED)
    console().print(agreement_tables(found))


@app.command("decide")
def decide_command(
    path: CorpusArgument = SAMPLES, readings: ReadingsOption = None
) -> None:
    """Write the labels that the readers agree on into the corpus file.

    Rows without a majority are marked undecided; nothing trains on them.

    Example: `dahulukan corpus decide`
    """
    taxonomy = load_taxonomy()
    with plain_errors():
        rows = list(read_records(path))
        said = read_readings(readings or path.parent / "readings")
        decided = decide(rows, said, taxonomy)
        write_records(path, decided)
    changed = sum(a != b for a, b in zip(rows, decided, strict=True))
    undecided = sum(row.undecided for row in decided)
    typer.echo(f"{path}: {changed} rows changed, {undecided} are undecided.")


@app.command("words")
def words_command(
    path: CorpusArgument = SAMPLES,
    out: Annotated[Path, typer.Option(help="Resource file to write.")] = WORDS,
) -> None:
    """Write the list of words that the speller knows, from the texts of a corpus.

    Example: `dahulukan corpus words`
    """
    with plain_errors():
        counts = frequent_words(read_records(path))
        out.write_text(frequent_words_file(counts), encoding="utf-8")
    typer.echo(f"{out}: {len(counts)} words.")


def trainable_rows(data: Path) -> list[LabeledComplaint]:
    """Read the rows of a corpus whose labels are decided.

    Parameters
    ----------
    data : Path
        Corpus file.

    Returns
    -------
    list of LabeledComplaint
        In the order of the file.

    Raises
    ------
    TrainingError
        If there is no such file.
    RecordError
        If a row breaks the schema.
    """
    if not data.is_file():
        raise TrainingError(
            f"{data} does not exist. The samples come with the repository: run from a "
            "checkout, or name a corpus with --data."
        )
    return [row for row in read_records(data) if not row.undecided]


@contextmanager
def plain_errors() -> Iterator[None]:
    """Print what went wrong in one line instead of a traceback."""
    try:
        yield
    except (ModelError, TrainingError, OSError) as error:
        typer.echo(f"dahulukan: {error}", err=True)
        raise typer.Exit(2) from error
