"""Build the application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import metadata
from typing import TypedDict

import structlog
from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from api import assess, health
from api.errors import install_error_handlers
from api.request_log import RequestLog
from api.settings import Settings
from model.artifact import load_artifact
from model.classifier import Classifier
from model.errors import ArtifactError
from model.taxonomy import load_taxonomy

log = structlog.get_logger()

_DESCRIPTION = """
Labels Indonesian complaints to a police hotline by category and urgency, and says
which words of the text decided. Labels are **allegations**, never findings; a person
decides. Send a key in `X-API-Key`.
"""


class State(TypedDict):
    """What the lifespan hands to every request."""

    classifier: Classifier
    key_digests: tuple[bytes, ...]
    degraded_because: str


def create_app(settings: Settings) -> FastAPI:
    """Build the application for one set of settings.

    Parameters
    ----------
    settings : Settings
        Where the model lies and which keys are let in.

    Returns
    -------
    FastAPI
        Ready to be served; the model is loaded when it starts.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[State]:
        classifier, reason = load_or_degrade(settings)
        # the first text pays for word lists and Sastrawi's dictionary: pay it here
        classifier.assess("tolong pak, laporan saya dibiarkan")
        yield {
            "classifier": classifier,
            "key_digests": settings.key_digests(),
            "degraded_because": reason,
        }

    app = FastAPIOffline(  # serves the interactive docs without a network
        title="Dahulukan",
        version=metadata.version("dahulukan"),
        description=_DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=lifespan,
        max_body_size=settings.max_body_bytes,
    )
    install_error_handlers(app)
    app.add_middleware(RequestLog)
    app.include_router(assess.router)
    app.include_router(health.router)
    return app


def load_or_degrade(settings: Settings) -> tuple[Classifier, str]:
    """Load the model, or fall back to the safety rules and say why.

    Parameters
    ----------
    settings : Settings
        Where the model lies.

    Returns
    -------
    tuple of (Classifier, str)
        The classifier, and why it has no model; empty if it has one.
    """
    try:
        classifier = load_artifact(settings.artifact_dir)
    except ArtifactError as error:
        log.error("degraded_to_safety_rules", reason=str(error))  # noqa: TRY400 - no traceback: the reason says it all
        return Classifier(load_taxonomy()), str(error)
    log.info("model_loaded", model_version=classifier.version)
    return classifier, ""
