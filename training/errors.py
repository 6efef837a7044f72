"""Errors of the training package.

::

    TrainingError
    ├── CorpusError     the labelled complaints cannot be trained on
    └── ConfigError     a training configuration is wrong
"""


class TrainingError(Exception):
    """Base of every error this package raises on purpose."""


class CorpusError(TrainingError):
    """The labelled complaints cannot be trained on as they are."""


class ConfigError(TrainingError):
    """A training configuration is wrong."""
