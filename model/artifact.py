"""A trained model as a folder that is verified before anything is unpickled.

The folder holds ``pipeline.joblib``, ``taxonomy.toml`` and ``manifest.json``. The
manifest carries the SHA-256 of both files and of the resources the features were made
with, the versions of the libraries, and every name that the pickle refers to. Loading
is three steps (after skops): parse the manifest, audit everything it says, and only
then construct, with an unpickler that refuses any name off the list.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any, BinaryIO

import joblib
from joblib.numpy_pickle import NumpyUnpickler

from model.classifier import Classifier, TrainedModel
from model.errors import ArtifactError, TaxonomyError
from model.taxonomy import Taxonomy

FORMAT = 2  # raise it when the folder's form changes; old forms are refused
PIPELINE, TAXONOMY, MANIFEST = "pipeline.joblib", "taxonomy.toml", "manifest.json"
_LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib", "PySastrawi")
_RESOURCE_FOLDERS = ("", "lexicon")
# Everything a pipeline may be made of; whatever else a pickle names is refused.
ALLOWED_NAMES = frozenset(
    {
        "builtins.set",
        "collections.defaultdict",
        "joblib.numpy_pickle.NumpyArrayWrapper",
        "model.classifier.Thresholds",
        "model.classifier.TrainedModel",
        "model.features.ComplaintFeatures",
        "model.features.concepts_of",
        "model.features.formulas_of",
        "model.features.text_of",
        "model.features.words_of",
        "model.heads.Heads",
        "model.heads.Linear",
        "model.passages.PassageDetector",
        "model.stack.StackedHeads",
        "model.trees.Trees",
        "numpy.dtype",
        "numpy.ndarray",
        "numpy._core.multiarray.scalar",
        "numpy.float64",
        "scipy.sparse._csr.csr_matrix",
        "scipy.sparse._dia.dia_matrix",
        "sklearn.feature_extraction._dict_vectorizer.DictVectorizer",
        "sklearn.feature_extraction.text.TfidfTransformer",
        "sklearn.feature_extraction.text.TfidfVectorizer",
    }
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an artifact says about itself.

    Parameters
    ----------
    format : int
        Form of the folder.
    version : str
        Short name of the model: the first digits of its pipeline's SHA-256.
    files : mapping of str to str
        File name to SHA-256.
    resources : str
        SHA-256 over the resources of the `model` package at training time.
    libraries : mapping of str to str
        Distribution name to version.
    names : tuple of str
        Every dotted name the pickle refers to.
    data_digest : str
        SHA-256 of the training data.
    metrics : mapping
        What training measured; information only.
    """

    format: int
    version: str
    files: Mapping[str, str]
    resources: str
    libraries: Mapping[str, str]
    names: tuple[str, ...]
    data_digest: str
    metrics: Mapping[str, Any]

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Parse the manifest of an artifact.

        Parameters
        ----------
        folder : Path
            The artifact.

        Returns
        -------
        Manifest
            Parsed, not yet audited.

        Raises
        ------
        ArtifactError
            If the file is missing or is no manifest.
        """
        path = folder / MANIFEST
        if not path.is_file():
            raise ArtifactError(
                f"{folder} holds no {MANIFEST}: it is no artifact, or a training was "
                "interrupted. Train again with `dahulukan train`."
            )
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            content["names"] = tuple(content["names"])
            return cls(**content)
        except (ValueError, TypeError, KeyError) as error:
            raise ArtifactError(
                f"{path} cannot be read as a manifest ({error}). Train again with "
                "`dahulukan train`."
            ) from error


def save_artifact(
    folder: Path,
    trained: TrainedModel,
    taxonomy_text: str,
    *,
    data_digest: str,
    metrics: Mapping[str, Any],
) -> Manifest:
    """Write a trained model as an artifact.

    The manifest is written last: a folder without one is no artifact.

    Parameters
    ----------
    folder : Path
        Made if absent; files of an earlier artifact in it are replaced.
    trained : TrainedModel
        What training produced.
    taxonomy_text : str
        The taxonomy it was trained with, as TOML.
    data_digest : str
        SHA-256 of the training data.
    metrics : mapping
        What training measured, JSON values only.

    Returns
    -------
    Manifest
        As written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    pickled = io.BytesIO()
    joblib.dump(trained, pickled)
    names = _names_in(io.BytesIO(pickled.getvalue()))
    (folder / PIPELINE).write_bytes(pickled.getvalue())
    (folder / TAXONOMY).write_text(taxonomy_text, encoding="utf-8")
    files = {name: _sha256(folder / name) for name in (PIPELINE, TAXONOMY)}
    manifest = Manifest(
        format=FORMAT,
        version=files[PIPELINE][:12],
        files=files,
        resources=resources_digest(),
        libraries=installed_libraries(),
        names=names,
        data_digest=data_digest,
        metrics=metrics,
    )
    content = {name: getattr(manifest, name) for name in Manifest.__slots__}
    written = json.dumps(content, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(written + "\n", encoding="utf-8")
    return manifest


def load_artifact(folder: Path) -> Classifier:
    """Load a classifier from an artifact, after everything in it is verified.

    Parameters
    ----------
    folder : Path
        The artifact.

    Returns
    -------
    Classifier
        Ready to assess.

    Raises
    ------
    ArtifactError
        If a file is missing or altered, a library or resource has another version,
        or the pickle names something it must not; nothing was unpickled then.
    """
    manifest = Manifest.read(folder)
    audit(folder, manifest)
    try:
        taxonomy = Taxonomy.from_toml((folder / TAXONOMY).read_text(encoding="utf-8"))
    except TaxonomyError as error:
        raise ArtifactError(f"the artifact's {TAXONOMY} is refused: {error}") from error
    with (folder / PIPELINE).open("rb") as file:
        trained = _StrictUnpickler(str(folder / PIPELINE), file).load()
    return Classifier(taxonomy, trained, manifest.version)


def audit(folder: Path, manifest: Manifest) -> None:
    """Compare everything a manifest says with what is there.

    Parameters
    ----------
    folder : Path
        The artifact.
    manifest : Manifest
        Its manifest.

    Raises
    ------
    ArtifactError
        With the first difference, and what to do about it.
    """
    if manifest.format != FORMAT:
        raise ArtifactError(
            f"the artifact has format {manifest.format}, this version reads {FORMAT}. "
            "Train again with `dahulukan train`."
        )
    if set(manifest.files) != {PIPELINE, TAXONOMY}:
        raise ArtifactError(
            f"the manifest must list {PIPELINE} and {TAXONOMY}, it lists "
            f"{', '.join(sorted(manifest.files)) or 'nothing'}."
        )
    for name, expected in manifest.files.items():
        if not (folder / name).is_file():
            raise ArtifactError(f"{folder / name} is missing. Restore or train again.")
        if _sha256(folder / name) != expected:
            raise ArtifactError(
                f"{folder / name} was altered after training (SHA-256 differs). "
                "Restore it from a trusted copy or train again."
            )
    _audit_versions(manifest)
    if forbidden := set(manifest.names) - ALLOWED_NAMES:
        raise ArtifactError(
            f"the pipeline names {', '.join(sorted(forbidden))}, which no pipeline of "
            "this version may. Do not load it; train again from trusted data."
        )


def _audit_versions(manifest: Manifest) -> None:
    for library, installed in installed_libraries().items():
        trained_with = manifest.libraries.get(library, "no version")
        if trained_with != installed:
            raise ArtifactError(
                f"the artifact was trained with {library} {trained_with}, installed is "
                f"{installed}. Train again, or install the version it was made with."
            )
    if manifest.resources != resources_digest():
        raise ArtifactError(
            "the word lists or rules in model/resources changed since the artifact was "
            "trained, so its features would be others. Train again."
        )


def installed_libraries() -> dict[str, str]:
    """Return the versions of the libraries an artifact depends on."""
    return {library: metadata.version(library) for library in _LIBRARIES}


def resources_digest() -> str:
    """Return one SHA-256 over the names and contents of ``model/resources``.

    The replies are left out, since no feature or label is made of them.
    """
    digest = hashlib.sha256()
    for folder in _RESOURCE_FOLDERS:
        root = resources.files("model") / "resources" / folder
        for entry in sorted(root.iterdir(), key=lambda e: e.name):
            if entry.is_file() and entry.name != "replies.toml":
                digest.update(f"{folder}/{entry.name}\0".encode())
                digest.update(hashlib.sha256(entry.read_bytes()).digest())
    return digest.hexdigest()


class _StrictUnpickler(NumpyUnpickler):
    """joblib's unpickler, which imports only names of the list."""

    def __init__(self, filename: str, file: BinaryIO) -> None:
        super().__init__(filename, file, ensure_native_byte_order=False)

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        if f"{module}.{name}" not in ALLOWED_NAMES:
            raise ArtifactError(
                f"the pipeline refers to {module}.{name}, which is not allowed. "
                "Do not load it; train again from trusted data."
            )
        return super().find_class(module, name)


class _NameCollector(NumpyUnpickler):
    """Collects the names a pickle of our own making refers to."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__("", file, ensure_native_byte_order=False)
        self.names: set[str] = set()

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        self.names.add(f"{module}.{name}")
        return super().find_class(module, name)


def _names_in(file: BinaryIO) -> tuple[str, ...]:
    collector = _NameCollector(file)
    collector.load()
    return tuple(sorted(collector.names))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
