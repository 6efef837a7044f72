"""A day at the hotline: what the desk was built for, told over HTTP."""

import pytest

from model.taxonomy import load_taxonomy
from tests.builders import KEY
from training.report import rank

GREETINGS = ["selamat pagi pak", "halo min", "assalamualaikum", "makasih ya", "tes"]
BEATEN = (
    "Selamat malam Bapak. Mohon maaf mengganggu. Adik saya ditahan di polsek sejak"
    " kemarin, tadi sore saat dijenguk wajahnya lebam dan katanya malam ini akan"
    " dipukuli lagi."
)
STALLED = (
    "pak LP saya 9312 tahun 2023 di polres jaktim, sudah 3 tahun tidak ada kelanjutan"
)
LOUD = "WOY DARURAT!!! KAPAN SIM SAYA JADI!!! SAYA VIRALKAN!!!"


@pytest.fixture
def worklist(anonymous):
    """Post complaints and return their ids in the order to be worked."""

    def order(complaints):
        answer = anonymous.post(
            "/v1/assess/batch",
            json={"complaints": complaints},
            headers={"X-API-Key": KEY},
        )
        ranked = rank(answer.json()["results"], load_taxonomy())
        return [line["id"] for line in ranked]

    return order


def test_the_beaten_one_does_not_wait_behind_two_hundred_greetings(worklist):
    """A calm emergency at the end of the queue is worked first."""
    complaints = [{"id": f"g{i}", "text": GREETINGS[i % 5]} for i in range(200)]
    complaints += [{"id": "stalled", "text": STALLED}, {"id": "beaten", "text": BEATEN}]

    assert worklist(complaints)[:2] == ["beaten", "stalled"]


def test_shouting_does_not_jump_the_queue(worklist):
    """Capitals, alarm words and threats to go viral are no facts."""
    complaints = [
        {"id": "loud", "text": LOUD},
        {"id": "stalled", "text": STALLED},
        {"id": "beaten", "text": BEATEN},
    ]

    assert worklist(complaints) == ["beaten", "stalled", "loud"]
