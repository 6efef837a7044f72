"""Settings of the service, read from ``DAHULUKAN_*`` variables."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.errors import SettingsError

PREFIX = "DAHULUKAN_"
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    artifact_dir: Path = Field(
        default=Path(__file__).parents[1] / "artifacts" / "champion",
        description="Folder of the trained model.",
    )
    api_key_hashes: str = Field(
        default="",
        description="SHA-256 of each API key, in hex, divided by commas; "
        "`dahulukan key` makes a pair.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on.")
    max_body_bytes: int = Field(
        default=24 * 1024 * 1024,
        ge=1024,
        description="A larger request is answered with 413.",
    )

    @field_validator("api_key_hashes")
    @classmethod
    def _each_is_a_digest(cls, value: str) -> str:
        for part in filter(None, value.split(",")):
            if not _SHA256.fullmatch(part.strip()):
                raise ValueError("each must be 64 hex digits, divided by commas")
        return value

    def key_digests(self) -> tuple[bytes, ...]:
        """Return the digests of the keys that are let in."""
        parts = filter(None, self.api_key_hashes.split(","))
        return tuple(bytes.fromhex(part.strip()) for part in parts)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings and refuse misspelt ones.

    Parameters
    ----------
    environment : mapping of str to str, optional
        Where misspelt names are looked for; the process environment if absent.

    Returns
    -------
    Settings
        Checked.

    Raises
    ------
    SettingsError
        If a ``DAHULUKAN_*`` variable is unknown or has an impossible value.
    """
    given = os.environ if environment is None else environment
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    if unknown := {name for name in given if name.startswith(PREFIX)} - known:
        raise SettingsError(
            f"unknown settings: {', '.join(sorted(unknown))}. "
            f"Known are {', '.join(sorted(known))}."
        )
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"{PREFIX}{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()
        ]
        raise SettingsError("; ".join(faults)) from None
