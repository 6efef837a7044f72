"""The running application keeps the promises of its own description."""

import schemathesis
from hypothesis import settings

from api.app import create_app
from api.keys import key_digest
from api.settings import Settings
from tests.builders import KEY

# Built without a model, so that importing this file trains nothing; the promises are
# the same, save that /health/ready answers 503 then, which test_health.py covers.
APP = create_app(
    Settings(artifact_dir="no-model-here", api_key_hashes=key_digest(KEY).hex())
)
schema = schemathesis.openapi.from_asgi("/openapi.json", APP).exclude(
    path="/health/ready"
)


@schema.parametrize()
@settings(max_examples=40, deadline=None)
def test_every_answer_is_one_that_was_promised(case):
    """Whatever is sent, the answer is declared and never a 500."""
    case.call_and_validate(headers={"X-API-Key": KEY})
