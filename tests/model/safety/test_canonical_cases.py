"""Canonical cases of each danger, with the calm twin that must not be raised."""

import pytest

from model.safety import load_safety_floor
from model.text.normalise import normalise

LEVELS = {"darurat": 2, "tinggi": 1, "": 0}


def raised_to(text: str) -> str:
    hits = load_safety_floor().hits(normalise(text).tokens)
    return max((hit.raises_to for hit in hits), key=LEVELS.__getitem__, default="")


@pytest.mark.parametrize(
    ("level", "text"),
    [
        pytest.param(
            "darurat",
            "preman mabok di pasar lg ngayunin samurai ke pedagang",
            id="weapon now",
        ),
        pytest.param(
            "",
            "preman yang bawa samurai di pasar 2022 lalu, LP nya mandek",
            id="weapon then",
        ),
        pytest.param(
            "darurat",
            "Hingga surat ini ditulis klien kami yang ditahan masih dipukuli penyidik",
            id="calm letter, beaten detainee",
        ),
        pytest.param(
            "",
            "Klien kami pernah dipukul saat ditangkap tahun 2022, sudah dibebaskan",
            id="calm letter, released",
        ),
        pytest.param(
            "darurat",
            "tersangka di rutan kondisinya memburuk, belum mendapat perawatan medis",
            id="ill detainee",
        ),
        pytest.param(
            "darurat",
            "pak izin\nsoal lp saya bln maret\nbelum ada kabar\noh iya suami saya skrg "
            "lagi mukulin anak saya di dapur",
            id="last bubble",
        ),
        pytest.param(
            "darurat", "keponakan saya 6 thn blm pulang dari semalam", id="child"
        ),
        pytest.param("", "motor keponakan saya blm balik dari bengkel", id="no child"),
        pytest.param(
            "darurat", "besok pagi saya sudah tidak ada di dunia ini", id="farewell"
        ),
        pytest.param("", "besok pagi saya tidak ada di rumah pak", id="absent"),
        pytest.param(
            "darurat", "saya sendiri yang akan bacok orangnya", id="sender threatens"
        ),
        pytest.param(
            "", "saya sendiri yang akan laporkan orangnya", id="sender reports"
        ),
        pytest.param(
            "tinggi", "saya diancam mau dibacok gara2 jadi saksi", id="threat"
        ),
        pytest.param(
            "darurat", "dia ngancem malem ini mau bacok saya", id="threat tonight"
        ),
        pytest.param("", "ancaman hukuman pasal itu berapa tahun", id="legal threat"),
        pytest.param(
            "tinggi", "kasus KDRT saya mandek, suami masih serumah", id="kdrt"
        ),
        pytest.param("", "mau lapor kdrt ke mana ya kak", id="kdrt question"),
        pytest.param("tinggi", "besok disuruh setor 4jt ke kanit", id="extortion"),
        pytest.param("", "taun lalu disuruh setor 4jt ke kanit", id="extortion paid"),
        pytest.param(
            "tinggi", "terlapor udah punya tiket ke Doha hari sabtu", id="flight"
        ),
        pytest.param("", "takut terlapor kabur pak", id="fear of flight"),
        pytest.param("tinggi", "tadi pagi ketipu, udah transfer 2jt", id="scam"),
        pytest.param("", "thn 2021 ketipu, udah transfer 2jt", id="old scam"),
        pytest.param("tinggi", "sidang praperadilan saya lusa", id="hearing"),
        pytest.param("", "kapan ya sidang praperadilan itu diatur", id="no date"),
        pytest.param("", "DARURAT!!! URGENT!!! 3 MILYAR PAK!!! VIRALKAN!!!", id="loud"),
        pytest.param("", "mau mati rasanya nunggu SP2HP", id="idiom"),
        pytest.param("", "Assalamualaikum", id="greeting"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_canonical_case_is_raised_to_its_level(level, text):
    """Facts, who and when decide; tone does not."""
    assert raised_to(text) == level
