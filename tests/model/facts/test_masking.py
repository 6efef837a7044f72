"""What officers and models may see of personal data."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts import extract_facts, mask_spans, mask_text

PIECES = (
    "NIK 3174055205900000",
    "0812-0000-3471",
    "+6281200003471",
    "B 0417 TKZ",
    "Nama : Sri W",
    "a.n. Budi Santoso",
    "Bripka Andi",
    "LP/B/9121/VIII/2024/SPKT/PMJ",
    "rek BCA 8020000123",
    "budi@example.com",
    "paspor X0000123",
    "sim c 12000000345678",
    "000000000",
    "12",
    "0812",
    "[NIK]",
    "[NAMA]",
    "mandiri",
    "Sdr.",
    "an.",
    " ",
    "\n",
    ",",
    ":",
    "-",
    "x",
    "no",
    "kk",
    "\u200b",
)
COMPLAINTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12)


def masked(text: str) -> str:
    return mask_text(text, extract_facts(text, None))


class TestMaskText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                "NIK 3174055205900000 hp 081200003471",
                "NIK [NIK] hp [HP]",
                id="numbers",
            ),
            pytest.param(
                "Nama : Sri W\nEmail: s@example.com",
                "Nama : [NAMA]\nEmail: [EMAIL]",
                id="a form",
            ),
            pytest.param(
                "B 0417 TKZ ke BCA 8020000123",
                "[PLAT] ke BCA [REKENING]",
                id="plate, account",
            ),
            pytest.param("kode 1234567890", "kode [NOMOR]", id="any long number"),
            pytest.param(
                "LP/B/9121/VIII/2024 mandek",
                "LP/B/9121/VIII/2024 mandek",
                id="case numbers stay",
            ),
            pytest.param("", "", id="nothing"),
        ],
    )
    def test_placeholders(self, text, expected):
        """A placeholder stands where personal data stood."""
        assert masked(text) == expected

    @given(COMPLAINTS.map("".join))
    def test_masking_twice_is_masking_once(self, text):
        """Nothing is left to mask."""
        once = masked(text)

        assert masked(once) == once

    @given(COMPLAINTS.map("".join) | st.text())
    def test_no_long_number_survives(self, text):
        """Whatever nine digits are, they do not leave."""
        assert re.search(r"\d{9}", masked(text)) is None


class TestMaskSpans:
    def test_case_numbers_are_placeholders_for_a_model(self):
        """A model must not learn numbers; officers still read them."""
        text = "LP/B/9121/VIII/2024 hp 081200003471 Bripka Andi"
        masks = mask_spans(extract_facts(text, None))

        assert [mask.placeholder for mask in masks] == ["xlp", "xphone", "xname"]
        assert [mask.kind for mask in masks] == ["case_number", "phone", "name"]

    @given(COMPLAINTS.map("".join))
    def test_they_are_sorted_and_apart(self, text):
        """Each starts where the one before has ended, or later."""
        masks = mask_spans(extract_facts(text, None))

        assert all(a.end <= b.start for a, b in pairwise(masks))
        assert all(mask.placeholder.isalpha() for mask in masks)


class TestToDict:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            pytest.param("NIK 3174055205900000", "3174********0000", id="NIK"),
            pytest.param("hp 0812-0000-3471", "0812****71", id="phone"),
            pytest.param("Nama : Sri Wahyuni", "S.W.", id="name"),
            pytest.param("budi@example.com", "b****", id="e-mail"),
        ],
    )
    def test_personal_values_are_shortened(self, text, shown):
        """Enough to know one's own, too little to learn another's."""
        (item,) = extract_facts(text, None).to_dict()["personal"]

        assert item["value"] == shown

    @given(COMPLAINTS.map("".join))
    def test_it_is_json_without_long_numbers(self, text):
        """What goes into an answer or a log holds no personal number."""
        written = json.dumps(extract_facts(text, None).to_dict())

        assert re.search(r"\d{9}", re.sub(r'"rupiah": \d+', "", written)) is None

    def test_the_repr_holds_no_text(self):
        """A fact in a log line or traceback tells nothing."""
        assert "Sri" not in repr(extract_facts("Nama : Sri", None))
