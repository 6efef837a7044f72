"""The one command: joins the data staff's commands and the service's."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

import api.cli
import training.cli
from api.keys import key_digest, new_key
from model.records import LabeledComplaint, read_records
from model.taxonomy import load_taxonomy
from training.corpus_cli import SAMPLES
from training.report import console, rank, worklist_table

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Reads Indonesian complaints to a police hotline and puts first what "
    "cannot wait.",
)
app.add_typer(training.cli.app)
app.add_typer(api.cli.app)

_BATCH = 64
_EVERY = 20  # so many samples make one complaint of the demonstration's day
_START_LIMIT_S = 60.0
_POLL_S = 0.2


@app.command("serve")
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the scoring API; without an artifact, train on the samples first.

    Without a configured key a new one is made and printed once.

    Example: `DAHULUKAN_API_KEY_HASHES=... dahulukan serve --port 8000`
    """
    settings = api.cli.settings_or_exit()
    training.cli.ensure_artifact(settings.artifact_dir)
    api.cli.serve(host, port)


@app.command("demo")
def demo(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    shown: Annotated[int, typer.Option(help="Rows of the worklist to print.")] = 25,
    once: Annotated[bool, typer.Option("--once", help="Stop after printing.")] = False,
) -> None:
    """Train, serve, post a day of samples through the API, print the worklist.

    Example: `dahulukan demo --port 8080`
    """
    training.cli.ensure_artifact(training.cli.CHAMPION)
    key = new_key()
    with _server(port, key) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_until_live(address, process)
        lines = _post_samples(address, key)
        ranked = rank(lines, load_taxonomy())
        console().print(worklist_table(ranked[:shown], load_taxonomy()))
        typer.echo(
            f"{len(lines)} sample complaints ranked; the first {shown} are shown."
        )
        typer.echo("The texts are invented and the model has trained on them;")
        typer.echo("for honest numbers run `dahulukan evaluate`.\n")
        typer.echo(f"Interactive API docs: {address}/docs")
        typer.echo(f"API key (X-API-Key):  {key}")
        if not once:
            typer.echo("Serving until Ctrl+C.")
            _wait_for_interrupt(process)


@contextmanager
def _server(port: int, key: str) -> Iterator[subprocess.Popen[bytes]]:
    given = {
        "DAHULUKAN_API_KEY_HASHES": key_digest(key).hex(),
        "DAHULUKAN_ARTIFACT_DIR": str(training.cli.CHAMPION),
        "DAHULUKAN_PORT": str(port),
    }
    command = [sys.executable, "-m", "dahulukan", "serve"]
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        command,
        env=os.environ | given,
        cwd=Path(__file__).parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_live(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_LIMIT_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=5):  # noqa: S310 - our own http address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(_POLL_S)
    typer.echo(
        f"dahulukan: no service at {address}. Is the port taken? Try another with "
        "--port, or run `dahulukan serve` to see its messages.",
        err=True,
    )
    raise typer.Exit(1)


def _post_samples(address: str, key: str) -> list[dict[str, Any]]:
    rows = list(read_records(SAMPLES))[::_EVERY]
    batches = [rows[i : i + _BATCH] for i in range(0, len(rows), _BATCH)]
    lines: list[dict[str, Any]] = []
    for batch in track(batches, "posting samples", console=console(stderr=True)):
        lines += _post(f"{address}/v1/assess/batch", key, batch)
    return lines


def _post(url: str, key: str, rows: Sequence[LabeledComplaint]) -> list[dict[str, Any]]:
    complaints = [
        {"id": row.id, "text": row.text, "received_at": row.received_at.isoformat()}
        for row in rows
    ]
    request = urllib.request.Request(  # noqa: S310 - our own http address
        url,
        data=json.dumps({"complaints": complaints}).encode(),
        headers={"Content-Type": "application/json", "X-API-Key": key},
    )
    with urllib.request.urlopen(request, timeout=60) as response:  # noqa: S310 - as above
        results: list[dict[str, Any]] = json.load(response)["results"]
    return results


def _wait_for_interrupt(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait()
    except KeyboardInterrupt:
        typer.echo("\nStopped.")


if __name__ == "__main__":
    app()
