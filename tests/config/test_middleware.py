import pytest
import structlog
from structlog.testing import LogCapture

from tests.factories.learning import make_course


@pytest.fixture
def written():
    capture = LogCapture()
    before = structlog.get_config()
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, capture], wrapper_class=structlog.BoundLogger)
    yield capture.entries
    structlog.configure(**before)


def requests_in(entries):
    return [entry for entry in entries if entry["event"] == "request"]


def test_a_request_is_logged_by_the_name_of_its_route(client, written, db):
    client.get("/account/login/?next=/placements/evidence/1/")
    line = requests_in(written)[0]
    assert {name: line[name] for name in ("method", "route", "status", "person")} == {
        "method": "GET", "route": "account_login", "status": 200, "person": None,
    }  # fmt: skip


def test_neither_path_nor_question_is_in_the_log(client, written, db):
    client.get("/nowhere-s3cret/?q=Mrs+Ahmed")
    assert "s3cret" not in str(written)
    assert "Ahmed" not in str(written)


def test_the_log_says_who_by_number(as_person, amara, written):
    as_person(amara).get("/")
    assert requests_in(written)[0]["person"] == amara.pk


def test_the_log_does_not_say_who_wrote_a_remark(as_person, amara, written):
    make_course()
    as_person(amara).get("/modules/digital-practice/remark/")
    line = requests_in(written)[-1]
    assert (line["route"], line["status"], line["person"]) == ("learning:write_remark", 200, None)


def test_every_answer_carries_the_number_of_its_request(client, written, db):
    answer = client.get("/account/login/")
    assert answer["X-Request-ID"] == requests_in(written)[0]["request"]


def test_a_number_given_by_the_proxy_is_kept(client, db):
    assert client.get("/account/login/", headers={"X-Request-ID": "proxy-0123456789"})["X-Request-ID"] == "proxy-0123456789"


def test_a_number_that_is_none_is_replaced(client, db):
    assert len(client.get("/account/login/", headers={"X-Request-ID": "<script>alert(1)"})["X-Request-ID"]) == 32


def test_signed_in_pages_are_kept_by_nobody(as_person, amara):
    assert as_person(amara).get("/")["Cache-Control"] == "private, no-store"


def test_static_files_are_not_in_the_log(client, written):
    client.get("/static/css/tokens.css")
    assert requests_in(written) == []
