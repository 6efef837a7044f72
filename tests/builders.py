"""Ready-made values for tests: defaults, and the one thing the test is about."""

from datetime import datetime, timedelta, timezone

from model.records import LabeledComplaint

WIB = timezone(timedelta(hours=7))
KEY = "dhl_test-key"  # of the service that tests run
NOON = datetime(2026, 6, 15, 12, 0, tzinfo=WIB)


def a_complaint(**changes):
    """Return a labelled complaint; name only what matters to the test."""
    row = {
        "id": "t-1",
        "writer": "t",
        "register": "everyday",
        "sender": "pelapor_korban",
        "received_at": NOON,
        "text": "lp saya di polres jaktim dari maret ga jalan2",
        "category": "penundaan_berlarut",
        "urgency": "sedang",
        "flags": ("perkara_mandek",),
        "evidence": (),
        "contrast": "",
    }
    return LabeledComplaint(**(row | changes))
