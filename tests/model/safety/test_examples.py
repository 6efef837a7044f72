"""Every rule holds on the examples that stand beside it in the rule file."""

import tomllib

import pytest

from model.safety import SafetyFloor, load_safety_floor
from model.safety.floor import safety_text
from model.text.normalise import normalise

EXAMPLES = [
    pytest.param(rule.id, text, expected, id=f"{rule.id}-{number}")
    for rule in load_safety_floor().rules
    for number, (text, expected) in enumerate(
        [(text, True) for text in rule.fires]
        + [(text, False) for text in rule.not_fires]
    )
]


@pytest.mark.parametrize(("rule_id", "text", "expected"), EXAMPLES)
def test_a_rule_keeps_its_examples(rule_id, text, expected):
    """It fires on each of its fires and on none of its not_fires."""
    found = {hit.rule_id for hit in load_safety_floor().hits(normalise(text).tokens)}

    assert (rule_id in found) is expected


@pytest.mark.parametrize("rule", load_safety_floor().rules, ids=lambda rule: rule.id)
class TestReviewedRules:
    def test_every_rule_has_examples_enough(self, rule):
        """Six messages each that must and must not fire."""
        assert min(len(rule.fires), len(rule.not_fires)) >= 6

    def test_no_example_stands_twice(self, rule):
        """Twelve different messages, not one twelve times."""
        assert len({*rule.fires, *rule.not_fires}) == len(rule.fires + rule.not_fires)

    def test_a_darurat_rule_says_whose_life_is_at_stake(self, rule):
        """Every darurat goes with ancaman_nyawa or risiko_bunuh_diri, never both."""
        flags = {"ancaman_nyawa", "risiko_bunuh_diri"} & set(rule.flags)

        assert len(flags) == (rule.raises_to == "darurat")


def test_the_packaged_rules_hold():
    """check_examples, which the command line offers, agrees."""
    floor = load_safety_floor()

    assert floor.check_examples() == []
    assert isinstance(floor, SafetyFloor)
    assert floor.version


def test_no_word_class_and_no_guard_stands_unused():
    """What no rule refers to would mislead the reviewer."""
    content = tomllib.loads(safety_text())
    groups = [guard["words"] for guard in content["guard"].values()]
    groups += [guard.get("unless", "") for guard in content["guard"].values()]
    guards = set()
    for rule in content["rule"]:
        guards |= set(rule.get("none", []))
        for pattern in rule["patterns"]:
            guards |= set(pattern.get("none", []))
            groups += pattern["all"]
    taken_in = {
        e[1:] for entries in content["words"].values() for e in entries if e[0] == "@"
    }
    used = {name for group in groups for name in group.split(" atau ")} | taken_in

    assert content["words"].keys() - used == set()
    assert content["guard"].keys() - guards == set()
