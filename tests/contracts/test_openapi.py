"""The examples in the API's description are real."""

from api.schemas import AssessmentOut, ComplaintIn
from tests.builders import KEY


def example_of(model, field):
    return model.model_fields[field].examples[0]


def test_the_example_answer_is_what_the_example_request_gets(anonymous):
    """Whoever copies the request sees that answer: same fields, labels and facts."""
    (example,) = AssessmentOut.model_config["json_schema_extra"]["examples"]
    request = {
        "id": example["id"],
        "text": example_of(ComplaintIn, "text"),
        "received_at": example_of(ComplaintIn, "received_at"),
    }
    answer = anonymous.post(
        "/v1/assess", json=request, headers={"X-API-Key": KEY}
    ).json()

    assert answer.keys() == example.keys()
    for field in ("id", "category", "urgency", "facts", "missing", "reply"):
        assert answer[field] == example[field]


def test_the_description_names_every_route(anonymous):
    """What is served is described."""
    paths = anonymous.get("/openapi.json").json()["paths"]

    assert set(paths) == {
        "/v1/assess",
        "/v1/assess/batch",
        "/v1/taxonomy",
        "/health/live",
        "/health/ready",
    }


def test_the_interactive_docs_need_no_network(anonymous):
    """A desk may be closed to the outside."""
    page = anonymous.get("/docs").text

    assert "swagger-ui" in page
    assert "https://" not in page
