"""The corpus that ships is sound, and the check refuses what is not."""

import pytest

from model.taxonomy import load_taxonomy
from tests.builders import a_complaint
from tests.conftest import SAMPLES
from training.corpus import check_corpus, read_corpus

TAXONOMY = load_taxonomy()


def reasons(*rows):
    return [fault.reason for fault in check_corpus(rows, TAXONOMY)]


class TestSamples:
    def test_they_have_no_fault(self):
        """What ships may be trained on."""
        rows, unreadable = read_corpus(SAMPLES)

        assert unreadable == []
        assert check_corpus(rows, TAXONOMY) == []

    def test_every_label_is_there_often_enough(self, samples):
        """Sixty of each category, 120 of each urgency, twelve voices."""
        for category in TAXONOMY.category_ids:
            assert sum(row.category == category for row in samples) >= 60
        for urgency in TAXONOMY.urgency_ids:
            assert sum(row.urgency == urgency for row in samples) >= 120
        assert len({row.writer for row in samples}) >= 12


class TestCheckCorpus:
    def test_a_sound_row_has_no_fault(self):
        """The check does not cry wolf."""
        assert reasons(a_complaint()) == []

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            pytest.param({"category": "lain"}, "unknown category", id="category"),
            pytest.param({"urgency": "gawat"}, "unknown urgency", id="urgency"),
            pytest.param({"flags": ("lain",)}, "unknown flag", id="flag"),
            pytest.param({"register": "x"}, "unknown register", id="register"),
            pytest.param({"sender": "x"}, "unknown sender", id="sender"),
            pytest.param({"text": " "}, "empty", id="no text"),
            pytest.param({"urgency": "tinggi"}, "needs evidence", id="no evidence"),
            pytest.param(
                {"evidence": ("lp saya",)}, "takes no evidence", id="evidence"
            ),
            pytest.param(
                {"urgency": "tinggi", "evidence": ("LP SAYA",)}, "verbatim", id="quote"
            ),
            pytest.param(
                {"urgency": "darurat", "category": "bukan_aduan", "evidence": ("lp",)},
                "never goes with",
                id="impossible pair",
            ),
            pytest.param({"text": "hubungi 081234567890"}, "0000", id="phone"),
            pytest.param({"text": "nik 3174012345678901"}, "0000", id="nik"),
        ],
    )
    def test_a_faulty_row_is_refused(self, change, reason):
        """The reason names the rule."""
        assert any(reason in found for found in reasons(a_complaint(**change)))

    @pytest.mark.parametrize("text", ["hp 0812-0000-3471", "rugi Rp 125.000.000 pak"])
    def test_numbers_of_nobody_and_sums_are_fine(self, text):
        """Four zeros mark a number that was never issued."""
        assert reasons(a_complaint(text=text)) == []

    def test_an_id_stands_once(self):
        """Corrections refer to rows by id."""
        found = reasons(
            a_complaint(), a_complaint(text="hal yang lain sama sekali pak")
        )

        assert found == ["the id stands more than once"]

    def test_near_duplicates_are_refused_unless_they_are_a_contrast_pair(self):
        """Copies inflate every number; pairs that teach a rule are declared."""
        text = "kemarin saya dipukul petugas waktu diperiksa di polsek tebet"
        twin = text.replace("kemarin", "dulu")
        copies = [a_complaint(id="a", text=text), a_complaint(id="b", text=twin)]
        pair = [
            a_complaint(id="a", text=text, contrast="c1"),
            a_complaint(id="b", text=twin, contrast="c1"),
        ]

        assert reasons(*copies) == ["near duplicate of a"]
        assert reasons(*pair) == []

    def test_no_reason_quotes_the_text(self):
        """Faults are printed; complaints are not."""
        found = reasons(a_complaint(text="rahasia 081234567890", urgency="gawat"))

        assert not any("rahasia" in reason or "0812" in reason for reason in found)


class TestReadCorpus:
    def test_one_broken_line_does_not_hide_the_others(self, tmp_path):
        """All faults are listed at once."""
        path = tmp_path / "c.jsonl"
        path.write_text("{}\n" + a_complaint().to_json() + "\nnot json\n")
        rows, faults = read_corpus(path)

        assert len(rows) == 1
        assert [fault.row for fault in faults] == ["line 1", "line 3"]
