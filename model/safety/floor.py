"""The floor under the urgency of a complaint, whatever a model thinks of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from model.safety.reading import Reading
from model.safety.rulefile import RuleFile, read_rule_file
from model.safety.rules import Rule
from model.taxonomy import load_taxonomy
from model.text.normalise import Token, normalise


@dataclass(frozen=True, slots=True)
class SafetyHit:
    """A rule that applies to a complaint.

    Parameters
    ----------
    rule_id : str
        Id of the rule.
    raises_to : str
        The urgency that the complaint gets at least.
    flags : tuple of str
        Flags that the complaint gets.
    spans : tuple of tuple of int
        Start and end, in the original text, of the words that state the danger.
    """

    rule_id: str
    raises_to: str
    flags: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class SafetyFloor:
    """Reviewed rules that can only raise urgency.

    Parameters
    ----------
    rule_file : RuleFile
        A checked rule file.

    Attributes
    ----------
    version : str
        Version of the rule file.
    developed_on : tuple of str
        Writers whose complaints were read while the rules were made; an honest
        evaluation leaves them out.
    rules : tuple of Rule
        The most urgent first, otherwise in the order of the file.

    Examples
    --------
    >>> floor = load_safety_floor()
    >>> text = "pak tlg ada org nodongin celurit di warung depan"
    >>> [(hit.rule_id, hit.raises_to) for hit in floor.hits(normalise(text).tokens)]
    [('senjata-di-tangan', 'darurat')]
    """

    def __init__(self, rule_file: RuleFile) -> None:
        level = load_taxonomy().level
        self.version = rule_file.version
        self.developed_on = rule_file.developed_on
        self.rules: tuple[Rule, ...] = tuple(
            sorted(rule_file.rules, key=lambda rule: -level(rule.raises_to))
        )
        self._index = rule_file.index

    @classmethod
    def from_toml(cls, text: str) -> "SafetyFloor":
        """Read and check a rule file.

        Parameters
        ----------
        text : str
            The TOML document; `model/resources/safety.toml` shows and explains the
            form.

        Returns
        -------
        SafetyFloor
            The floor that the file describes.

        Raises
        ------
        RuleError
            If anything in the file does not fit together.
        """
        return cls(read_rule_file(text))

    def read(self, tokens: Sequence[Token]) -> Reading:
        """Find the word classes of the rule file in a complaint.

        Parameters
        ----------
        tokens : sequence of Token
            The complaint, all bubbles, without formulas.

        Returns
        -------
        Reading
            What `hits` asks.
        """
        return Reading([token.text for token in tokens], self._index)

    def hits(
        self, tokens: Sequence[Token], reading: Reading | None = None
    ) -> tuple[SafetyHit, ...]:
        """Return the rules that apply to a complaint.

        Parameters
        ----------
        tokens : sequence of Token
            The complaint, all bubbles, without formulas.
        reading : Reading or None, default=None
            What `read` returned for these tokens, to save reading them again.

        Returns
        -------
        tuple of SafetyHit
            The most urgent first; empty if no rule applies.
        """
        reading = reading or self.read(tokens)
        found = []
        for rule in self.rules:
            if evidence := rule.evidence(reading):
                spans = tuple(
                    (tokens[s.start].start, tokens[s.end - 1].end) for s in evidence
                )
                found.append(SafetyHit(rule.id, rule.raises_to, rule.flags, spans))
        return tuple(found)

    def check_examples(self) -> list[str]:
        """Try every rule on its own examples.

        Returns
        -------
        list of str
            One sentence for each example that fails; empty if all hold.
        """
        return [problem for rule in self.rules for problem in self._problems(rule)]

    def _problems(self, rule: Rule) -> Iterator[str]:
        for expected, examples in ((True, rule.fires), (False, rule.not_fires)):
            for example in examples:
                hits = self.hits(normalise(example).tokens)
                if (rule.id in {hit.rule_id for hit in hits}) is not expected:
                    verb = "does not fire" if expected else "fires"
                    yield f"rule {rule.id!r} {verb} on {example!r}"


def safety_text() -> str:
    """Return the TOML text of the rules that ship with the package."""
    path = resources.files("model") / "resources" / "safety.toml"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def load_safety_floor() -> SafetyFloor:
    """Return the floor that ships with the package."""
    return SafetyFloor.from_toml(safety_text())
