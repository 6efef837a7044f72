"""Features: words that remember their place, and no personal detail among them."""

import numpy as np

from model.features import ComplaintFeatures, facts_of, text_of, word_grams, words_of
from model.understanding import understand


class TestWordGrams:
    def test_runs_point_to_their_tokens(self):
        """An explanation can lead back to the text."""
        read = understand("laporan saya ditolak polsek")
        gram = next(g for g in word_grams(read) if g.name == "tolak polsek")
        tokens = read.normalised.tokens

        assert tokens[gram.first].text == "ditolak"
        assert tokens[gram.last].text == "polsek"

    def test_numbers_keep_their_size_only(self):
        """The model cannot learn a sum or a house number by heart."""
        assert "<1d> tahun" in words_of(understand("sudah 3 tahun"))
        assert not any("62" in w for w in words_of(understand("rugi 62 juta")))


class TestPrivacy:
    def test_no_name_or_number_becomes_a_feature(self):
        """Names and numbers are placeholders before the model sees them."""
        read = understand(
            "Nama: Sri Wahyuni\nNIK 3174015505800000\nHP 0812-0000-3471\n"
            "email sri@example.com"
        )
        seen = " ".join([text_of(read), *words_of(read), *facts_of(read)])

        for secret in ("wahyuni", "3174", "3471", "example"):
            assert secret not in seen
        assert "xnik" in seen
        assert "xphone" in seen

    def test_the_sum_of_money_is_no_feature(self):
        """A loss of billions is no more urgent than one of thousands."""
        assert facts_of(understand("rugi 5 ribu")) == facts_of(
            understand("rugi 5 miliar")
        )


class TestFactsOf:
    def test_safety_rules_are_no_features(self):
        """They act after the model, as a floor."""
        names = facts_of(understand("suami saya bawa golok sekarang mau bunuh saya"))

        assert not any(name.startswith(("rule", "raises")) for name in names)


class TestComplaintFeatures:
    def test_transform_gives_a_row_for_each_complaint(self):
        """Words, characters and facts side by side."""
        texts = ["lp saya mandek", "lp saya hilang", "mau tanya skck", "mau tanya sim"]
        read = [understand(text) for text in texts]
        features = ComplaintFeatures(min_documents=1).fit(read)
        X = features.transform(read)

        assert X.shape[0] == 4
        assert np.isfinite(X.data).all()
        assert "lp saya" not in features.words_.vocabulary_  # read as laporan polisi
        assert "mau tanya" in features.words_.vocabulary_
