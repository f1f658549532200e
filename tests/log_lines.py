"""What the product writes to its logs, as production writes it."""

import io
import json
import logging

import pytest

from config import logs


@pytest.fixture
def lines(monkeypatch):
    """Logs as production writes them; lines() gives what was written."""
    before, level, disabled = logging.root.handlers, logging.root.level, logging.root.manager.disable
    handlers = {name: logging.getLogger(name).handlers[:] for name in ("django", *logs.SILENT)}
    logging.disable(logging.NOTSET)
    paper = io.StringIO()
    monkeypatch.setattr("sys.stderr", paper)
    logs.configure({"level": "INFO", "json": True, "words": False})
    yield lambda: [json.loads(line) for line in paper.getvalue().splitlines()]
    logs.configure({"level": "CRITICAL", "json": False, "words": True})
    logging.root.handlers = before
    logging.root.setLevel(level)
    logging.disable(disabled)
    for name, those in handlers.items():
        logging.getLogger(name).handlers = those
