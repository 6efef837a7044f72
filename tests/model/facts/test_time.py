"""Deadlines and the words that place events in time."""

from datetime import date, datetime

import pytest

from model.facts import extract_facts

RECEIVED = datetime.fromisoformat("2025-03-14T10:00:00+07:00")  # a Friday


class TestFindDeadlines:
    @pytest.mark.parametrize(
        ("text", "kind", "days"),
        [
            pytest.param("lusa praperadilan saya", "legal", 2, id="hearing"),
            pytest.param(
                "masa penahanan suami habis tgl 20", "legal", 6, id="end of detention"
            ),
            pytest.param(
                "sidang tgl 12 bulan depan", "legal", 29, id="a day of next month"
            ),
            pytest.param(
                "mau kedaluwarsa kasusnya", "legal", None, id="a time bar without a day"
            ),
            pytest.param("besok disuruh bawa 5jt", "payment", 1, id="money tomorrow"),
            pytest.param("disuruh setor nanti malam", "payment", 0, id="money tonight"),
            pytest.param(
                "bayar paling lambat tanggal 25 maret",
                "payment",
                11,
                id="money by a date",
            ),
            pytest.param(
                "pelaku terbang ke Kamboja hari senin",
                "flight",
                3,
                id="flight on a weekday",
            ),
            pytest.param(
                "cctv nya ketimpa 3 hari lagi", "flight", 3, id="recording overwritten"
            ),
            pytest.param(
                "mobilnya mau dijual sabtu ini", "flight", 1, id="goods being sold"
            ),
            pytest.param("dipanggil BAP senin depan", "other", 3, id="an appointment"),
        ],
    )
    def test_what_and_when(self, text, kind, days):
        """A deadline says what it is about and how many days are left."""
        (deadline,) = extract_facts(text, RECEIVED).deadlines

        assert (deadline.kind, deadline.days_left) == (kind, days)

    def test_the_day_is_computed(self):
        """Days left and date agree."""
        (deadline,) = extract_facts("besok sidang", RECEIVED).deadlines

        assert deadline.date == date(2025, 3, 15)

    def test_without_a_day_of_receipt_the_days_left_remain(self):
        """Tomorrow is one day away whenever it was said."""
        (deadline,) = extract_facts("besok sidang", None).deadlines

        assert (deadline.date, deadline.days_left) == (None, 1)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("takut pelaku kabur", id="fear without a day"),
            pytest.param("besok saya udah ga ada", id="a farewell is no deadline"),
            pytest.param("kemarin disuruh bayar 5jt", id="the past"),
            pytest.param("lapor sejak tgl 12", id="since a day"),
        ],
    )
    def test_none(self, text):
        """Nothing is due."""
        assert extract_facts(text, RECEIVED).deadlines == ()


class TestFindTimeReferences:
    @pytest.mark.parametrize(
        ("text", "kind", "days"),
        [
            pytest.param("suami bawa golok di depan skrg", "now", 0, id="now"),
            pytest.param("lagi dipukulin suami", "now", 0, id="progressive"),
            pytest.param("lg di dpn rumah", "now", 0, id="progressive place"),
            pytest.param("saiki ning omah", "now", 0, id="Javanese now"),
            pytest.param("ayeuna di bumi", "now", 0, id="Sundanese now"),
            pytest.param("hari ini dia datang", "today", 0, id="today"),
            pytest.param("barusan bgt transfer", "last_hours", 0, id="just now"),
            pytest.param("tadi subuh", "last_hours", 0, id="this morning"),
            pytest.param("semalem digebukin", "last_hours", -1, id="last night"),
            pytest.param("kmrn sore", "yesterday", -1, id="yesterday"),
            pytest.param("wingi", "yesterday", -1, id="Javanese yesterday"),
            pytest.param("3 hari lalu", "recent", -3, id="days ago"),
            pytest.param("tahun lalu", "past", -73, id="last year"),
            pytest.param("dulu dia begitu", "past", None, id="once"),
            pytest.param("besok", "future", 1, id="tomorrow"),
            pytest.param("3 hari lagi", "future", 3, id="in three days"),
        ],
    )
    def test_kinds(self, text, kind, days):
        """Each register has its words."""
        (event,) = extract_facts(text, RECEIVED).events

        assert (event.kind, event.days) == (kind, days)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("sabar dulu ya", id="patience first"),
            pytest.param("datang lagi, sekali lagi", id="again"),
            pytest.param("sampai sekarang nihil", id="until now is no event"),
            pytest.param("udah 3 tahun", id="how long is not when"),
        ],
    )
    def test_none(self, text):
        """No event is placed in time."""
        assert extract_facts(text, RECEIVED).events == ()
