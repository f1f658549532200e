import io
import json
import logging

import pytest
import structlog
from django.urls import get_resolver

from config import logs


def walk(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        yield from walk(pattern.url_patterns, here) if hasattr(pattern, "url_patterns") else [here]


SECRET = "Mrs Ahmed cried when I left"


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


def test_ids_and_outcomes_are_kept(lines):
    structlog.get_logger("waymark").info("evidence.sign_off", evidence=17, outcome="agreed")
    written = lines()[0]
    assert (written["event"], written["evidence"], written["outcome"]) == ("evidence.sign_off", 17, "agreed")


@pytest.mark.parametrize("value", [SECRET, "amara.osei@alderbrook.example", "a\nb", "x" * 81, {"text": SECRET}])
def test_what_could_be_text_or_an_address_is_left_out(lines, value):
    structlog.get_logger("waymark").info("log.write", value=value)
    assert lines()[0]["value"] == "(left out)"


def test_the_message_of_an_error_is_left_out_but_its_place_is_told(lines):
    try:
        raise ValueError(SECRET)
    except ValueError:
        structlog.get_logger("waymark").exception("log.write")
    written = lines()[0]
    assert written["exception"].startswith("ValueError < ")
    assert "test_logs.py" in written["exception"]
    assert SECRET not in json.dumps(written)


@pytest.mark.parametrize("address", ["/evidence/by-link/2-1.s3cret/", "/evidence/by-link/2-1.s3cret/undo/", "/sign-in/with/s3cret"])
def test_a_developers_log_shows_the_address_of_a_link_without_its_token(lines, capsys, address):
    logs.configure({"level": "INFO", "json": True, "words": True})
    logging.getLogger("django.request").warning("Not Found: %s", address, extra={"status_code": 404})
    written = json.loads(capsys.readouterr().err)
    assert written["event"].startswith("Not Found: /")
    assert "s3cret" not in json.dumps(written)


def test_every_address_with_a_token_is_known_to_the_logs():
    for pattern in walk(get_resolver().url_patterns):
        if "<str:token>" in pattern:
            assert logs.LINK.search("/" + pattern.replace("<str:token>", "s3cret")), pattern


def test_djangos_own_sentences_lose_the_path_that_may_hold_a_token(lines):
    logging.getLogger("django.request").warning("Not Found: %s", "/links/s3cret/", extra={"status_code": 404})
    written = lines()[0]
    assert (written["event"], written["status"]) == ("django.request", 404)
    assert "s3cret" not in json.dumps(written)


def test_nobody_is_mailed_a_request(lines):
    assert logging.getLogger("django").handlers == []


@pytest.mark.parametrize("name", logs.SILENT)
def test_servers_do_not_write_addresses_of_requests(lines, name):
    logging.getLogger(name).error("GET /links/s3cret/")
    assert lines() == []


def test_of_other_packages_only_warnings_are_written(lines):
    logging.getLogger("wagtail").info('Published: "%s"', "A title")
    logging.getLogger("wagtail").warning("look here")
    assert [line["event"] for line in lines()] == ["look here"]


def test_developers_see_whole_errors(lines, capsys):
    paper = io.StringIO()
    logs.configure({"level": "INFO", "json": False, "words": True})
    logging.root.handlers[0].setStream(paper)
    try:
        raise ValueError("what went wrong")
    except ValueError:
        logging.getLogger("django.request").exception("boo")
    assert "ValueError: what went wrong" in paper.getvalue()
