"""How old the case is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from model.facts import extract_facts

JAKARTA = timezone(timedelta(hours=7))
RECEIVED = datetime(2025, 9, 14, 10, 0, tzinfo=JAKARTA)  # a Sunday


def age_of(text: str, received_at: datetime = RECEIVED) -> int | None:
    age = extract_facts(text, received_at).case_age
    return age.days if age else None


class TestCaseAgeByNumber:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            pytest.param("LP/B/9121/VIII/2024", 379, id="last day of the month"),
            pytest.param("LP/B/9121/IX/2025", 0, id="this month: perhaps today"),
            pytest.param("LP/B/9121/VIII", 14, id="no year: the latest such month"),
            pytest.param("LP/B/9121/XI", 288, id="no year: the month lies behind"),
            pytest.param("lp 9121 thn 2023", 623, id="only a year: its last day"),
            pytest.param("STTLP/B/9121/VI/2025", 76, id="a receipt counts as well"),
        ],
    )
    def test_the_latest_possible_day_counts(self, text, days):
        """An age is never overstated."""
        assert age_of(text) == days

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("LP/B/9121/XI/2025", id="a month ahead"),
            pytest.param("lp 9121 thn 2025", id="this year without a month"),
            pytest.param("SP2HP B/9234/V/RES.1.11./2024/Ditreskrimum", id="a letter"),
        ],
    )
    def test_numbers_that_tell_no_age(self, text):
        """A letter is no report; the future and "this year" tell nothing."""
        assert age_of(text) is None

    def test_words_refine_the_month_of_the_number(self):
        """Nine days ago fits into the month of the number and is nearer."""
        assert age_of("LP/B/9121/IX/2025 baru lapor 9 hari lalu") == 9

    def test_words_do_not_overrule_the_number(self):
        """A longer age in words belongs to something else."""
        assert age_of("LP/B/9121/IX/2025, udah 3 tahun dia nipu orang") == 0


class TestCaseAgeByWords:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            pytest.param("udh lapor sejak maret tp ga jalan", 167, id="since a month"),
            pytest.param("lp saya dr taun lalu", 257, id="last year: its last day"),
            pytest.param(
                "SUDAH 4 TAHUN PAK!!! LP SAYA CUMA PAJANGAN", 1460, id="shouted"
            ),
            pytest.param("baru lapor 9 hari lalu kok blm ada kabar", 9, id="days ago"),
            pytest.param(
                "laporan saya hampir 2 bulan", 51, id="almost: less than stated"
            ),
            pytest.param("kasus saya udah setahun", 365, id="one word for one year"),
            pytest.param(
                "laporan saya 3 thn 4 bln blm kelar", 1216, id="years and months"
            ),
            pytest.param("laporan udah 1,5 tahun", 547, id="a decimal comma"),
            pytest.param("lapor sejak 2021", 1353, id="since a year"),
            pytest.param("lapor dari dua ribu dua dua", 988, id="a year in words"),
            pytest.param("I reported it last year", 257, id="English"),
            pytest.param(
                "LP bln juni, mohon atensi", 76, id="a month after the keyword"
            ),
            pytest.param("lapor tgl 3 kemarin", 11, id="a day of this month"),
            pytest.param("lapor tgl 20", 25, id="a day of last month"),
            pytest.param("lapor minggu lalu", 7, id="last week"),
            pytest.param("lapor tanggal 3 agustus 2024", 407, id="a full date"),
            pytest.param(
                "laporan saya berbulan-bulan ga digubris", 60, id="months and months"
            ),
            pytest.param("udeh lapor dr jaman corona", 1353, id="Betawi, an era"),
            pytest.param(
                "laporan udeh due taon kaga ade kabar", 730, id="Betawi numbers"
            ),
            pytest.param("lp sampun setaun mboten enten kabar", 365, id="Javanese"),
            pytest.param(
                "laporan abdi tos 3 sasih teu acan aya panggilan", 91, id="Sundanese"
            ),
            pytest.param("laporan kulo rong wulan kepungkur", 60, id="Javanese number"),
        ],
    )
    def test_every_register_is_understood(self, text, days):
        """Age does not depend on how its sender writes."""
        assert age_of(text) == days

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            pytest.param(
                "anak saya umur 16 thn, lapor 3 bulan lalu", 91, id="age of a child"
            ),
            pytest.param(
                "saya janda 2 anak umur 5 thn dan 3 thn, laporan udah 7 bulan",
                212,
                id="ages of two",
            ),
            pytest.param(
                "kasus saya ancaman 5 tahun penjara, lapor tgl 3 kemarin",
                11,
                id="prison term",
            ),
            pytest.param(
                "pacaran 3 tahun terus dia nipu, laporan masuk bulan lalu",
                14,
                id="a relationship",
            ),
            pytest.param(
                "saya ditipu 2 tahun lalu, baru lapor kemarin", 1, id="the incident"
            ),
            pytest.param(
                "kontrak rumah 2 tahun, lapor sejak juni", 76, id="a contract"
            ),
            pytest.param(
                "LP bulan maret, SP2HP terakhir juni", 167, id="the last step"
            ),
            pytest.param(
                "laporan cucu saya Dika 6 th dari bulan maret",
                167,
                id="age of a named child",
            ),
            pytest.param(
                "penahanan suami di rutan sejak 26 juni, lapor propam 5 hari lalu",
                5,
                id="a detention since a day",
            ),
            pytest.param(
                "adik ditahan 2 bulan, lapor propam 5 hari lalu", 5, id="a detention"
            ),
        ],
    )
    def test_the_age_of_the_case_is_chosen(self, text, days):
        """Other spans of time in the same message do not count."""
        assert age_of(text) == days

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(
                "mau lapor, tetangga jual obat udah 2 tahun", id="no report yet"
            ),
            pytest.param("umur saya 60 tahun", id="an age"),
            pytest.param("cicilan motor 3 tahun", id="a loan"),
            pytest.param("assalamualaikum", id="nothing"),
        ],
    )
    def test_no_case_no_age(self, text):
        """Without a report there is nothing to be old."""
        assert age_of(text) is None

    def test_reported_the_same_night(self):
        """The day of the incident counts when the report followed at once."""
        assert age_of("kejadian tgl 3 maret, malam itu juga saya lapor") == 195

    def test_days_are_counted_in_jakarta(self):
        """Half past eleven at night in UTC is the next day for the sender."""
        late = datetime(2025, 9, 13, 23, 30, tzinfo=UTC)

        assert age_of("lapor tgl 3 kemarin", late) == 11

    def test_without_a_day_of_receipt_only_spans_of_time_count(self):
        """A month cannot be counted from nowhere."""
        assert extract_facts("lapor bulan maret", None).case_age is None
        assert extract_facts("lapor 3 bulan lalu", None).case_age.days == 91


class TestLastStepAge:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            pytest.param("SP2HP terakhir Februari 2025", 198, id="last letter"),
            pytest.param(
                "terakhir di-BAP 3 bulan lalu, lp dari 2023", 91, id="last hearing"
            ),
            pytest.param(
                "lapor, diperiksa bulan lalu abis itu sunyi", 14, id="examined"
            ),
        ],
    )
    def test_the_last_step_is_dated(self, text, days):
        """The last step has an age of its own."""
        assert extract_facts(text, RECEIVED).last_step_age.days == days

    def test_no_step_no_age(self):
        """A report alone is no step."""
        assert extract_facts("lapor 3 bulan lalu", RECEIVED).last_step_age is None
