"""Facts as a whole: spans, features, any text."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.facts import Facts, Span, extract_facts, mask_text
from tests.model.facts.hostile_texts import PIECES, hostile

RECEIVED = datetime.fromisoformat("2025-03-14T10:00:00+07:00")
WORDS = (
    "lp",
    "LP/B/9121/VIII/2024",
    "lapor",
    "sudah",
    "3",
    "thn",
    "setahun",
    "bulan",
    "maret",
    "2021",
    "ditahan",
    "masih",
    "dilepas",
    "besok",
    "sidang",
    "bayar",
    "5jt",
    "dua",
    "juta",
    "polsek",
    "tebet",
    "Bripka",
    "Andi",
    "0812",
    "tgl",
    "12",
    "31",
    "99",
    "lalu",
    "lagi",
    "minggu",
    "29",
    "februari",
    "hari",
    "jumat",
    "1/2/2025",
    "jam",
    "nanti",
    ".",
    ",",
    "\n",
    "0",
    "٣",
)
ANY_TEXT = st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join)
ANY_DAY = st.none() | st.datetimes()


def spans(facts: Facts) -> list[Span]:
    one = [facts.case_age, facts.last_step_age, facts.custody]
    many = [
        *facts.case_numbers,
        *facts.personal,
        *facts.units,
        *facts.officers,
        *facts.money,
        *facts.deadlines,
        *facts.events,
    ]
    return [fact.span for fact in (*one, *many) if fact is not None]


class TestExtractFacts:
    @given(ANY_TEXT, ANY_DAY)
    def test_every_span_lies_in_the_text(self, text, received_at):
        """Any text, any day: no exception, and no empty or outside span."""
        found = spans(extract_facts(text, received_at))

        assert all(0 <= span.start < span.end <= len(text) for span in found)

    @given(ANY_TEXT, ANY_DAY)
    def test_ages_and_days_left_are_never_negative(self, text, received_at):
        """What lies ahead has no age, what lies behind is no deadline."""
        facts = extract_facts(text, received_at)
        ages = [age.days for age in (facts.case_age, facts.last_step_age) if age]
        left = [d.days_left for d in facts.deadlines if d.days_left is not None]

        assert all(days >= 0 for days in ages + left)

    @pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
    def test_hostile_texts_are_read(self, piece):
        """64 KiB of anything are read to the end and stay maskable."""
        text = hostile(piece)
        facts = extract_facts(text, RECEIVED)

        assert facts.features()
        assert mask_text(text, facts)

    def test_a_whole_form(self):
        """The published fields of the hotline, filled in."""
        text = (
            "Yth. Bpk Kapolda Metro Jaya\nNama : Sri W\nNIK : 3174xxxxxxxx0000\n"
            "No LP : LP/B/9121/VIII/2024/SPKT/POLDA METRO JAYA\n"
            "Penyidik : Bripka A (Unit 3 Subdit Harda)\n"
            "Kronologi : pd tgl 3 Agustus 2024 sy ditipu. SP2HP terakhir Februari 2025"
        )
        facts = extract_facts(text, RECEIVED)

        assert facts.case_age.days == 195
        assert facts.last_step_age.days == 14
        assert [unit.id for unit in facts.units] == ["polda-metro-jaya", "subdit-harda"]
        assert [item.kind for item in facts.personal] == ["name", "nik", "name"]


class TestFeatures:
    @given(ANY_TEXT)
    def test_names_are_stable_and_values_bounded(self, text):
        """A model meets the same names in every complaint."""
        features = extract_facts(text, RECEIVED).features()

        assert features.keys() == extract_facts("", None).features().keys()
        assert all(0.0 <= value <= 1.0 for value in features.values())

    @pytest.mark.parametrize(
        ("text", "feature"),
        [
            pytest.param("LP/B/9121/II/2025", "case_age_recent", id="fresh case"),
            pytest.param("lp saya udah 3 thn", "case_age_gt_2y", id="old case"),
            pytest.param("assalamualaikum", "case_age_unknown", id="no case"),
            pytest.param("adik masih ditahan", "custody_current", id="custody"),
            pytest.param(
                "besok disuruh bawa 5jt", "deadline_payment_1d", id="payment tomorrow"
            ),
            pytest.param(
                "sidang 10 hari lagi", "deadline_legal_soon", id="hearing near"
            ),
            pytest.param("polsek tebet", "within_pmj", id="within"),
            pytest.param("polres karawang", "only_outside_pmj", id="outside"),
        ],
    )
    def test_what_a_fact_switches_on(self, text, feature):
        """Each fact has its own number."""
        assert extract_facts(text, RECEIVED).features()[feature] == 1.0

    def test_the_amount_of_money_changes_nothing(self):
        """Label guide T7: the amount never counts."""
        small = extract_facts("rugi 250rb", RECEIVED).features()
        large = extract_facts("rugi 250 milyar", RECEIVED).features()

        assert small == large
