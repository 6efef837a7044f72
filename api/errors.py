"""Errors of the service, and the only place that turns them into responses.

::

    SettingsError       the service cannot start as it is set up
    ApiError
    ├── Unauthorized    401  no API key, or not one of ours
    └── TooLarge        413  the request is larger than the service takes

Every error is answered as ``application/problem+json`` (RFC 9457) with an Indonesian
title and a machine-readable `code`. Nothing of the request is echoed: a complaint's
words must not reach a log through an error.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

log = structlog.get_logger()

_TITLES = {
    400: ("bad_request", "Permintaan tidak dapat dibaca"),
    401: ("unauthorized", "Kunci API tidak ada atau tidak dikenal"),
    404: ("not_found", "Alamat tidak ditemukan"),
    405: ("method_not_allowed", "Cara akses tidak didukung"),
    413: ("too_large", "Permintaan terlalu besar"),
    415: ("unsupported_media_type", "Jenis isi tidak didukung"),
    422: ("invalid_content", "Isi permintaan tidak sesuai"),
    500: ("internal_error", "Terjadi kesalahan di pihak kami"),
    503: ("unavailable", "Layanan belum siap"),
}


class SettingsError(Exception):
    """The service cannot start as it is set up."""


class ApiError(Exception):
    """Base of errors that have an HTTP status."""

    status = 500

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Unauthorized(ApiError):  # noqa: N818 - the HTTP name says it
    """No API key, or not one of ours."""

    status = 401


class TooLarge(ApiError):  # noqa: N818 - the HTTP name says it
    """The request is larger than the service takes."""

    status = 413


class FieldFault(BaseModel):
    """What is wrong with one field, without its value."""

    field: str = Field(description="Where, as a path of names and places.")
    message: str = Field(description="What is wrong.")


class Problem(BaseModel):
    """An error in the form of RFC 9457."""

    type: str = Field(description="A URN that names the kind of error.")
    title: str = Field(description="Indonesian; can be shown to a person.")
    status: int = Field(description="The HTTP status.")
    code: str = Field(description="The kind of error, for programs.")
    detail: str = Field(description="What happened and what to do.")
    errors: list[FieldFault] = Field(description="Faulty fields; empty if none.")


def problem(status: int, detail: str, errors: Sequence[FieldFault] = ()) -> Problem:
    """Describe an error.

    Parameters
    ----------
    status : int
        HTTP status.
    detail : str
        What happened and what to do; no words of a complaint.
    errors : sequence of FieldFault, default=()
        Faulty fields.

    Returns
    -------
    Problem
        Ready to be sent.
    """
    ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    code, title = _TITLES.get(status, _TITLES[500 if ours else 400])
    return Problem(
        type=f"urn:dahulukan:{code}",
        title=title,
        status=status,
        code=code,
        detail=detail,
        errors=list(errors),
    )


def field_faults(errors: Sequence[Mapping[str, Any]]) -> list[FieldFault]:
    """Keep place and reason of pydantic's errors, and drop the input they carry.

    Parameters
    ----------
    errors : sequence of mapping
        As ``ValidationError.errors()`` gives them.

    Returns
    -------
    list of FieldFault
        One for each.
    """
    return [
        FieldFault(field=".".join(map(str, e["loc"])), message=str(e["msg"]))
        for e in errors
    ]


# What every guarded route can answer, for the OpenAPI description.
PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "model": Problem,
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {}},
    }
    for status in (400, 401, 413, 422)
}


def install_error_handlers(app: FastAPI) -> None:
    """Answer every error as a problem.

    Parameters
    ----------
    app : FastAPI
        The application.
    """

    def api_error(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ApiError)  # noqa: S101 - registered for this class
        return _response(problem(error.status, error.detail))

    def invalid(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it
        faults = field_faults(error.errors())
        return _response(problem(422, "Correct the fields listed in errors.", faults))

    def http(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
        detail = str(error.detail)
        return _response(problem(error.status_code, detail), error.headers)

    def unexpected(request: Request, error: Exception) -> JSONResponse:
        # The message of an unforeseen error may quote the complaint: only its type.
        log.error("unexpected_error", path=request.url.path, kind=type(error).__name__)
        return _response(problem(500, "The error was logged. Try again later."))

    app.add_exception_handler(ApiError, api_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unexpected)


def _response(
    described: Problem, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    return JSONResponse(
        described.model_dump(),
        status_code=described.status,
        media_type="application/problem+json",
        headers=dict(headers or {}),
    )
