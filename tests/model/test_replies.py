"""What is missing is asked for politely, and nothing else."""

import pytest

from model.classifier import Classifier
from model.replies import ReplyContext, missing_items, suggest_reply
from model.taxonomy import load_taxonomy
from model.understanding import understand

TAXONOMY = load_taxonomy()


def context(text, category, urgency="sedang", flags=()):
    read = understand(text)
    return ReplyContext(category, urgency, flags, read.facts, read.normalised)


def reply(text, category, urgency="sedang", flags=()):
    given = context(text, category, urgency, flags)
    return suggest_reply(given, missing_items(given, TAXONOMY), TAXONOMY)


class TestMissingItems:
    def test_a_bare_complaint_lacks_everything(self):
        """Each item the hotline asks for is named."""
        assert missing_items(context("mandek", "penundaan_berlarut"), TAXONOMY) == (
            "identity",
            "contact",
            "case_number",
            "dates",
            "unit",
            "chronology",
            "request",
        )

    def test_what_is_given_is_not_asked_again(self):
        """People should not have to repeat themselves."""
        text = (
            "Nama: Sri\nHP: 0812-0000-3471\nLP/B/9312/IV/2024/SPKT/POLRES METRO JAKARTA"
            " TIMUR\nmohon dipercepat"
        )
        missing = missing_items(context(text, "penundaan_berlarut"), TAXONOMY)

        assert not {"identity", "contact", "case_number", "unit", "request"} & set(
            missing
        )

    @pytest.mark.parametrize(
        "category", ["minta_informasi", "bukan_aduan", "kejadian_baru"]
    )
    def test_other_matters_are_not_asked_for_case_papers(self, category):
        """A question needs no report number."""
        assert missing_items(context("halo", category), TAXONOMY) == ()


class TestSuggestReply:
    def test_an_emergency_gets_110_first(self):
        """Not a form to fill in."""
        said = reply("suami bawa golok", "kejadian_baru", "darurat", ("ancaman_nyawa",))

        assert "110" in said
        assert "lengkapi" not in said

    def test_a_farewell_gets_help(self):
        """Someone is there, and where to call."""
        said = reply("pamit", "penundaan_berlarut", "darurat", ("risiko_bunuh_diri",))

        assert "119" in said

    def test_a_transfer_to_a_swindler_gets_the_bank(self):
        """Minutes decide about the money."""
        said = reply("barusan ketipu transfer 2 juta", "kejadian_baru", "tinggi")

        assert "bank" in said

    @pytest.mark.parametrize(
        ("text", "address"),
        [
            pytest.param("jaksa nya minta uang", "kejaksaan", id="prosecutor"),
            pytest.param("hakim menunda putusan", "SIWAS", id="court"),
            pytest.param(
                "adik saya di lapas dipalak napi", "Pemasyarakatan", id="prison"
            ),
            pytest.param("gaji saya tdk dibayar", "Tenaga Kerja", id="wages"),
            pytest.param("sertifikat saya di bpn", "Pertanahan", id="land"),
            pytest.param("sampah numpuk di gang", "JAKI", id="city"),
            pytest.param("lp saya di polres bogor kota", "Itwasda", id="other police"),
            pytest.param("urusan lain", "lapor.go.id", id="anything else"),
        ],
    )
    def test_other_bodies_are_named(self, text, address):
        """Nobody is sent away without an address."""
        assert address in reply(text, "di_luar_kewenangan", "rendah")

    @pytest.mark.parametrize("category", TAXONOMY.category_ids)
    def test_every_category_has_an_answer(self, category):
        """Indonesian, whole, without a hole left in it."""
        said = reply("pesan", category)

        assert len(said) > 40
        assert "{" not in said

    def test_the_reply_holds_no_word_of_the_complaint(self):
        """It may be sent on or logged."""
        assert "rahasia" not in Classifier(TAXONOMY).assess("rahasia budi").reply
