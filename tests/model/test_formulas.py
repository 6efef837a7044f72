"""Words that say nothing about the matter are set aside before it is judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.formulas import load_formulas
from model.text.normalise import normalise
from model.understanding import understand
from training.train import quotes_of


def content(text):
    return " ".join(token.text for token in understand(text).content).strip()


class TestContent:
    @pytest.mark.parametrize(
        ("text", "left"),
        [
            pytest.param(
                "Assalamualaikum wr wb pak\nmotor sy hilang\nSemoga Allah membalas",
                "motor saya hilang",
                id="greeting and prayer",
            ),
            pytest.param(
                "URGENT!!! MOHON ATENSI KAPOLDA\nmotor sy hilang 🙏🙏",
                "motor saya hilang",
                id="alarm words and emoji",
            ),
            pytest.param(
                "motor sy hilang, kalau tidak ditanggapi saya viralkan",
                "motor saya hilang",
                id="threat to go viral",
            ),
            pytest.param(
                "motor sy hilang\nkerugian saya 7,5 milyar",
                "motor saya hilang",
                id="sum of loss",
            ),
            pytest.param(
                "motor sy hilang\nbunuh, golok, bom, culik, kdrt, darurat",
                "motor saya hilang",
                id="pasted keywords",
            ),
        ],
    )
    def test_formulas_go_and_the_matter_stays(self, text, left):
        """What stands around any complaint is no part of it."""
        assert content(text).removesuffix(",").strip() == left

    @pytest.mark.parametrize("text", ["makasih ndan", "assalamualaikum", "amin"])
    def test_a_greeting_alone_is_judged_as_a_greeting(self, text):
        """Nothing is set aside where nothing would be left."""
        assert content(text) == normalise(text).text

    def test_a_story_of_blows_is_no_list_of_keywords(self):
        """Several words of one kind in a row tell what was done."""
        text = "adik saya dipukul, ditendang, disetrum, diinjak di sel"

        assert "disetrum" in content(text)

    @pytest.mark.parametrize(
        "pressure", ["kalau tidak direspon saya viralkan", "URGENT!!!", "rugi 3 milyar"]
    )
    def test_a_greeting_under_pressure_is_still_a_greeting(self, pressure):
        """What presses is set aside even where only thanks are left."""
        assert content(f"makasih ndan\n{pressure}") == content("makasih ndan")

    @pytest.mark.parametrize(
        "threat",
        [
            "wartawan sudah saya hubungi, siap tayang",
            "besok saya bawa ke Hotman sama DPR",
            "awas ya nanti saya spill di twitter",
        ],
    )
    def test_a_threat_nobody_listed_is_known_by_its_words(self, threat):
        """Whole sentences of such words go."""
        assert content(f"motor sy hilang\n{threat}") == "motor saya hilang"

    @pytest.mark.parametrize(
        "matter",
        ["polisi minta duit", "petugas minta uang cepat", "besok disuruh bawa 5 juta"],
    )
    def test_money_that_officers_ask_for_is_the_matter(self, matter):
        """A demand is no sum of loss."""
        kept = content(f"motor sy ditahan di polsek. {matter}")

        assert kept.endswith(normalise(matter).text)

    def test_thank_you_money_is_no_thanks(self):
        """What an officer asks for stays in."""
        assert "terima kasih" in content("petugasnya minta uang terima kasih 2jt")

    @given(st.text(max_size=300))
    def test_content_is_part_of_the_text_in_its_order(self, text):
        """Nothing is made up, whatever comes in."""
        understood = understand(text)
        starts = [token.start for token in understood.content]

        assert starts == sorted(starts)
        assert set(understood.content) <= set(understood.normalised.tokens)


class TestKinds:
    def test_each_stretch_lies_in_the_text(self):
        """Places can be shown."""
        words = [t.text for t in normalise("pagi pak, mohon bantuannya").tokens]

        for stretches in load_formulas().kinds(words).values():
            assert all(0 <= s.start < s.end <= len(words) for s in stretches)


class TestOnTheCorpus:
    def test_no_words_that_readers_quoted_are_set_aside(self, samples):
        """A formula must never swallow what makes a complaint urgent."""
        swallowed = []
        for row in samples[::3]:
            understood = understand(row.text, row.received_at)
            kept = {token.start for token in understood.content}
            for quote in quotes_of(row):
                words = [
                    token.start
                    for token in understood.normalised.tokens
                    if quote.start <= token.start < quote.end and token.text.isalnum()
                ]
                if words and kept.isdisjoint(words):
                    swallowed.append(row.id)

        assert swallowed == []
