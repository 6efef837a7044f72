"""``python -m training``: the data staff's commands without the web service."""

from training.cli import app

app()
