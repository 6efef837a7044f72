"""Units named, and whose they are."""

import pytest

from model.facts import extract_facts


def unit_ids(text: str) -> list[str]:
    return [unit.id for unit in extract_facts(text, None).units]


class TestFindUnits:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            pytest.param("polda metro jaya", "polda-metro-jaya", id="Polda"),
            pytest.param("PMJ", "polda-metro-jaya", id="PMJ"),
            pytest.param(
                "Polres Metro Jakarta Pusat", "polres-metro-jakarta-pusat", id="Jakpus"
            ),
            pytest.param("polres jakut", "polres-metro-jakarta-utara", id="Jakut"),
            pytest.param("restro jakbar", "polres-metro-jakarta-barat", id="Jakbar"),
            pytest.param(
                "polrestro jaksel", "polres-metro-jakarta-selatan", id="Jaksel"
            ),
            pytest.param(
                "satreskrim jaktim", "polres-metro-jakarta-timur", id="Jaktim"
            ),
            pytest.param(
                "Polres Metro Tangerang Kota",
                "polres-metro-tangerang-kota",
                id="Tangerang Kota",
            ),
            pytest.param("polres tangsel", "polres-tangerang-selatan", id="Tangsel"),
            pytest.param(
                "polres metro bekasi kota", "polres-metro-bekasi-kota", id="Bekasi Kota"
            ),
            pytest.param(
                "polres cikarang", "polres-metro-bekasi", id="Bekasi Kabupaten"
            ),
            pytest.param("kapolres metro depok", "polres-metro-depok", id="Depok"),
            pytest.param(
                "polres bandara soetta", "polres-bandara-soekarno-hatta", id="airport"
            ),
            pytest.param(
                "polres pelabuhan tanjung priok",
                "polres-pelabuhan-tanjung-priok",
                id="port",
            ),
            pytest.param(
                "polres kepulauan seribu", "polres-kepulauan-seribu", id="islands"
            ),
            pytest.param(
                "polsek tanjung duren", "polsek-grogol-petamburan", id="a former name"
            ),
            pytest.param(
                "posek kebayoran lama", "polsek-kebayoran-lama", id="a misspelt prefix"
            ),
            pytest.param("kapolsek cilincing", "polsek-cilincing", id="by its head"),
            pytest.param("dit.reskrimsus", "ditreskrimsus", id="directorate"),
            pytest.param("subdit harda", "subdit-harda", id="sub-directorate"),
            pytest.param("siber polda", "ditressiber", id="cyber"),
            pytest.param("propam", "bidpropam", id="service"),
        ],
    )
    def test_units_within(self, text, unit):
        """Every short form leads to one id within Polda Metro Jaya."""
        (found,) = extract_facts(text, None).units

        assert (found.id, found.within_pmj) == (unit, True)

    @pytest.mark.parametrize(
        ("text", "level"),
        [
            pytest.param(
                "Polresta Tangerang", "other_polda", id="Polresta Tangerang is Banten"
            ),
            pytest.param("polres tigaraksa", "other_polda", id="Tigaraksa is Banten"),
            pytest.param("polsek cikupa", "other_polda", id="Cikupa is Banten"),
            pytest.param("Polsek Balaraja", "other_polda", id="Balaraja is Banten"),
            pytest.param("polresta bogor kota", "other_polda", id="Bogor is Jabar"),
            pytest.param("polres karawang", "other_polda", id="Karawang is Jabar"),
            pytest.param("polda jabar", "other_polda", id="another Polda"),
            pytest.param("polrestabes", "other_polda", id="PMJ has no Polrestabes"),
            pytest.param("Bareskrim Polri", "mabes", id="headquarters"),
            pytest.param("kejari jaksel", "other_agency", id="prosecutors"),
            pytest.param("PN Jaksel", "other_agency", id="court"),
            pytest.param("rutan salemba", "other_agency", id="prison"),
            pytest.param("disnaker", "other_agency", id="labour office"),
            pytest.param("satpol pp", "other_agency", id="city guards"),
        ],
    )
    def test_units_outside(self, text, level):
        """The traps of jurisdiction (domain notes 3.3)."""
        (found,) = extract_facts(text, None).units

        assert (found.level, found.within_pmj) == (level, False)

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            pytest.param(
                "polsek kelapa dua", "polsek-kelapa-dua", id="Kelapa Dua is Tangsel"
            ),
            pytest.param(
                "polsek bojong gede", "polsek-bojonggede", id="Bojonggede is Depok"
            ),
            pytest.param("polsek curug", "polsek-curug", id="Curug is Tangsel"),
        ],
    )
    def test_border_cases_within(self, text, unit):
        """They lie in another district and belong to PMJ all the same."""
        assert unit_ids(text) == [unit]
        assert extract_facts(text, None).units[0].within_pmj

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("motor hilang di Tebet, Jakarta Selatan", id="a place"),
            pytest.param("Yth Bapak Kapolda Metro Jaya", id="whom the sender greets"),
        ],
    )
    def test_what_names_no_unit(self, text):
        """A place or a greeting is no unit."""
        assert unit_ids(text) == []


class TestFindOfficers:
    @pytest.mark.parametrize(
        ("text", "title", "kind"),
        [
            pytest.param("bribka A", "Bripka", "rank", id="a misspelt rank"),
            pytest.param("pak aiptu", "Aiptu", "rank", id="a rank without a name"),
            pytest.param("Kombes Pol", "Kombes", "rank", id="high rank"),
            pytest.param("penyidiknya", "Penyidik", "post", id="investigator"),
            pytest.param("kanit harda", "Kanit", "post", id="head of a unit"),
            pytest.param("kasat reskrim", "Kasat", "post", id="head of detectives"),
        ],
    )
    def test_ranks_and_posts(self, text, title, kind):
        """Spellings lead to one title."""
        (officer,) = extract_facts(text, None).officers

        assert (officer.title, officer.kind) == (title, kind)
