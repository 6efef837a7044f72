"""Personal data and what only looks like it."""

import pytest

from model.facts import extract_facts


def personal(text: str) -> list[tuple[str, str]]:
    return [
        (item.kind, item.span.of(text)) for item in extract_facts(text, None).personal
    ]


class TestFindPersonal:
    @pytest.mark.parametrize(
        ("text", "kind", "value"),
        [
            pytest.param(
                "NIK: 3174055205900000", "nik", "3174055205900000", id="NIK of a woman"
            ),
            pytest.param(
                "3174 0512 0590 0000",
                "nik",
                "3174 0512 0590 0000",
                id="NIK with blanks",
            ),
            pytest.param(
                "NIK : 3174xxxxxxxx0000",
                "nik",
                "3174xxxxxxxx0000",
                id="NIK half hidden",
            ),
            pytest.param(
                "no kk 3174055205900000",
                "family_card",
                "3174055205900000",
                id="family card",
            ),
            pytest.param("hp 081200003471", "phone", "081200003471", id="phone"),
            pytest.param(
                "0812-0000-3471", "phone", "0812-0000-3471", id="phone with dashes"
            ),
            pytest.param(
                "+62 812 0000 3471",
                "phone",
                "+62 812 0000 3471",
                id="phone with country",
            ),
            pytest.param(
                "wa.me/6281200003471", "phone", "6281200003471", id="phone in a link"
            ),
            pytest.param(
                "kantor (021) 5000 0012", "phone", "(021) 5000 0012", id="landline"
            ),
            pytest.param(
                "budi.s@example.com", "email", "budi.s@example.com", id="e-mail"
            ),
            pytest.param("plat B 0417 TKZ", "plate", "B 0417 TKZ", id="plate"),
            pytest.param(
                "motor b 0123 fg ilang",
                "plate",
                "b 0123 fg",
                id="plate in small letters",
            ),
            pytest.param("B0417TKZ", "plate", "B0417TKZ", id="plate without blanks"),
            pytest.param(
                "transfer ke BCA 8020000123",
                "account",
                "8020000123",
                id="account after the bank",
            ),
            pytest.param(
                "80200001234 mandiri",
                "account",
                "80200001234",
                id="account before the bank",
            ),
            pytest.param("imei 350000000000000", "imei", "350000000000000", id="IMEI"),
            pytest.param(
                "SIM C 12000000345678", "sim", "12000000345678", id="driving licence"
            ),
            pytest.param("paspor no X0000123", "passport", "X0000123", id="passport"),
            pytest.param(
                "no rangka MH1JF0000K123456",
                "long_number",
                "MH1JF0000K123456",
                id="chassis",
            ),
            pytest.param(
                "kode 1234567890123", "long_number", "1234567890123", id="any long run"
            ),
            pytest.param(
                "4000 0000 0000 0002",
                "long_number",
                "4000 0000 0000 0002",
                id="a bank card",
            ),
        ],
    )
    def test_kinds(self, text, kind, value):
        """The value alone is found, without its label."""
        assert personal(text) == [(kind, value)]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            pytest.param(
                "Nama : Sri W\nAlamat : Depok", "Sri W", id="a field of a form"
            ),
            pytest.param(
                "nama: sri wahyuni", "sri wahyuni", id="a field in small letters"
            ),
            pytest.param("rekening a.n. Budi Santoso", "Budi Santoso", id="a.n."),
            pytest.param("atas nama budi", "budi", id="atas nama"),
            pytest.param("nama saya budi mau lapor", "budi", id="introduces oneself"),
            pytest.param("kuasa hukum Sdr. R", "R", id="an initial after Sdr."),
            pytest.param("sdri Ani Wijaya", "Ani Wijaya", id="Sdri."),
            pytest.param("kata Bapak Joko", "Joko", id="Bapak"),
            pytest.param("Bripka Andi minta uang", "Andi", id="a rank"),
            pytest.param(
                "bripka andi minta uang", "andi", id="a rank in small letters"
            ),
            pytest.param(
                "Penyidik : Bripka A (Unit 3)", "A", id="a rank inside a field"
            ),
            pytest.param(
                "Hormat saya,\nBudi Santoso", "Budi Santoso", id="a signature"
            ),
        ],
    )
    def test_names(self, text, value):
        """A label, title or rank announces a name."""
        assert personal(text) == [("name", value)]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("Yth. Bapak Kapolda Metro Jaya", id="an address"),
            pytest.param("Siang Pak Mohon bantu", id="a sentence after Pak"),
            pytest.param("PAK KAPOLDA TOLONG DENGAR PAK BUDI INI", id="shouting"),
            pytest.param("pak andi", id="a title and small letters"),
            pytest.param("rumah atas nama keluarga", id="in the name of the family"),
            pytest.param("nama baik saya, nama saya dicemarkan", id="a good name"),
            pytest.param("penyidik bilang sabar", id="a post and a verb"),
            pytest.param("SP2HP A1 sudah, berkas P21", id="codes"),
            pytest.param("lp b 9077 v 2023", id="a report number in small letters"),
            pytest.param("LP/B/9121/VIII/2024", id="a report number"),
            pytest.param("jam 08.15-10.00 tgl 12-03-2025", id="times and dates"),
            pytest.param("transfer ke BCA sebesar 5.000.000", id="a sum at a bank"),
            pytest.param("Rp 3.000.000.000", id="a large sum"),
            pytest.param("b 12 org, a 1500 rb", id="letters, counts and sums"),
            pytest.param("telp 110", id="the emergency line"),
        ],
    )
    def test_what_is_not_personal(self, text):
        """Precision on ordinary words: a wrong mask would hide a fact."""
        assert personal(text) == []

    def test_an_account_number_at_a_wallet_is_the_phone_it_is(self):
        """Wallet accounts are phone numbers."""
        assert personal("dana 081200003471") == [("phone", "081200003471")]
