"""The classifier: labels, reasons, and what must never happen."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.classifier import Classifier
from model.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
RULES_ONLY = Classifier(TAXONOMY)
GOLOK = "pak tolong, suami saya lagi ngamuk bawa golok di depan rumah"

CANONICAL = [
    (
        "kekerasan_intimidasi",
        "penyidik ngancem saya, kalo ga nyabut laporan saya dijadiin tersangka",
    ),
    (
        "pungli_pemerasan",
        "penyidik minta uang 2 juta buat operasional, sudah saya kasih bulan lalu",
    ),
    (
        "laporan_ditolak",
        "mau bikin laporan di polsek ditolak terus, disuruh ke polres",
    ),
    (
        "penundaan_berlarut",
        "laporan saya sudah 2 tahun mandek, penyidiknya ganti terus",
    ),
    ("minta_informasi", "syarat bikin skck apa aja ya pak"),
    ("bukan_aduan", "selamat pagi pak polisi sehat selalu"),
    ("kejadian_baru", "motor saya hilang dicuri di parkiran tadi malam"),
]


class TestWithoutModel:
    def test_the_safety_rules_still_raise(self):
        """Danger in plain words is found without any training."""
        said = RULES_ONLY.assess(GOLOK)

        assert said.urgency == "darurat"
        assert said.category is None
        assert said.category_probabilities == {}
        assert "no_model" in said.review_reasons

    def test_nothing_is_dismissed(self):
        """What no rule speaks of is an ordinary complaint, not a trifle."""
        assert RULES_ONLY.assess("lp saya mandek").urgency == "sedang"

    def test_an_empty_batch_is_empty(self):
        """Nothing in, nothing out."""
        assert RULES_ONLY.assess_batch([]) == []


class TestFixedAnswers:
    @pytest.mark.parametrize("text", ["", "  \n ", "\x00\x00", "!!!", "\u202e"])
    def test_what_cannot_be_read_is_no_complaint_and_needs_a_person(
        self, classifier, text
    ):
        """A model has nothing to say about nothing."""
        said = classifier.assess(text)

        assert (said.category, said.urgency) == ("bukan_aduan", "rendah")
        assert said.review_reasons == ("unreadable",)

    @pytest.mark.parametrize(
        "text", ["[foto]\n[foto]", "[voice note 0:41]", "<Media tidak disertakan>"]
    )
    def test_media_alone_waits_for_a_person(self, classifier, text):
        """A photo may show anything: it is read within three days."""
        said = classifier.assess(text)

        assert (said.category, said.urgency) == ("bukan_aduan", "sedang")
        assert said.flags == ("lampiran_saja",)


class TestSafetyFloor:
    def test_a_rule_raises_what_the_model_would_leave(self, classifier):
        """The floor holds whatever the model thinks."""
        said = classifier.assess(GOLOK)

        assert said.urgency == "darurat"
        assert said.safety_rules
        assert "ancaman_nyawa" in said.flags

    def test_an_emergency_is_never_no_complaint(self, classifier):
        """The category gives way, not the urgency."""
        said = classifier.assess(GOLOK + " makasih pak selamat pagi")

        assert said.urgency == "darurat"
        assert said.category != "bukan_aduan"

    @settings(max_examples=60, deadline=None)
    @given(tail=st.text(max_size=60))
    def test_no_text_added_after_it_lowers_it(self, classifier, tail):
        """A second bubble cannot take back a danger it does not speak of."""
        if any(word in tail.lower() for word in ("udah", "aman", "bohong", "film")):
            return

        assert classifier.assess(f"{GOLOK}\n{tail}").urgency == "darurat"


class TestAssess:
    @pytest.mark.parametrize(
        ("category", "text"), CANONICAL, ids=[c for c, _ in CANONICAL]
    )
    def test_the_plainest_case_of_a_category_is_known(self, classifier, category, text):
        """The least that can be asked of a model."""
        assert classifier.assess(text).category == category

    @pytest.mark.parametrize(
        ("calm", "loud"),
        [
            ("lp saya mandek 2 tahun", "LP SAYA MANDEK 2 TAHUN!!!!!!"),
            ("mau tanya syarat skck", "MAU TANYA SYARAT SKCK????"),
        ],
    )
    def test_shouting_changes_no_label(self, classifier, calm, loud):
        """Capitals and signs are no facts."""
        quiet, shouted = classifier.assess(calm), classifier.assess(loud)

        assert (quiet.category, quiet.urgency) == (shouted.category, shouted.urgency)

    def test_every_probability_is_one(self, classifier):
        """They are what thresholds and rankings rest on."""
        said = classifier.assess("lp saya belum ada kabar seminggu")

        assert sum(said.category_probabilities.values()) == pytest.approx(1)
        assert sum(said.urgency_probabilities.values()) == pytest.approx(1)
        assert all(0 <= p <= 1 for p in said.urgency_probabilities.values())

    def test_evidence_is_words_of_the_text(self, classifier, samples):
        """An officer sees why, in the sender's own words."""
        for row in samples[:150]:
            for words in classifier.assess(row.text, row.received_at).evidence:
                assert row.text[words.start : words.end] == words.text

    def test_batch_and_single_agree(self, classifier, samples):
        """Company changes nothing."""
        pairs = [(row.text, row.received_at) for row in samples[:40]]
        together = classifier.assess_batch(pairs)

        for pair, batched in zip(pairs, together, strict=True):
            alone = classifier.assess(*pair)
            assert (alone.category, alone.urgency, alone.flags, alone.evidence) == (
                batched.category,
                batched.urgency,
                batched.flags,
                batched.evidence,
            )
            assert alone.priority == pytest.approx(batched.priority, abs=0.011)

    @settings(max_examples=150, deadline=None)
    @given(text=st.text())
    def test_any_unicode_is_assessed(self, classifier, text):
        """No text breaks it."""
        said = classifier.assess(text)

        assert said.urgency in TAXONOMY.urgency_ids
        assert 0 <= said.priority <= 100

    def test_the_answer_can_be_sent_as_json(self, classifier):
        """Plain values only."""
        said = classifier.assess("hp 0812-0000-3471, lp 9312 tahun 2024").to_dict()

        assert json.loads(json.dumps(said))["urgency"] == said["urgency"]

    @pytest.mark.parametrize(
        ("text", "urgency"),
        [
            ("LP SAYA MANDEK 4 TAHUN!!! APA HARUS VIRAL DULU???", "sedang"),
            ("selamat pagi pak", "rendah"),
            ("syarat bikin skck apa aja ya pak", "rendah"),
        ],
    )
    def test_without_danger_the_category_says_whether_there_is_something_to_review(
        self, classifier, text, urgency
    ):
        """A stalled case is never a trifle, a greeting never a case."""
        assert classifier.assess(text).urgency == urgency
