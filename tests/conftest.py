"""What the whole suite shares: samples, one trained artifact, one running service."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.keys import key_digest
from api.settings import Settings
from model.artifact import load_artifact, save_artifact
from model.records import read_records
from model.taxonomy import load_taxonomy, taxonomy_text
from tests.builders import KEY
from training.config import TrainingConfig
from training.train import data_digest, train

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "complaints.jsonl"
# enough voices for the labels to be learnt, few enough to train in seconds
_ROWS_FOR_TESTS = 1200


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
    return TrainingConfig(n_folds=3, n_jobs=1)


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


@pytest.fixture(scope="session")
def settings(artifact):
    """Settings with one known key and the trained artifact."""
    return Settings(artifact_dir=artifact, api_key_hashes=key_digest(KEY).hex())


@pytest.fixture(scope="session")
def app(settings):
    """The application as it is served."""
    return create_app(settings)


@pytest.fixture(scope="session")
def anonymous(app):
    """A client without a key; errors of the server come as answers."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(anonymous):
    """A client with a key."""
    anonymous.headers["X-API-Key"] = KEY
    yield anonymous
    del anonymous.headers["X-API-Key"]
