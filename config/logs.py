"""Logs say which person, which thing and how it went; never what somebody wrote.

Four doors are shut: a value that looks like text or an address is left out, the address of a link loses its token in every
line, and in production Django's own sentences lose the paths that fill them and a fault tells its place but not its message.
"""

import logging
import re
import sys
import traceback
from typing import Any

import structlog

SAFE_VALUE = re.compile(r"[\w.:+/-]{0,80}")
# The addresses that hold a token, also as the question of another address. Compared with the table of addresses by a test.
LINK = re.compile(
    r"((?:/|%2F)+(?:(?:evidence|examiner)(?:/|%2F)+by-link|to-sign|sign-in(?:/|%2F)+with|seminars(?:/|%2F)+(?:calendar|invited)|h5p(?:/|%2F)+(?:embed|content|api|editor))(?:/|%2F)+).+",
    re.IGNORECASE,
)
LEFT_OUT = "(left out)"
NOT_VALUES = {"event", "level", "timestamp", "logger", "exception", "exc_info", "stack_info", "_record", "_from_structlog"}
# Of everybody else only warnings are written: what they tell besides may hold titles and addresses.
OURS = ("waymark", "config", "accounts", "history", "writing", "learning", "activities", "seminars", "placements", "celery")
# Each of these writes the address of every request.
SILENT = ("uvicorn.access", "django.server", "granian.access")

Event = dict[str, Any]


def without_text(_logger: Any, _method: str, event: Event) -> Event:
    """Leave out every value that could be a sentence, a name or an e-mail address."""
    for name in event.keys() - NOT_VALUES:
        value = event[name]
        if not (value is None or isinstance(value, bool | int | float) or SAFE_VALUE.fullmatch(str(value))):
            event[name] = LEFT_OUT
    return event


def without_paths(_logger: Any, _method: str, event: Event) -> Event:
    """Name Django's logger and status instead of its sentence, which quotes the address that was asked for."""
    record = event["_record"]
    if record.name.startswith("django."):
        event["event"] = record.name
        event["status"] = getattr(record, "status_code", None)
    return event


def without_tokens(_logger: Any, _method: str, event: Event) -> Event:
    """Leave the token out of a link's address, wherever it stands: whoever reads a log must not be able to follow it.

    Whatever follows the address in its line goes with it, since nobody knows where a broken token ends.
    """
    return {name: LINK.sub(r"\1…", value) if isinstance(value, str) else value for name, value in event.items()}


def place_of_the_fault(_logger: Any, _method: str, event: Event) -> Event:
    """Say what kind of error happened and where. The message of an error often quotes the text that caused it."""
    fault = event.pop("exc_info", None)
    if fault:
        kind, _, trace = fault if isinstance(fault, tuple) else sys.exc_info()
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(traceback.extract_tb(trace))]
        event["exception"] = " < ".join([getattr(kind, "__qualname__", "unknown"), *places])
    return event


def configure(settings: Event) -> None:
    """Set up every log of this process. `words` shows whole errors, to developers: production never sets it."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_text,
    ]
    in_words = settings.get("words", False)
    last: list[Any] = [structlog.processors.format_exc_info] if in_words else [place_of_the_fault]
    last.append(structlog.stdlib.ProcessorFormatter.remove_processors_meta)
    last.append(without_tokens)
    last.append(structlog.processors.JSONRenderer() if settings["json"] else structlog.dev.ConsoleRenderer(colors=False))
    of_others: list[Any] = shared if in_words else [*shared, without_paths]
    formatter = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=of_others, processors=last)
    listen_with(formatter, settings["level"])
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def listen_with(formatter: logging.Formatter, level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.root.handlers = [handler]
    wanted = logging.getLevelName(level)
    logging.root.setLevel(max(wanted, logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(wanted if wanted < logging.WARNING else logging.NOTSET)
    # Django would mail whole requests to ADMINS, with all that was typed.
    logging.getLogger("django").handlers.clear()
    for name in SILENT:
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).disabled = True
