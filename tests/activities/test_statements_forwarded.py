"""A site sends what Waymark says on to an outside store. The outside store is a real server on this machine."""

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from activities.actions.attempt import check, start
from activities.actions.statement import report_statements
from activities.models import Statement
from activities.models.statement import account_of
from history.models import Delivery
from history.outbox import drain
from tests.activities.test_statements import RIGHT
from tests.activities.xapi_cases import PLAIN

pytestmark = pytest.mark.django_db


class OutsideStore(BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers what the test says."""

    def do_PUT(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.came.append((self.path, dict(self.headers), body))
        self.send_response(self.server.answer)
        if self.server.answer == 307:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def outside(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), OutsideStore)
    server.came, server.answer = [], 204
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.XAPI_FORWARD_URL = f"http://127.0.0.1:{server.server_port}/xapi"
    settings.XAPI_FORWARD_USER, settings.XAPI_FORWARD_PASSWORD = "waymark", "kept apart"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def delivery():
    return Delivery.objects.get(kind="activities.statement")


def test_a_statement_goes_out_once_under_its_own_id_with_the_password(amara, sort, outside):
    start(activity=sort, by=amara)
    drain(worker="test")
    drain(worker="test")
    [(path, headers, body)] = outside.came
    statement = Statement.objects.get()
    assert (path, body) == (f"/xapi/statements?statementId={statement.uuid}", statement.statement)
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")) == b"waymark:kept apart"
    assert (headers["X-Experience-Api-Version"], headers["Content-Type"]) == ("1.0.3", "application/json")
    assert delivery().done_at is not None


def test_all_moves_of_an_attempt_go_out(amara, sort, outside):
    check(activity=sort, answer=RIGHT, by=amara)
    drain(worker="test")
    assert sorted(body["id"] for _, _, body in outside.came) == sorted(str(one.uuid) for one in Statement.objects.all())
    assert len(outside.came) == 3


def test_the_promise_holds_the_id_and_nothing_else(amara, sort, outside):
    start(activity=sort, by=amara)
    assert delivery().payload == {"statement": str(Statement.objects.get().uuid)}


def test_it_waits_while_the_outside_store_has_trouble_and_goes_out_later(amara, sort, outside):
    start(activity=sort, by=amara)
    outside.answer = 503
    drain(worker="test")
    assert (delivery().done_at, delivery().last_error, delivery().attempts) == (None, "NotTaken", 1)
    outside.answer = 204
    Delivery.objects.update(due=delivery().created)
    drain(worker="test")
    assert (delivery().done_at is None, len(outside.came)) == (False, 2)


def test_one_that_is_there_already_is_delivered(amara, sort, outside):
    start(activity=sort, by=amara)
    outside.answer = 409
    drain(worker="test")
    assert delivery().done_at is not None


def test_the_password_follows_no_redirect(amara, sort, outside):
    start(activity=sort, by=amara)
    outside.answer = 307
    drain(worker="test")
    assert [path.split("?")[0] for path, _, _ in outside.came] == ["/xapi/statements"]
    assert delivery().last_error == "NotTaken"


def test_an_outside_store_that_is_away_is_tried_again(amara, sort, outside):
    start(activity=sort, by=amara)
    outside.shutdown()
    outside.server_close()
    drain(worker="test")
    assert (delivery().done_at, delivery().last_error) == (None, "URLError")


def test_nothing_goes_out_once_the_site_has_stopped_sending(amara, sort, outside, settings):
    start(activity=sort, by=amara)
    settings.XAPI_FORWARD_URL = ""
    drain(worker="test")
    assert (outside.came, delivery().done_at is None) == ([], False)


def test_what_a_browser_reported_stays_here(amara, outside):
    report_statements(statements=[{**PLAIN, "actor": account_of(amara.pk)}], by=amara)
    assert drain(worker="test") == 0
    assert outside.came == []
