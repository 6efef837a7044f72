"""Commands that run the service: parse, call, print."""

import typer
import uvicorn

from api.app import create_app
from api.errors import SettingsError
from api.keys import key_digest, new_key
from api.logs import set_up_logs
from api.settings import PREFIX, Settings, read_settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")


def serve(host: str | None, port: int | None) -> None:
    """Serve the scoring API until interrupted.

    Without a configured key a new one is made and printed once.

    Parameters
    ----------
    host : str or None
        Address to listen on; None for the setting.
    port : int or None
        Port to listen on; None for the setting.
    """
    settings = settings_or_exit()
    changes = {"host": host, "port": port}
    settings = settings.model_copy(
        update={name: value for name, value in changes.items() if value is not None}
    )
    if not settings.key_digests():
        key = new_key()
        settings = settings.model_copy(update={"api_key_hashes": key_digest(key).hex()})
        typer.echo(f"No API key is configured; for this run: {key}", err=True)
    set_up_logs()
    typer.echo(f"API docs: http://{settings.host}:{settings.port}/docs", err=True)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,  # RequestLog writes a line without query or address
    )


@app.command("key")
def key() -> None:
    """Make an API key; the service is given its hash only.

    Example: `dahulukan key`
    """
    fresh = new_key()
    typer.echo(f"key, for the caller (shown once):  {fresh}")
    typer.echo(f"hash, for {PREFIX}API_KEY_HASHES: {key_digest(fresh).hex()}")


@app.command("settings")
def show_settings() -> None:
    """Print every setting, its value and what it does.

    Example: `dahulukan settings`
    """
    settings = settings_or_exit()
    for name, field in Settings.model_fields.items():
        typer.echo(f"{PREFIX}{name.upper()} = {getattr(settings, name)}")
        typer.echo(f"    {field.description}")


def settings_or_exit() -> Settings:
    """Read the settings; print what is wrong with them and leave if they are.

    Returns
    -------
    Settings
        Checked.
    """
    try:
        return read_settings()
    except SettingsError as error:
        typer.echo(f"dahulukan: {error}", err=True)
        raise typer.Exit(2) from error
