"""API keys: random, shown once, kept as SHA-256, compared in constant time."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader

from api.errors import Unauthorized

_header = APIKeyHeader(
    name="X-API-Key",
    auto_error=False,
    description="Made by `dahulukan key`; the service knows its SHA-256 only.",
)


def new_key() -> str:
    """Return a new key of 256 random bits.

    Returns
    -------
    str
        Starts with ``dhl_``, so that secret scanners can find a leaked one.
    """
    return "dhl_" + secrets.token_urlsafe(32)


def key_digest(key: str) -> bytes:
    """Return the SHA-256 of a key; a fast hash is enough for 256 random bits.

    Parameters
    ----------
    key : str
        As the caller sends it.

    Returns
    -------
    bytes
        32 bytes.
    """
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def is_known(key: str | None, digests: Sequence[bytes]) -> bool:
    """Say whether a key is one of ours, in time that does not depend on it.

    Parameters
    ----------
    key : str or None
        What the caller sent.
    digests : sequence of bytes
        SHA-256 of the keys that are let in.

    Returns
    -------
    bool
        False without a key and without any digest.
    """
    given = key_digest(key or "")
    matches = [hmac.compare_digest(given, digest) for digest in digests]
    return key is not None and any(matches)


def require_key(request: Request, key: Annotated[str | None, Depends(_header)]) -> None:
    """Let a request pass only with a known key.

    Parameters
    ----------
    request : Request
        Carries the digests of the application.
    key : str or None
        The value of ``X-API-Key``.

    Raises
    ------
    Unauthorized
        If there is no key, or not one of ours.
    """
    if not is_known(key, request.state.key_digests):
        raise Unauthorized("Send a valid key in the header X-API-Key.")
