"""Numbers of reports and letters."""

import pytest

from model.facts import CaseNumber, extract_facts


def only_number(text: str) -> CaseNumber:
    (number,) = extract_facts(text, None).case_numbers
    return number


class TestFindCaseNumbers:
    @pytest.mark.parametrize(
        ("text", "kind", "series", "serial", "month", "year", "unit"),
        [
            pytest.param(
                "LP/B/9097/I/2026/SPKT/POLDA METRO JAYA",
                "lp",
                "B",
                "9097",
                1,
                2026,
                "SPKT/POLDA METRO JAYA",
                id="the standard shape",
            ),
            pytest.param(
                "LP/A/9459/VII/2023/SPKT POLDA METRO JAYA",
                "lp",
                "A",
                "9459",
                7,
                2023,
                "SPKT POLDA METRO JAYA",
                id="no slash before the unit",
            ),
            pytest.param(
                "LP/B/9505/VIII/SPKT POLDA METRO JAYA",
                "lp",
                "B",
                "9505",
                8,
                None,
                "SPKT POLDA METRO JAYA",
                id="the year dropped",
            ),
            pytest.param(
                "LP/976/K/II/2020/SPKT/Polsek Bekasi Utara",
                "lp",
                None,
                "976",
                2,
                2020,
                "SPKT/Polsek Bekasi Utara",
                id="the old shape of a Polsek",
            ),
            pytest.param(
                "LP/9298/IX/YAN.2.5./2020/SPKT PMJ",
                "lp",
                None,
                "9298",
                9,
                2020,
                "SPKT PMJ",
                id="the service code between month and year",
            ),
            pytest.param(
                "lp/923/K/V/2019/Restro Jaksel blm jalan",
                "lp",
                None,
                "923",
                5,
                2019,
                "Restro Jaksel",
                id="ordinary words after the unit stay out",
            ),
            pytest.param(
                "no LP b 9077 v 2023 spkt pmj",
                "lp",
                "B",
                "9077",
                5,
                2023,
                "spkt pmj",
                id="blanks for slashes",
            ),
            pytest.param(
                "lp no 9231/V/2023", "lp", None, "9231", 5, 2023, None, id="with 'no'"
            ),
            pytest.param(
                "LP/B/9.234/III/2024",
                "lp",
                "B",
                "9234",
                3,
                2024,
                None,
                id="a dot in the serial",
            ),
            pytest.param(
                "lp saya 9231 thn 2023",
                "lp",
                None,
                "9231",
                None,
                2023,
                None,
                id="year in words",
            ),
            pytest.param(
                "lp/b/9123/v/23", "lp", "B", "9123", 5, 2023, None, id="two-digit year"
            ),
            pytest.param(
                "lp 9231/05/2023",
                "lp",
                None,
                "9231",
                5,
                2023,
                None,
                id="month in digits",
            ),
            pytest.param(
                "laporan nomor 9210 mei 2024",
                "lp",
                None,
                "9210",
                5,
                2024,
                None,
                id="month by name",
            ),
            pytest.param(
                "LP/B/9xxx/2025",
                "lp",
                "B",
                "9xxx",
                None,
                2025,
                None,
                id="half hidden by its sender",
            ),
            pytest.param(
                "LP kulo ten Polres Bekasi Kota nomer 9512 tahun 2024",
                "lp",
                None,
                "9512",
                None,
                2024,
                None,
                id="the number comes later (Javanese)",
            ),
            pytest.param(
                "STTLP/B/9234/V/2023/SPKT/POLDA METRO JAYA",
                "receipt",
                "B",
                "9234",
                5,
                2023,
                "SPKT/POLDA METRO JAYA",
                id="receipt",
            ),
            pytest.param(
                "TBL/9360/VII/2019/PMJ/Dit.Reskrimsus",
                "receipt",
                None,
                "9360",
                7,
                2019,
                "PMJ/Dit.Reskrimsus",
                id="old receipt",
            ),
            pytest.param(
                "STPL 9410/VIII/2025",
                "receipt",
                None,
                "9410",
                8,
                2025,
                None,
                id="short receipt",
            ),
            pytest.param(
                "Lapduan/989/III/2024/Sat Reskrim/Restro Tangerang Kota",
                "lapduan",
                None,
                "989",
                3,
                2024,
                "Sat Reskrim/Restro Tangerang Kota",
                id="complaint letter",
            ),
            pytest.param(
                "SP.Lidik/91177/XI/Res.1.24/2023/Reskrim",
                "letter",
                None,
                "91177",
                11,
                2023,
                "Reskrim",
                id="inquiry warrant",
            ),
            pytest.param(
                "S.Pgl/S.5/94329/IX/2025/Ditreskrimum",
                "letter",
                None,
                "94329",
                9,
                2025,
                "Ditreskrimum",
                id="summons",
            ),
            pytest.param(
                "SP2HP B/9234/V/RES.1.11./2024/Ditreskrimum",
                "letter",
                None,
                "9234",
                5,
                2024,
                "Ditreskrimum",
                id="progress letter",
            ),
            pytest.param(
                "SPDP B/9240/2/XII/RES.124./2019/Datro",
                "letter",
                None,
                "9240",
                12,
                2019,
                "Datro",
                id="notice to the prosecutor",
            ),
        ],
    )
    def test_real_looking_shapes_are_read(
        self, text, kind, series, serial, month, year, unit
    ):
        """Every shape of domain notes 3.1 gives the same fields."""
        number = only_number(text)

        assert (number.kind, number.series, number.serial) == (kind, series, serial)
        assert (number.month, number.year, number.unit) == (month, year, unit)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            pytest.param(
                "Laporan gudang saya di Polsek Pademangan no 931 bulan Februari",
                "no 931 bulan Februari",
                id="behind the story",
            ),
            pytest.param(
                "lapor KDRT di Polres Tangsel no 9277", "no 9277", id="at a unit"
            ),
            pytest.param("rumah itu, 9140 tahun 2022", "9140 tahun 2022", id="bare"),
            pytest.param("it (9277/VI/2025) stands", "9277/VI/2025", id="in brackets"),
        ],
    )
    def test_a_number_without_its_keyword_is_the_number_alone(self, text, words):
        """What stands between keyword and number is story and stays readable."""
        number = only_number(text)

        assert (number.kind, number.span.of(text)) == ("lp", words)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("lp saya 2 tahun ga jalan", id="an age"),
            pytest.param("lp 3 bulan lalu", id="an age without 'saya'"),
            pytest.param("lp 2024 belum jalan", id="a year"),
            pytest.param("lp bulan juni", id="a month"),
            pytest.param("LP terlampir", id="only attached"),
            pytest.param("telp 110 ga diangkat", id="'lp' inside another word"),
            pytest.param("lp 500rb ilang", id="a sum"),
            pytest.param("lapor 3 kali ke polsek", id="a count"),
            pytest.param("SP2HP A1 sudah, P19 terus P21", id="codes of letters"),
        ],
    )
    def test_numbers_of_other_things_are_none(self, text):
        """A bare number needs three digits and must not count something else."""
        assert extract_facts(text, None).case_numbers == ()

    def test_a_label_before_the_full_number_is_no_second_number(self):
        """A form line "Nomor LP : LP/B/..." holds one number."""
        number = only_number("LP Nomor : LP/B/9121/VIII/2024")

        assert number.serial == "9121"

    def test_the_span_leads_back_through_invisible_characters(self):
        """Offsets point into the original text, whatever Unicode does."""
        text = "no LP\u200b/B/9121/ＶＩＩＩ/2024 pak"
        number = only_number(text)

        assert number.span.of(text) == "LP\u200b/B/9121/ＶＩＩＩ/2024"
        assert number.month == 8
