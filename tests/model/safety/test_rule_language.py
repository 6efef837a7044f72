"""The language of the rule file: what it can say, and what is refused."""

import re

import pytest

from model.errors import RuleError
from model.safety import SafetyFloor
from model.safety.rulefile import read_rule_file
from model.safety.words import Stretch, WordIndex
from model.text.normalise import normalise

RULE_FILE = """
version = "1"
developed_on = []
[words]
danger = ["golok", "air keras"]
now = ["sekarang", "!sampai sekarang"]
no = ["tidak"]
still = ["masih"]
[guard.denied]
title = "Disangkal"
words = "no"
side = "before"
same = "clause"
within = 2
unless = "still"
[[rule]]
id = "weapon"
title = "Senjata"
raises_to = "darurat"
flags = ["ancaman_nyawa"]
reviewed = 2026-11-24
source = "darurat: weapon"
none = ["denied"]
patterns = [{ all = ["danger", "now"], within = 6 }]
fires = ["dia bawa golok sekarang"]
not_fires = ["dia tidak bawa golok"]
"""


def hits(rule_file: str, text: str) -> list[str]:
    floor = SafetyFloor.from_toml(rule_file)
    return [hit.rule_id for hit in floor.hits(normalise(text).tokens)]


def changed(old: str, new: str) -> str:
    assert old in RULE_FILE
    return RULE_FILE.replace(old, new)


class TestWordIndex:
    @pytest.mark.parametrize(
        ("entry", "text", "expected"),
        [
            pytest.param("bacok*", "mau bacokin dia", [(1, 2)], id="prefix"),
            pytest.param("umur #1-17", "umur 17", [(0, 2)], id="number in range"),
            pytest.param("umur #1-17", "umur 18", [], id="number out of range"),
            pytest.param("tanggal #1-31", "tgl 07", [(0, 2)], id="padded number"),
            pytest.param(
                "pelaku _ ditahan", "pelaku sudah ditahan", [(0, 3)], id="any"
            ),
            pytest.param(
                "pelaku _ ditahan", "pelaku . ditahan", [], id="any is no sign"
            ),
            pytest.param("sidang", "sidangnye besok", [(0, 1)], id="Betawi ending"),
            pytest.param("sidang", "sidange besok", [(0, 1)], id="Javanese ending"),
            pytest.param("bom", "bome", [], id="short words keep their ending"),
            pytest.param("ga boleh ketemu", "gk boleh ketemu", [(0, 3)], id="slang"),
        ],
    )
    def test_an_entry_stands_where_it_is_written(self, entry, text, expected):
        """Entries are matched against normalised words."""
        words = [token.text for token in normalise(text).tokens]

        found = WordIndex({"class": [entry]}).find(words)

        assert found.get("class", []) == [Stretch(*pair) for pair in expected]

    def test_an_excluded_phrase_takes_its_words_out_of_the_class_only(self):
        """An idiom does not count in the class that excludes it, elsewhere it does."""
        index = WordIndex({"bomb": ["bom", "!bom waktu"], "noun": ["bom"]})

        assert index.find(["bom", "waktu", "bom"]) == {
            "bomb": [Stretch(2, 3)],
            "noun": [Stretch(0, 1), Stretch(2, 3)],
        }

    def test_a_class_can_take_in_another(self):
        """An entry "@x" stands for all entries of the class x above it."""
        index = WordIndex({"knife": ["pisau"], "weapon": ["@knife", "golok"]})

        assert index.find(["pisau"]) == {
            "knife": [Stretch(0, 1)],
            "weapon": [Stretch(0, 1)],
        }

    @pytest.mark.parametrize(
        "entries",
        [
            [],
            ["!golok"],
            ["@nowhere"],
            ["di*"],
            ["#5-1 hari"],
            ["_ golok"],
            [" "],
            ["#1-99999"],
        ],
        ids=str,
    )
    def test_a_senseless_class_is_refused(self, entries):
        """Nothing that matches nothing, or nearly everything, gets in."""
        with pytest.raises(RuleError):
            WordIndex({"class": entries})


class TestPatterns:
    def test_words_must_stand_near_one_another(self):
        """The stretch from the first to the last word has `within` tokens at most."""
        assert hits(RULE_FILE, "golok a b c d sekarang") == ["weapon"]
        assert hits(RULE_FILE, "golok a b c d e sekarang") == []

    def test_words_must_stand_in_one_bubble(self):
        """Bubbles are apart unless the pattern says across."""
        across = changed("within = 6", "within = 6, across = true")

        assert hits(RULE_FILE, "golok\nsekarang") == []
        assert hits(across, "golok\nsekarang") == ["weapon"]

    def test_order_counts_only_if_asked_for(self):
        """in_order wants the groups one after the other."""
        ordered = changed("within = 6", "within = 6, in_order = true")

        assert hits(RULE_FILE, "sekarang golok") == ["weapon"]
        assert hits(ordered, "sekarang golok") == []
        assert hits(ordered, "sekarang golok sekarang") == ["weapon"]

    def test_one_class_of_a_group_is_enough(self):
        """'a atau b' is met by either."""
        either = changed('"danger", "now"', '"danger", "now atau still"')

        assert hits(either, "masih golok") == ["weapon"]

    def test_evidence_is_given_in_offsets_of_the_original_text(self):
        """Spans point at the words that the sender typed."""
        text = "TOLOOONG pak, Air Keras... skrg!!"
        (hit,) = SafetyFloor.from_toml(RULE_FILE).hits(normalise(text).tokens)

        assert [text[start:end] for start, end in hit.spans] == ["Air Keras", "skrg"]
        assert (hit.raises_to, hit.flags) == ("darurat", ("ancaman_nyawa",))


class TestRefusals:
    @pytest.mark.parametrize(
        ("old", "new", "cause"),
        [
            pytest.param(
                '"danger", "now"', '"danger", "when"', "when", id="word class"
            ),
            pytest.param('none = ["denied"]', 'none = ["past"]', "past", id="guard"),
            pytest.param('"darurat"', '"gawat"', "raises_to", id="level"),
            pytest.param(
                '"darurat"', '"sedang"', "raises_to", id="level without evidence"
            ),
            pytest.param("ancaman_nyawa", "bahaya", "bahaya", id="flag"),
            pytest.param("reviewed = 2026-11-24", "", "reviewed", id="no review date"),
            pytest.param("= 2026-11-24", '= "kemarin"', "reviewed", id="no date"),
            pytest.param(
                '["dia bawa golok sekarang"]', "[]", "examples", id="no fires"
            ),
            pytest.param(
                '["dia tidak bawa golok"]', "[]", "examples", id="no not_fires"
            ),
            pytest.param("within = 6", "within = 0", "within", id="reach"),
            pytest.param("within = 6", "inside = 6", "inside", id="unknown field"),
            pytest.param('all = ["danger", "now"], ', "", "all", id="no groups"),
            pytest.param('["danger", "now"]', "[]", "always", id="empty groups"),
            pytest.param(
                "within = 6", 'danger = "no"', "danger", id="danger elsewhere"
            ),
            pytest.param('"before"', '"left"', "side", id="side"),
            pytest.param('"clause"', '"page"', "same", id="unit"),
            pytest.param('version = "1"', "version = 1", "version", id="type"),
            pytest.param(
                '["golok", "air keras"]', '["golok", 1]', "strings", id="no string"
            ),
            pytest.param("[words]", "[words", "TOML", id="no TOML"),
        ],
    )
    def test_an_inconsistent_file_is_refused_with_the_cause(self, old, new, cause):
        """Nothing half-read ever becomes a floor."""
        with pytest.raises(RuleError, match=re.escape(cause)):
            read_rule_file(changed(old, new))

    def test_two_rules_of_one_name_are_refused(self):
        """An id names one rule."""
        rule = RULE_FILE[RULE_FILE.index("[[rule]]") :]

        with pytest.raises(RuleError, match="weapon"):
            read_rule_file(RULE_FILE + rule)

    def test_a_rule_that_is_no_table_is_refused(self):
        """Lists of something else are no rules."""
        cut = RULE_FILE[: RULE_FILE.index("[[rule]]")]

        with pytest.raises(RuleError, match="table"):
            read_rule_file(cut.replace('version = "1"', 'version = "1"\nrule = [1]'))


def test_check_examples_names_what_fails():
    """A rule whose own examples do not hold is told by id and example."""
    wrong = changed("dia tidak bawa golok", "golok sekarang").replace(
        "dia bawa golok sekarang", "halo"
    )

    assert SafetyFloor.from_toml(RULE_FILE).check_examples() == []
    assert SafetyFloor.from_toml(wrong).check_examples() == [
        "rule 'weapon' does not fire on 'halo'",
        "rule 'weapon' fires on 'golok sekarang'",
    ]


def test_the_most_urgent_rule_comes_first():
    """Whatever their order in the file."""
    calmer = RULE_FILE[RULE_FILE.index("[[rule]]") :]
    calmer = calmer.replace('"weapon"', '"later"').replace('"darurat"', '"tinggi"')
    cut = RULE_FILE.index("[[rule]]")

    assert hits(RULE_FILE[:cut] + calmer + RULE_FILE[cut:], "golok sekarang") == [
        "weapon",
        "later",
    ]
