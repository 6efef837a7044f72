"""Whether somebody is held."""

from datetime import datetime

import pytest

from model.facts import extract_facts

RECEIVED = datetime.fromisoformat("2025-03-14T10:00:00+07:00")


def state(text: str) -> str | None:
    custody = extract_facts(text, RECEIVED).custody
    return custody.state if custody else None


class TestFindCustody:
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("adik saya masih ditahan", id="still held"),
            pytest.param(
                "adik saya diamankan anggota narkoba kmrn sore", id="taken yesterday"
            ),
            pytest.param("ditangkap td malem belum pulang", id="not home yet"),
            pytest.param("adik ditahan sejak senin", id="since Monday"),
            pytest.param("suami saya dibawa polisi tadi subuh", id="taken away"),
            pytest.param(
                "anak sy 16 thn dibawa anggota tadi malem",
                id="an age is no long time ago",
            ),
            pytest.param(
                "masa penahanan anak saya habis besok", id="detention ends tomorrow"
            ),
            pytest.param("minta 20jt biar adik dilepas", id="release for money"),
            pytest.param("penangguhan penahanan ditolak", id="suspension refused"),
            pytest.param(
                "temennya udah dilepas, adik saya masih di sel",
                id="another was released",
            ),
            pytest.param("bojoku dicekel polisi wingi", id="Javanese"),
        ],
    )
    def test_current(self, text):
        """Somebody is held now."""
        assert state(text) == "current"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("suami udah bebas, dulu ditahan", id="free"),
            pytest.param("penahanan ditangguhkan", id="suspended"),
            pytest.param(
                "pelaku sempat ditahan trus dilepas", id="held, then released"
            ),
        ],
    )
    def test_released(self, text):
        """Somebody was held and is free again."""
        assert state(text) == "released"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("tahun lalu dipukul waktu ditangkap", id="when arrested"),
            pytest.param("dulu saya pernah ditahan", id="once"),
        ],
    )
    def test_past(self, text):
        """Told as history; a bare past is no custody (label guide T3)."""
        assert state(text) == "past"

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("KTP saya ditahan security", id="ID card"),
            pytest.param("ijazah saya ditahan perusahaan", id="diploma"),
            pytest.param("motor saya ditahan polsek", id="motorcycle"),
            pytest.param("pelaku tertangkap warga", id="caught by residents"),
            pytest.param("mau besuk adik besok", id="a visit"),
            pytest.param("pelaku belum ditangkap", id="not yet arrested"),
            pytest.param("tolong ditangkap pelakunya", id="asks for an arrest"),
            pytest.param("kok ga ditahan2", id="why not arrested"),
            pytest.param("diancam mau ditahan kalo ga bayar", id="a threat"),
            pytest.param("saya pulang, pulsa bebas", id="home and free of anything"),
        ],
    )
    def test_none(self, text):
        """Things kept, and arrests missing, asked for or threatened."""
        assert state(text) is None
