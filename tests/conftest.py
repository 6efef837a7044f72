"""What the whole suite shares: the samples and one artifact trained on part of them."""

from pathlib import Path

import pytest

from model.artifact import load_artifact, save_artifact
from model.records import read_records
from model.taxonomy import load_taxonomy, taxonomy_text
from training.config import TrainingConfig
from training.train import data_digest, train

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "complaints.jsonl"
# enough voices for the labels to be learnt, few enough to train in seconds
_ROWS_FOR_TESTS = 700


@pytest.fixture(scope="session")
def samples():
    """Every row of the corpus that ships with the repository."""
    return list(read_records(SAMPLES))


@pytest.fixture(scope="session")
def some_samples(samples):
    """Part of the corpus, from every writer."""
    step = max(1, len(samples) // _ROWS_FOR_TESTS)
    return samples[::step]


@pytest.fixture(scope="session")
def quick_config():
    """Training settings that cost little."""
    return TrainingConfig(n_folds=3)


@pytest.fixture(scope="session")
def artifact(tmp_path_factory, some_samples, quick_config):
    """A trained artifact on disk; copy it before altering it."""
    folder = tmp_path_factory.mktemp("artifact")
    trained = train(some_samples, load_taxonomy(), quick_config)
    digest = data_digest(some_samples)
    save_artifact(folder, trained, taxonomy_text(), data_digest=digest, metrics={})
    return folder


@pytest.fixture(scope="session")
def classifier(artifact):
    """The classifier of that artifact."""
    return load_artifact(artifact)
