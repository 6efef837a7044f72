"""Health routes need no key and tell the truth."""

from fastapi.testclient import TestClient

from api.app import create_app
from api.keys import key_digest
from api.settings import Settings
from tests.builders import KEY


class TestLive:
    def test_it_answers_as_long_as_the_process_runs(self, anonymous):
        """For whoever restarts a dead process."""
        assert anonymous.get("/health/live").json() == {"status": "ok"}


class TestReady:
    def test_with_a_model_it_is_ready(self, anonymous, classifier):
        """The version at work is told."""
        answer = anonymous.get("/health/ready")

        assert answer.status_code == 200
        assert answer.json()["model_version"] == classifier.version


class TestDegraded:
    def test_without_a_model_the_safety_rules_still_work(self, tmp_path):
        """A refused artifact at night does not close the hotline."""
        settings = Settings(
            artifact_dir=tmp_path / "none", api_key_hashes=key_digest(KEY).hex()
        )
        with TestClient(create_app(settings)) as client:
            ready = client.get("/health/ready")
            body = client.post(
                "/v1/assess",
                json={"text": "tolong pak suami saya ngamuk bawa golok sekarang"},
                headers={"X-API-Key": KEY},
            ).json()

        assert ready.status_code == 503
        assert ready.json()["status"] == "degraded"
        assert "manifest.json" in ready.json()["reason"]
        assert body["urgency"] == "darurat"
        assert body["category"] is None
        assert body["review_reasons"] == ["no_model"]
