"""The scoring routes: text in, labels out; nothing is stored."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError

from api.errors import PROBLEM_RESPONSES, field_faults, problem
from api.keys import require_key
from api.schemas import AssessmentOut, BatchFault, BatchIn, BatchOut, ComplaintIn
from model.classifier import Classifier

router = APIRouter(
    prefix="/v1",
    tags=["assess"],
    dependencies=[Depends(require_key)],
    responses=PROBLEM_RESPONSES,
)


def _classifier(request: Request) -> Classifier:
    found: Classifier = request.state.classifier
    return found


UsedClassifier = Annotated[Classifier, Depends(_classifier)]


# Plain functions, not coroutines: scoring is processor work and would hold up the
# event loop; the thread pool runs it.
@router.post("/assess")
def assess(complaint: ComplaintIn, classifier: UsedClassifier) -> AssessmentOut:
    """Assess one complaint."""
    assessment = classifier.assess(complaint.text, complaint.received_at)
    return AssessmentOut.of(complaint, assessment)


@router.post("/assess/batch")
def assess_batch(batch: BatchIn, classifier: UsedClassifier) -> BatchOut:
    """Assess up to 256 complaints; a faulty one is answered with its own error."""
    read = [_read(item) for item in batch.complaints]
    good = [item for item in read if isinstance(item, ComplaintIn)]
    assessed = iter(_assess_all(good, classifier))
    return BatchOut(
        results=[i if isinstance(i, BatchFault) else next(assessed) for i in read]
    )


def _assess_all(
    complaints: Sequence[ComplaintIn], classifier: Classifier
) -> list[AssessmentOut]:
    assessments = classifier.assess_batch((c.text, c.received_at) for c in complaints)
    return [
        AssessmentOut.of(complaint, assessment)
        for complaint, assessment in zip(complaints, assessments, strict=True)
    ]


def _read(item: Any) -> ComplaintIn | BatchFault:  # noqa: ANN401 - any JSON value
    try:
        return ComplaintIn.model_validate(item)
    except ValidationError as error:
        faults = field_faults(error.errors())
        given = item.get("id") if isinstance(item, dict) else None
        identifier = given if isinstance(given, str | int) else None
        described = problem(422, "Correct the fields listed in errors.", faults)
        return BatchFault(id=identifier, error=described)


@router.get("/taxonomy")
def taxonomy(classifier: UsedClassifier) -> dict[str, Any]:
    """Return the categories, urgencies and flags that answers refer to."""
    return classifier.taxonomy.to_dict()
