"""Readers decide labels by majority, and how far they agree is measured."""

import pytest

from model.errors import RecordError
from model.taxonomy import load_taxonomy
from tests.builders import a_complaint
from training.agreement import agreement
from training.corpus import check_decided
from training.readings import Reading, decide, needs_third_reader, read_readings

TAXONOMY = load_taxonomy()


def a_reading(**changes):
    """Return what a reader says of the complaint that `a_complaint` returns."""
    labels = {
        "id": "t-1",
        "category": "penundaan_berlarut",
        "urgency": "sedang",
        "flags": ("perkara_mandek",),
        "evidence": (),
    }
    return Reading(**(labels | changes))


def decided(*readings):
    names = ("writer", "second", "third")
    said = {n: {"t-1": r} for n, r in zip(names, readings, strict=False)}
    return decide([a_complaint()], said, TAXONOMY)[0]


class TestDecide:
    def test_two_readers_that_agree_decide(self):
        """No third one is needed."""
        assert not decided(a_reading(), a_reading()).undecided

    def test_the_third_reader_breaks_the_tie(self):
        """Two of three."""
        row = decided(
            a_reading(),
            a_reading(category="tidak_ada_kabar"),
            a_reading(category="tidak_ada_kabar"),
        )

        assert row.category == "tidak_ada_kabar"

    def test_without_a_majority_the_row_is_undecided(self):
        """Three readers, three categories."""
        row = decided(
            a_reading(),
            a_reading(category="tidak_ada_kabar"),
            a_reading(category="laporan_ditolak"),
        )

        assert row.undecided

    def test_a_reader_who_cannot_tell_is_no_voice(self):
        """One voice and a blank are no majority."""
        assert decided(a_reading(), a_reading(category="")).undecided

    def test_a_flag_needs_more_than_half_of_the_readers(self):
        """One of two is not enough."""
        assert decided(a_reading(), a_reading(flags=())).flags == ()

    def test_an_urgent_row_takes_the_words_of_a_reader_who_found_it_urgent(self):
        """No words, no level."""
        urgent = a_reading(urgency="tinggi", evidence=("lp saya",))
        row = decided(a_reading(), urgent, urgent)

        assert (row.urgency, row.evidence) == ("tinggi", ("lp saya",))

    def test_a_row_that_nobody_else_read_keeps_its_labels(self):
        """The writer's word stands until a second reader comes."""
        assert decided(a_reading(category="laporan_ditolak")) == a_complaint()


class TestNeedsThirdReader:
    @pytest.mark.parametrize(
        "change",
        [{"category": "bukan_aduan"}, {"urgency": "rendah"}, {"flags": ()}],
        ids=["category", "urgency", "flag"],
    )
    def test_any_difference_calls_for_one(self, change):
        """Labels of every kind are confirmed."""
        assert needs_third_reader(a_reading(), a_reading(**change))
        assert not needs_third_reader(a_reading(), a_reading())


class TestReadReadings:
    def test_a_reading_survives_the_file(self, tmp_path):
        """What is written is read."""
        (tmp_path / "second.jsonl").write_text(a_reading().to_json() + "\n")

        assert read_readings(tmp_path) == {"second": {"t-1": a_reading()}}

    @pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}'])
    def test_a_faulty_line_is_named(self, tmp_path, line):
        """File and line, so that it can be mended."""
        (tmp_path / "second.jsonl").write_text(line + "\n")

        with pytest.raises(RecordError, match=r"second\.jsonl, line 1"):
            read_readings(tmp_path)


class TestCheckDecided:
    def test_a_label_that_its_readers_did_not_decide_is_a_fault(self):
        """Nobody relabels behind the readers' backs."""
        other = a_reading(category="laporan_ditolak")
        said = {"writer": {"t-1": other}, "second": {"t-1": other}}

        assert [f.row for f in check_decided([a_complaint()], said, TAXONOMY)] == [
            "t-1"
        ]


class TestAgreement:
    def test_readers_who_always_agree_have_kappa_one(self):
        """And those who never do have none."""
        rows = [a_complaint(id=str(i), writer=f"w{i % 3}") for i in range(40)]
        says = {
            str(i): a_reading(
                id=str(i), category=("laporan_ditolak", "bukan_aduan")[i % 2]
            )
            for i in range(40)
        }
        found = agreement(rows, {"writer": says, "second": says}, TAXONOMY, 1)

        assert found.category.value == 1
        assert found.rows == 40
        assert found.registers["everyday"][2] == 40
