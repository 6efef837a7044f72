"""No word of a complaint reaches a log or an error."""

import json
import logging

import pytest
from structlog.testing import capture_logs

from api.app import create_app
from model.classifier import Classifier

SECRET = "rahasia-3174000000000000-budi"


@pytest.fixture
def written(caplog):
    """Everything logged during a test, as one string."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, logger="httpx2")  # the test's own client
    with capture_logs() as entries:
        yield lambda: json.dumps(entries, default=str) + caplog.text


class TestErrors:
    @pytest.mark.parametrize(
        "body",
        [
            {"text": SECRET, "colour": SECRET},
            {"text": [SECRET]},
            {SECRET: SECRET, "text": "a"},
            {"text": "a", "received_at": SECRET},
        ],
        ids=["unknown field", "wrong type", "unknown name", "bad time"],
    )
    def test_a_fault_does_not_echo_its_value(self, client, body, written):
        """Place and reason are told, the words are not."""
        answer = client.post("/v1/assess", json=body)

        assert answer.status_code == 422
        assert SECRET not in json.dumps(answer.json()).replace(f'"body.{SECRET}"', "")
        assert SECRET not in written()

    def test_a_fault_in_a_batch_does_not_echo_its_value(self, client):
        """The same holds for each complaint of a batch."""
        answer = client.post(
            "/v1/assess/batch", json={"complaints": [{"text": [SECRET]}, SECRET]}
        )

        assert SECRET not in answer.text

    def test_an_unforeseen_error_tells_its_kind_only(
        self, client, monkeypatch, written
    ):
        """The message of an exception may quote the complaint."""

        def fail(*_):
            raise RuntimeError(SECRET)

        monkeypatch.setattr(Classifier, "assess", fail)
        answer = client.post("/v1/assess", json={"text": SECRET})

        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert SECRET not in answer.text
        assert "RuntimeError" in written()


class TestLogs:
    def test_a_request_is_logged_without_its_words(self, client, written):
        """Method, route, status, time: enough to run a service."""
        client.post(f"/v1/assess?nama={SECRET}", json={"text": SECRET})

        assert '"path": "/v1/assess"' in written()
        assert SECRET not in written()

    def test_a_strangers_path_is_not_logged(self, client, written):
        """A path can carry a name as well."""
        client.get(f"/{SECRET}")

        assert "unknown" in written()
        assert SECRET not in written()


class TestFacts:
    def test_personal_numbers_come_back_masked(self, client):
        """The answer may be kept longer than the text."""
        body = client.post(
            "/v1/assess",
            json={"text": "NIK saya 3174000000000000 hp 0812-0000-3471 atas nama Budi"},
        ).json()

        facts = json.dumps(body["facts"])
        assert "3174000000000000" not in facts
        assert "3471" not in facts or "****" in facts


def test_the_app_can_be_built_twice(settings):
    """No state of the process is shared by accident."""
    assert create_app(settings) is not create_app(settings)
