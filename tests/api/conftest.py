"""A running application of the test's own, and a client for it."""

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.keys import key_digest
from api.settings import Settings

KEY = "dhl_test-key"


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
