"""An artifact is refused before anything in it is unpickled."""

import hashlib
import json
import pickle
import shutil

import joblib
import pytest

from model.artifact import (
    ALLOWED_NAMES,
    MANIFEST,
    PIPELINE,
    TAXONOMY,
    Manifest,
    load_artifact,
)
from model.errors import ArtifactError


class Bomb:
    """Runs code when it is unpickled."""

    def __reduce__(self):
        return (pytest.fail, ("the pickle was opened",))


@pytest.fixture
def copy(artifact, tmp_path):
    """A copy of the trained artifact that a test may alter."""
    return shutil.copytree(artifact, tmp_path / "copy")


def rewrite_manifest(folder, **changes):
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def put_pipeline(folder, value, *, names=()):
    """Replace the pipeline and make the manifest agree with it."""
    joblib.dump(value, folder / PIPELINE)
    manifest = json.loads((folder / MANIFEST).read_text())
    digest = hashlib.sha256((folder / PIPELINE).read_bytes()).hexdigest()
    files = manifest["files"] | {PIPELINE: digest}
    rewrite_manifest(folder, files=files, names=list(names))


class TestLoadArtifact:
    def test_a_whole_artifact_loads(self, copy):
        """What training wrote can be served."""
        loaded = load_artifact(copy)

        assert loaded.has_model
        assert loaded.version == Manifest.read(copy).version

    @pytest.mark.parametrize("name", [PIPELINE, TAXONOMY, MANIFEST])
    def test_a_missing_file_is_refused(self, copy, name):
        """An incomplete artifact is named as such."""
        (copy / name).unlink()

        with pytest.raises(ArtifactError, match=name):
            load_artifact(copy)

    @pytest.mark.parametrize("name", [PIPELINE, TAXONOMY])
    def test_an_altered_file_is_refused_before_unpickling(
        self, copy, name, monkeypatch
    ):
        """One changed byte is enough; the pickle stays closed."""
        path = copy / name
        path.write_bytes(path.read_bytes() + b"\0")
        monkeypatch.setattr(pickle, "_Unpickler", pytest.fail)

        with pytest.raises(ArtifactError, match="altered"):
            load_artifact(copy)

    @pytest.mark.parametrize("library", ["scikit-learn", "numpy", "PySastrawi"])
    def test_another_library_version_is_refused(self, copy, library):
        """Features or weights might mean something else there."""
        libraries = Manifest.read(copy).libraries
        rewrite_manifest(copy, libraries={**libraries, library: "0.1"})

        with pytest.raises(ArtifactError, match=f"{library} 0.1"):
            load_artifact(copy)

    def test_an_unlisted_library_is_refused(self, copy):
        """A manifest that is silent about a version proves nothing."""
        rewrite_manifest(copy, libraries={})

        with pytest.raises(ArtifactError, match="no version"):
            load_artifact(copy)

    def test_changed_word_lists_are_refused(self, copy):
        """Other resources make other features."""
        rewrite_manifest(copy, resources="0" * 64)

        with pytest.raises(ArtifactError, match="model/resources"):
            load_artifact(copy)

    def test_another_format_is_refused(self, copy):
        """A folder of another form is not guessed at."""
        rewrite_manifest(copy, format=99)

        with pytest.raises(ArtifactError, match="format 99"):
            load_artifact(copy)

    @pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1}', "\0"])
    def test_a_broken_manifest_is_refused(self, copy, content):
        """What cannot be parsed is not trusted."""
        (copy / MANIFEST).write_text(content)

        with pytest.raises(ArtifactError, match="manifest"):
            load_artifact(copy)

    def test_a_manifest_that_lists_other_files_is_refused(self, copy):
        """A path of the manifest's own choosing is never followed."""
        rewrite_manifest(copy, files={"../../etc/passwd": "0" * 64})

        with pytest.raises(ArtifactError, match="must list"):
            load_artifact(copy)

    def test_a_listed_name_that_is_not_allowed_is_refused(self, copy):
        """The audit reads the names before the pickle is opened."""
        put_pipeline(copy, Bomb(), names=["os.system"])

        with pytest.raises(ArtifactError, match=r"os\.system"):
            load_artifact(copy)

    def test_a_hidden_name_is_refused_when_met(self, copy):
        """A manifest that lies about its names gains nothing."""
        put_pipeline(copy, Bomb(), names=[])

        with pytest.raises(ArtifactError, match="not allowed"):
            load_artifact(copy)


class TestNames:
    def test_the_pickle_refers_to_allowed_names_only(self, artifact):
        """Training cannot write what serving would refuse."""
        assert set(Manifest.read(artifact).names) <= ALLOWED_NAMES

    def test_no_allowed_name_can_run_a_command(self):
        """The list holds data types and our own classes."""
        modules = {name.split(".")[0] for name in ALLOWED_NAMES}

        assert modules <= {
            "builtins",
            "collections",
            "joblib",
            "model",
            "numpy",
            "scipy",
            "sklearn",
        }
