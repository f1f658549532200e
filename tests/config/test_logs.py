import io
import json
import logging

import pytest
import structlog
from django.urls import get_resolver
from django.utils import timezone

from accounts.actions.link import make_link
from config import logs


def walk(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        yield from walk(pattern.url_patterns, here) if hasattr(pattern, "url_patterns") else [here]


SECRET = "Mrs Ahmed cried when I left"


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
    assert written["event"].endswith(("/evidence/by-link/…", "/sign-in/with/…"))
    assert "s3cret" not in json.dumps(written)


@pytest.fixture
def gone(joan, amara):
    """A link of Joan's that leads nowhere any more."""
    return make_link(person=joan, by=amara, expires_at=timezone.now()).token


ODD = [
    "/evidence/by-link/a/s3cret/c/",
    "/Evidence//By-Link/2-1.s3cret/",
    "/evidence/by-link/2-1. s3cret/",
    "/sign-in/with/s3cret/x/",
    "/nowhere/?next=%2Fevidence%2Fby-link%2Fs3cret",
]


@pytest.mark.parametrize("words", [False, True], ids=["production", "developers"])
def test_no_line_of_the_log_tells_the_token_of_a_dead_link(lines, capsys, client, gone, words):
    logs.configure({"level": "DEBUG", "json": True, "words": words})
    pages = [f"/evidence/by-link/{token}/{page}" for token in (gone, "s3cret") for page in ("", "return/")]
    statuses = [client.get(page).status_code for page in pages]
    statuses += [client.post(f"/evidence/by-link/{gone}/undo/").status_code, client.get(f"/sign-in/with/{gone}/").status_code]
    assert statuses == [410, 410, 404, 404, 410, 410]
    written = capsys.readouterr().err
    assert len(written.splitlines()) >= 2 * len(statuses)  # ours and Django's
    assert "s3cret" not in written
    assert gone not in written


@pytest.mark.parametrize("address", ODD)
def test_a_broken_token_is_as_secret_as_a_whole_one(lines, capsys, client, db, address):
    logs.configure({"level": "INFO", "json": True, "words": True})
    assert client.get(address).status_code == 404
    logging.getLogger("uvicorn.error").warning("asked for %s", address)
    structlog.get_logger("waymark").warning("asked", path=address)
    assert "s3cret" not in capsys.readouterr().err


def test_an_error_that_quotes_the_address_of_a_link_does_not_tell_its_token(lines, capsys):
    logs.configure({"level": "INFO", "json": False, "words": True})
    try:
        raise ValueError("no mail to /evidence/by-link/2-1.s3cret/")
    except ValueError:
        logging.getLogger("history").exception("boo")
    written = capsys.readouterr().err
    assert "ValueError: no mail to /evidence/by-link/…" in written
    assert "s3cret" not in written


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
