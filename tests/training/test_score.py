"""Scoring a file: a line out for each line in, in order."""

import io
import json

import pytest

from training.score import score_lines, write_lines

GOOD = (
    b'{"id": "a", "text": "lp saya mandek 2 tahun",'
    b' "received_at": "2026-06-15T12:00:00+07:00"}'
)
FIELDS = {
    "id",
    "category",
    "urgency",
    "priority",
    "category_probabilities",
    "urgency_probabilities",
    "flags",
    "evidence",
    "needs_review",
    "safety_rules",
    "facts",
    "missing",
    "reply",
}


def scored(classifier, *lines):
    return list(score_lines(lines, classifier))


class TestScoreLines:
    def test_a_line_carries_every_field(self, classifier):
        """Programs rely on the names."""
        (line,) = scored(classifier, GOOD)

        assert line.keys() >= FIELDS

    def test_lines_keep_their_order_over_batches(self, classifier):
        """A file of any length comes out as it went in."""
        lines = [
            json.dumps({"id": i, "text": f"aduan {i}"}).encode() for i in range(150)
        ]

        assert [line["id"] for line in scored(classifier, *lines)] == list(range(150))

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            pytest.param(b"{", "not JSON", id="broken"),
            pytest.param(b"\xff\xfe", "not JSON", id="no utf-8"),
            pytest.param(b"[" * 100_000, "not JSON", id="too deep"),
            pytest.param(b"[]", "one JSON object", id="list"),
            pytest.param(b'{"text": "a"}', "id must be", id="no id"),
            pytest.param(b'{"id": true, "text": "a"}', "id must be", id="odd id"),
            pytest.param(b'{"id": 1}', "text must be", id="no text"),
            pytest.param(b'{"id": 1, "text": 2}', "text must be", id="number"),
            pytest.param(
                b'{"id": 1, "text": "a", "received_at": "kemarin"}', "ISO", id="time"
            ),
            pytest.param(
                b'{"id": 1, "text": "' + b"a" * 70_000 + b'"}', "characters", id="long"
            ),
        ],
    )
    def test_a_faulty_line_is_answered_in_its_place(self, classifier, line, reason):
        """Nothing fails silently, and the others are scored."""
        first, second, third = scored(classifier, GOOD, line, GOOD)

        assert reason in second["error"]
        assert second["line"] == 2
        assert first["urgency"] == third["urgency"]

    def test_blank_lines_are_passed_over(self, classifier):
        """A trailing newline is no complaint."""
        assert len(scored(classifier, b"\n", GOOD, b"  \n")) == 1

    def test_a_time_without_offset_is_jakartas(self, classifier):
        """The hotline and its senders live there."""
        naive = GOOD.replace(b"+07:00", b"")
        (with_offset,), (without,) = scored(classifier, GOOD), scored(classifier, naive)

        assert with_offset == without


class TestWriteLines:
    def test_each_line_is_json_even_with_a_lone_surrogate(self, classifier):
        """JSON may carry what Unicode may not."""
        out = io.BytesIO()
        lines = score_lines(
            [rb'{"id": "\ud800", "text": "tolong \ud83d dibunuh"}', b"{"], classifier
        )
        faulty = write_lines(lines, out)
        first, second = out.getvalue().splitlines()

        assert json.loads(first)["id"] == "\ud800"
        assert "error" in json.loads(second)
        assert faulty == 1
