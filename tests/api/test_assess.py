"""The scoring routes: anonymous first, then faults, then answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.records import LONGEST_TEXT

EMERGENCY = "tolong pak suami saya lagi ngamuk bawa golok, anak2 di dalam rumah"
ANY_FIXTURE = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def assess(client, **complaint):
    return client.post("/v1/assess", json=complaint)


class TestAssess:
    def test_anonymous_is_refused(self, anonymous):
        """Without a key nothing is assessed."""
        answer = assess(anonymous, text="halo")

        assert answer.status_code == 401
        assert answer.json()["code"] == "unauthorized"

    def test_a_wrong_key_is_refused(self, anonymous):
        """A key must be one of ours, not merely present."""
        answer = anonymous.post(
            "/v1/assess", json={"text": "halo"}, headers={"X-API-Key": "dhl_wrong"}
        )

        assert answer.status_code == 401

    def test_an_emergency_is_labelled_with_its_words(self, client):
        """The labels come with the words of the text that decided."""
        body = assess(client, id="a-1", text=EMERGENCY).json()

        assert body["id"] == "a-1"
        assert body["urgency"] == "darurat"
        assert body["safety_rules"]
        assert "110" in body["reply"]
        for words in body["evidence"]:
            assert EMERGENCY[words["start"] : words["end"]] == words["text"]

    def test_probabilities_are_whole(self, client, classifier):
        """Each label has a probability, and they sum to one."""
        body = assess(client, text="lp saya mandek 2 tahun").json()

        assert set(body["category_probabilities"]) == set(
            classifier.taxonomy.category_ids
        )
        assert sum(body["category_probabilities"].values()) == pytest.approx(1)
        assert sum(body["urgency_probabilities"].values()) == pytest.approx(1)

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param({}, id="no text"),
            pytest.param({"text": None}, id="null"),
            pytest.param({"text": 7}, id="number"),
            pytest.param({"text": "a", "colour": "red"}, id="unknown field"),
            pytest.param({"text": "a", "received_at": "kemarin"}, id="no time"),
            pytest.param({"text": "a" * (LONGEST_TEXT + 1)}, id="too long"),
            pytest.param([], id="list"),
        ],
    )
    def test_a_faulty_request_is_a_problem(self, client, body):
        """Faults are listed by field, in the form of RFC 9457."""
        answer = client.post("/v1/assess", json=body)

        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["errors"]

    def test_what_is_no_json_is_a_problem(self, client):
        """A broken body is the sender's fault, not ours."""
        answer = client.post(
            "/v1/assess", content=b"{", headers={"Content-Type": "application/json"}
        )

        assert answer.status_code == 422

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("", id="empty"),
            pytest.param("   \n", id="blank"),
            pytest.param("\x00" * 10, id="nul bytes"),
            pytest.param("😭" * 4096, id="4,096 emoji"),
            pytest.param("\u202e" + "gnolot" * 100, id="right-to-left override"),
            pytest.param("a" * LONGEST_TEXT, id="64 KiB of one letter"),
            pytest.param("9" * LONGEST_TEXT, id="64 KiB of digits"),
            pytest.param("lp " * (LONGEST_TEXT // 3), id="64 KiB of lp"),
            pytest.param("bunuh " * (LONGEST_TEXT // 6), id="64 KiB of a trigger"),
        ],
    )
    def test_odd_texts_get_an_answer(self, client, text):
        """No text is too odd to be answered."""
        assert assess(client, text=text).status_code == 200

    @ANY_FIXTURE
    @given(text=st.text())
    def test_any_unicode_gets_an_answer(self, client, text):
        """Never a 500, whatever is typed."""
        assert assess(client, text=text).status_code == 200

    def test_a_lone_surrogate_is_the_senders_fault(self, client):
        """JSON can carry it, Unicode cannot."""
        answer = client.post(
            "/v1/assess",
            content=rb'{"text": "\ud800"}',
            headers={"Content-Type": "application/json"},
        )

        assert answer.status_code == 422


class TestAssessBatch:
    def test_anonymous_is_refused(self, anonymous):
        """Without a key nothing is assessed."""
        answer = anonymous.post("/v1/assess/batch", json={"complaints": []})

        assert answer.status_code == 401

    def test_results_stand_in_the_order_of_the_complaints(self, client):
        """The caller can pair them by place as well as by id."""
        complaints = [{"id": i, "text": f"pesan ke {i}"} for i in range(5)]
        results = client.post(
            "/v1/assess/batch", json={"complaints": complaints}
        ).json()

        assert [r["id"] for r in results["results"]] == [0, 1, 2, 3, 4]

    def test_one_faulty_complaint_harms_no_other(self, client):
        """Each is answered on its own; nothing fails silently."""
        complaints = [
            {"id": "a", "text": EMERGENCY},
            {"id": "b"},
            7,
            {"id": "c", "text": "P"},
        ]
        answer = client.post("/v1/assess/batch", json={"complaints": complaints})
        first, second, third, fourth = answer.json()["results"]

        assert answer.status_code == 200
        assert first["urgency"] == "darurat"
        assert second["id"] == "b"
        assert second["error"]["status"] == 422
        assert third["error"]["status"] == 422
        assert fourth["id"] == "c"

    def test_batch_and_single_say_the_same(self, client):
        """Company changes no label."""
        texts = [EMERGENCY, "makasih ya pak", "lp 9312 tahun 2024 polres jaksel mandek"]
        batch = client.post(
            "/v1/assess/batch", json={"complaints": [{"text": t} for t in texts]}
        ).json()["results"]

        for text, together in zip(texts, batch, strict=True):
            alone = assess(client, text=text).json()
            assert alone["category"] == together["category"]
            assert alone["priority"] == pytest.approx(together["priority"])

    def test_more_than_256_are_refused(self, client):
        """The limit is said, not silently applied."""
        answer = client.post(
            "/v1/assess/batch", json={"complaints": [{"text": "P"}] * 257}
        )

        assert answer.status_code == 422

    def test_an_empty_batch_has_no_results(self, client):
        """Nothing in, nothing out."""
        answer = client.post("/v1/assess/batch", json={"complaints": []})

        assert answer.json() == {"results": []}


class TestTaxonomy:
    def test_anonymous_is_refused(self, anonymous):
        """All of /v1 needs a key."""
        assert anonymous.get("/v1/taxonomy").status_code == 401

    def test_programs_read_the_ids_they_get(self, client):
        """What answers refer to can be looked up."""
        assert len(client.get("/v1/taxonomy").json()["categories"]) == 12
