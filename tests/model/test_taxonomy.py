"""The taxonomy is data, and data that contradicts itself is refused."""

import pytest

from model.errors import TaxonomyError
from model.taxonomy import Taxonomy, load_taxonomy, taxonomy_text


class TestLoadTaxonomy:
    def test_the_guide_has_twelve_categories_four_urgencies_fifteen_flags(self):
        """The file that ships is the label guide's taxonomy."""
        taxonomy = load_taxonomy()

        assert len(taxonomy.categories) == 12
        assert taxonomy.urgency_ids == ("rendah", "sedang", "tinggi", "darurat")
        assert len(taxonomy.flags) == 15

    def test_the_first_eight_categories_stand_in_order_of_seriousness(self):
        """The order is the tie-break of the guide's rule 4."""
        assert load_taxonomy().category_ids[:8] == (
            "kekerasan_intimidasi",
            "pungli_pemerasan",
            "keberpihakan_rekayasa",
            "keberatan_tindakan",
            "laporan_ditolak",
            "penundaan_berlarut",
            "tidak_ada_kabar",
            "perilaku_pelayanan",
        )

    def test_everything_an_officer_reads_has_indonesian_words(self):
        """Each label has a display name and a definition."""
        taxonomy = load_taxonomy()
        for entry in (*taxonomy.categories, *taxonomy.urgencies, *taxonomy.flags):
            assert entry.display_name
            assert entry.definition

    def test_the_shares_of_the_urgencies_sum_to_one(self):
        """Simulated days draw arrivals by these shares."""
        shares = [u.expected_share for u in load_taxonomy().urgencies]

        assert sum(shares) == pytest.approx(1)

    def test_it_can_be_sent_as_json(self):
        """Programs read the same taxonomy that the model has."""
        assert (
            load_taxonomy().to_dict()["categories"][0]["id"] == "kekerasan_intimidasi"
        )


class TestFromToml:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            pytest.param('id = "tinggi"', 'id = "sedang"', id="id stands twice"),
            pytest.param("response_minutes = 240", "response_minutes = 5", id="order"),
            pytest.param("response_minutes = 10", "response_minutes = 0", id="no time"),
            pytest.param("priority_factor = 1.3", "priority_factor = 9", id="factor"),
            pytest.param(
                'highest_urgency = "tinggi"', 'highest_urgency = "x"', id="cap"
            ),
            pytest.param(
                'flags = ["lampiran_saja"]', 'flags = ["x"]', id="fixed answer"
            ),
            pytest.param("about_handling = true", "", id="field missing"),
            pytest.param('version = "2026.11"', "version = ", id="no toml"),
        ],
    )
    def test_a_contradiction_is_refused(self, old, new):
        """A desk that edits the file learns at once what is wrong."""
        text = taxonomy_text()
        assert old in text

        with pytest.raises(TaxonomyError):
            Taxonomy.from_toml(text.replace(old, new, 1))

    def test_another_desk_needs_other_ids_only(self):
        """A renamed category is data, not code."""
        renamed = taxonomy_text().replace('"bukan_aduan"', '"lainnya"')

        assert Taxonomy.from_toml(renamed).category_ids[-1] == "lainnya"
