"""Errors of the model package.

::

    ModelError
    ├── TaxonomyError      the taxonomy file is inconsistent
    ├── RuleError          a safety rule file is inconsistent
    ├── RecordError        a labelled complaint breaks its schema
    └── ArtifactError      an artifact must not be loaded; nothing was unpickled

No HTTP here: `api.errors` translates. A message says what happened and what to
do, and never carries the text of a complaint.
"""


class ModelError(Exception):
    """Base of every error this package raises on purpose."""


class TaxonomyError(ModelError):
    """The taxonomy file contradicts itself."""


class RuleError(ModelError):
    """A safety rule file contradicts itself."""


class RecordError(ModelError):
    """A labelled complaint breaks its schema."""


class ArtifactError(ModelError):
    """An artifact is incomplete, altered or made by other versions."""
