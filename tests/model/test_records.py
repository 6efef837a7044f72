"""Records survive the round trip, and broken ones name their fault."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import RecordError
from model.records import LabeledComplaint, read_records, write_records
from tests.builders import WIB, a_complaint

WRITABLE = st.text(st.characters(exclude_categories=["Cs"]))


class TestLabeledComplaint:
    @given(text=WRITABLE, evidence=st.lists(WRITABLE).map(tuple))
    def test_a_record_survives_the_round_trip(self, text, evidence):
        """What is written is what is read."""
        row = a_complaint(text=text, evidence=evidence)

        assert LabeledComplaint.from_json(row.to_json()) == row

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            pytest.param({"category": None}, "category must be a string", id="type"),
            pytest.param({"received_at": "kemarin"}, "no ISO 8601", id="no time"),
            pytest.param({"received_at": "2026-01-01T00:00"}, "offset", id="no offset"),
            pytest.param({"flags": "ppa"}, "list of strings", id="flags no list"),
            pytest.param(
                {"colour": "red"}, "unknown fields: colour", id="unknown field"
            ),
        ],
    )
    def test_a_broken_record_names_its_fault(self, change, reason):
        """The message says which field and what it needs."""
        row = json.loads(a_complaint().to_json()) | change

        with pytest.raises(RecordError, match=reason):
            LabeledComplaint.from_json(json.dumps(row))

    @pytest.mark.parametrize("line", ["", "[]", "{", '{"id": "x"}', "null"])
    def test_what_is_no_record_is_refused(self, line):
        """A line holds one whole object."""
        with pytest.raises(RecordError):
            LabeledComplaint.from_json(line)


class TestFiles:
    def test_a_file_reads_back_unchanged(self, tmp_path):
        """Corrections travel from the desk to training as such a file."""
        rows = [a_complaint(id="a"), a_complaint(id="b", text="satu\ndua 😭")]
        write_records(tmp_path / "rows.jsonl", rows)

        assert list(read_records(tmp_path / "rows.jsonl")) == rows

    def test_a_faulty_line_is_named_by_number(self, tmp_path):
        """Whoever mends the file finds the line."""
        path = tmp_path / "rows.jsonl"
        path.write_text(a_complaint().to_json() + "\n\n{}\n")

        with pytest.raises(RecordError, match="line 3"):
            list(read_records(path))

    def test_times_keep_their_offset(self):
        """A complaint from Jakarta stays at Jakarta's hour."""
        row = a_complaint(received_at=datetime(2026, 1, 1, 23, 59, tzinfo=WIB))

        assert '"2026-01-01T23:59:00+07:00"' in row.to_json()
