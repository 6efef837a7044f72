"""Normalising turns chat into standard words without losing their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.normalise import Mask, normalise

CHAT = st.lists(
    st.sampled_from(
        [
            "pak",
            "lp",
            "sy",
            "ga",
            "jalan2",
            "tolooong",
            "3thn",
            "!!!",
            "...",
            "[foto]",
            "a1",
            "p21",
            "di-bap",
            "jum'at",
            "org2",
            "jam2",
            "2jt",
            "mandeg",
            "kemarin2",
            "-",
            "'",
            "a-b-c",
            "ssst",
            "😭😭",
            "bolak-balik",
            "PAK",
            "\n",
        ]
    )
).map(" ".join)


class TestNormalise:
    @pytest.mark.parametrize(
        ("raw", "standard"),
        [
            pytest.param("blm ada kabar", "belum ada kabar", id="abbreviation"),
            pytest.param("tolooooong", "tolong", id="stretched word"),
            pytest.param("maaf", "maaf", id="a right double letter stays"),
            pytest.param("jalan2", "jalan-jalan", id="doubled word"),
            pytest.param("org2nya", "orang-orangnya", id="doubled, with suffix"),
            pytest.param("bolak-balik", "bolak balik", id="unequal halves part"),
            pytest.param("jam2 siang", "jam 2 siang", id="two o'clock is no double"),
            pytest.param("3thn", "3 tahun", id="number and unit part"),
            pytest.param("di-BAP", "dibap", id="prefix with hyphen"),
            pytest.param("P-21", "p21", id="police word keeps its number"),
            pytest.param("SP2HP", "sp2hp", id="police word is not doubled"),
            pytest.param("aye kagak tau", "saya tidak tahu", id="betawi"),
            pytest.param("kulo mboten", "saya tidak", id="javanese"),
            pytest.param("abdi teu", "saya tidak", id="sundanese"),
            pytest.param("jum'at", "jumat", id="apostrophe"),
            pytest.param("😭😭😭", "😭", id="emoji is one token"),
            pytest.param("hp!!!", "handphone .", id="shouting is a full stop"),
        ],
    )
    def test_chat_becomes_standard_words(self, raw, standard):
        """Each habit of typing has one standard form."""
        assert normalise(raw).text == standard

    @pytest.mark.parametrize(
        ("raw", "word"),
        [
            pytest.param(
                "Diteruskan berkali-kali\nhati2", "waterusanramai", id="chain"
            ),
            pytest.param("Pesan ini telah dihapus", "wadihapus", id="deleted"),
            pytest.param("[foto] ini", "wafoto", id="photo"),
            pytest.param("[voice note 0:41]", "wasuara", id="voice note"),
            pytest.param("<Media tidak disertakan>", "wamedia", id="export"),
        ],
    )
    def test_marks_of_whatsapp_become_words(self, raw, word):
        """What WhatsApp says is told apart from what the sender says."""
        assert word in normalise(raw).text.split()

    def test_capitals_and_exclamation_marks_say_nothing(self):
        """Shouting leaves the same tokens as speaking."""
        loud, calm = (
            normalise("TOLONG PAK!!!!!! MOTOR SAYA"),
            normalise("tolong pak. motor saya"),
        )

        assert loud.text == calm.text

    def test_a_masked_stretch_is_one_placeholder(self):
        """A number that is masked leaves its placeholder and nothing of itself."""
        raw = "nik saya 3174000000000000 pak"
        found = normalise(raw, [Mask(9, 25, "xnik")])

        assert found.text == "nik saya xnik bapak"
        assert (found.tokens[2].start, found.tokens[2].end) == (9, 25)

    @given(st.one_of(st.text(), CHAT))
    def test_normalising_twice_is_normalising_once(self, text):
        """Standard text is left alone."""
        once = normalise(text).text

        assert normalise(once).text == once

    @given(st.one_of(st.text(), CHAT))
    def test_every_token_points_into_the_original(self, text):
        """Offsets are those of the text as it came, in order."""
        tokens = normalise(text).tokens

        assert all(0 <= t.start < t.end <= len(text) for t in tokens)
        assert [t.start for t in tokens] == sorted(t.start for t in tokens)

    @pytest.mark.parametrize(
        "piece", ["a", "a-", "😭", "1.", "[foto ", "\n", "a\u0301"]
    )
    def test_64_kib_of_one_thing_is_read(self, piece):
        """No text is too long or too odd to be read."""
        text = piece * (65_536 // len(piece))

        assert normalise(text).tokens[0].end > 0
