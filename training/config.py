"""Settings of one training run."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from training.errors import ConfigError


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """Everything that decides what a training run produces, beside the data.

    Parameters
    ----------
    seed : int, default=7
        Of every shuffle and solver.
    n_folds : int, default=5
        Writer-grouped folds behind calibrated probabilities and thresholds.
    min_documents : int, default=2
        Features seen in fewer complaints are dropped.
    concepts_weight, facts_weight : float, default=1.0, 0.3
        What those features are multiplied with; 0 leaves them out.
    passages_weight : float, default=1.0
        What scores of the most urgent passage are multiplied with; 0 leaves them out.
    trees_share : float, default=0.5
        What boosted trees weigh in level 2, in [0, 1].
    n_jobs : int, default=-1
        Processes, -1 for one a core; the result does not depend on it.
    C : float, default=1.0
        Inverse regularisation of level 1 of the stack.
    head_C : float, default=1.0
        Inverse regularisation of level 2.
    urgent_weight : float, default=2.0
        Extra weight of the most urgent level in level 1.
    urgent_recall : float, default=0.98
        Share of the most urgent complaints of unseen writers that the threshold of
        that level and the safety floor must find together, as long as
        `urgent_threshold_floor` allows it.
    urgent_threshold_floor : float, default=0.03
        The lowest threshold of the most urgent level; below, alarms would drown it.
    answered_error : float, default=0.1
        Highest share of wrong ones among unseen complaints that get a category and
        need no review, for each category.
    answered_risk : float, default=0.05
        How often that promise may fail.
    """

    seed: int = 7
    n_folds: int = 5
    min_documents: int = 2
    concepts_weight: float = 1.0
    facts_weight: float = 0.3
    passages_weight: float = 1.0
    trees_share: float = 0.5
    n_jobs: int = -1
    C: float = 1.0
    head_C: float = 1.0  # noqa: N815 - scikit-learn's C
    urgent_weight: float = 2.0
    urgent_recall: float = 0.98
    urgent_threshold_floor: float = 0.03
    answered_error: float = 0.1
    answered_risk: float = 0.05

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a configuration file.

        Parameters
        ----------
        path : Path
            TOML with any of the names above.

        Returns
        -------
        TrainingConfig
            Defaults where the file is silent.

        Raises
        ------
        ConfigError
            If the file is no TOML, or has an unknown name or a value of another type.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{path} cannot be read: {error}") from error
        known = {field.name: field.type for field in fields(cls)}
        if unknown := values.keys() - known.keys():
            raise ConfigError(
                f"{path} has unknown settings: {', '.join(sorted(unknown))}. "
                f"Known are {', '.join(known)}."
            )
        for name, value in values.items():
            allowed = int if known[name] is int else (int, float)
            if isinstance(value, bool) or not isinstance(value, allowed):
                raise ConfigError(f"{path}: {name} must be a number, got {value!r}")
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain JSON values."""
        return asdict(self)
