"""Sums of money."""

import pytest

from model.facts import extract_facts


def rupiah(text: str) -> list[int]:
    return [money.rupiah for money in extract_facts(text, None).money]


class TestFindMoney:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("Rp 3.000.000", 3_000_000, id="dots"),
            pytest.param("Rp. 2.500.000,00", 2_500_000, id="with cents"),
            pytest.param("1.500.000,-", 1_500_000, id="dots without Rp"),
            pytest.param("rp150000", 150_000, id="digits"),
            pytest.param("3jt", 3_000_000, id="jt"),
            pytest.param("2,5 jt", 2_500_000, id="a decimal comma"),
            pytest.param("2jtan", 2_000_000, id="about two million"),
            pytest.param("5-10jt", 5_000_000, id="a range: its lower end"),
            pytest.param("500 ribu", 500_000, id="ribu"),
            pytest.param("300rb", 300_000, id="rb"),
            pytest.param("50k", 50_000, id="k"),
            pytest.param("1,2 M", 1_200_000_000, id="milliards"),
            pytest.param("3.2 milyar", 3_200_000_000, id="milyar"),
            pytest.param("kerugian 3 m", 3_000_000_000, id="small m after a loss"),
            pytest.param("sejuta", 1_000_000, id="one million"),
            pytest.param("dua juta", 2_000_000, id="words"),
            pytest.param("lima ratus ribu", 500_000, id="hundreds in words"),
            pytest.param("dua puluh lima juta", 25_000_000, id="tens in words"),
            pytest.param("tiga setengah juta", 3_500_000, id="and a half"),
            pytest.param("dua belas juta", 12_000_000, id="teens in words"),
            pytest.param("gopek", 500_000, id="gopek"),
            pytest.param("ceban", 10_000, id="ceban"),
        ],
    )
    def test_shapes(self, text, expected):
        """Every shape of domain notes 3.2 and market slang."""
        assert rupiah(text) == [expected]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("2 juta orang", id="people"),
            pytest.param("5 m dari rumah", id="metres"),
            pytest.param("LP/B/9.234/III/2024", id="a report number"),
            pytest.param("jam 10.00", id="a time"),
            pytest.param("berjuta rasanya", id="a figure of speech"),
        ],
    )
    def test_what_is_no_money(self, text):
        """Counts, metres and numbers of reports are none."""
        assert rupiah(text) == []
