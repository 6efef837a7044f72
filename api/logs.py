"""Structured logs on stderr: JSON for machines, colours for a terminal."""

import logging
import sys

import structlog


def set_up_logs() -> None:
    """Send every log line, ours and uvicorn's, to stderr in one form."""
    logging.basicConfig(format="%(message)s", stream=sys.stderr, level=logging.WARNING)
    renderer = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
