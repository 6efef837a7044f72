"""What can be set, called or answered is in the docs."""

from pathlib import Path

import pytest
from typer.main import get_command

import dahulukan
from api.errors import PROBLEM_RESPONSES
from api.settings import PREFIX, Settings
from model.assessment import Assessment
from training.config import TrainingConfig

DOCS = Path(__file__).parents[2] / "docs"
ALL_DOCS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]
)


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name):
    """By its full name, in the guide to serving."""
    assert f"`{PREFIX}{name.upper()}`" in (DOCS / "how-to" / "serve.md").read_text()


@pytest.mark.parametrize("name", sorted(get_command(dahulukan.app).commands))
def test_every_command_is_documented(name):
    """In the README or a guide."""
    assert f"dahulukan {name}" in ALL_DOCS or f"`{name}`" in ALL_DOCS


@pytest.mark.parametrize("name", sorted(get_command(dahulukan.app).commands))
def test_every_command_shows_an_example(name):
    """`--help` says how it is used."""
    command = get_command(dahulukan.app).commands[name]
    nested = getattr(command, "commands", {"": command}).values()

    assert all("Example" in (each.help or "") for each in nested)


@pytest.mark.parametrize("name", sorted(Assessment.__slots__))
def test_every_field_of_an_answer_is_documented(name):
    """Programs and officers know what they get."""
    assert f"`{name}`" in (DOCS / "reference" / "assessment.md").read_text()


@pytest.mark.parametrize("name", sorted(TrainingConfig.__slots__))
def test_every_training_setting_is_documented(name):
    """With its default, in the guide to training."""
    default = getattr(TrainingConfig(), name)

    assert f"{name} = {default}" in (DOCS / "how-to" / "train.md").read_text()


@pytest.mark.parametrize("status", sorted(PROBLEM_RESPONSES))
def test_every_problem_status_is_documented(status):
    """In the guide to serving."""
    assert str(status) in (DOCS / "how-to" / "serve.md").read_text()
