"""Say whether the process is alive and whether it can do its work."""

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

router = APIRouter(prefix="/health", tags=["health"])


class Health(BaseModel):
    """State of the service."""

    status: str = Field(description="`ok`, or `degraded` without a model.")
    model_version: str
    taxonomy_version: str
    reason: str = Field(description="Why the service is degraded; empty if it is not.")


_DEGRADED: dict[int | str, dict[str, Any]] = {
    503: {"model": Health, "description": "Only the safety rules are at work."}
}


@router.get("/live")
def live() -> dict[str, str]:
    """Answer as long as the process runs."""
    return {"status": "ok"}


@router.get("/ready", responses=_DEGRADED)
def ready(request: Request, response: Response) -> Health:
    """Say whether a trained model is at work; 503 if only the safety rules are."""
    classifier = request.state.classifier
    if not classifier.has_model:
        response.status_code = 503
    return Health(
        status="ok" if classifier.has_model else "degraded",
        model_version=classifier.version,
        taxonomy_version=classifier.taxonomy.version,
        reason=request.state.degraded_because,
    )
