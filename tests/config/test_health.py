from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, OperationalError
from django.utils import timezone

from history.models import Delivery
from history.worker import beat
from placements.actions.checkpoint_key import publish_first_key
from placements.providers.checkpoint_key import id_of, move_into_place, public_half, put_beside
from tests.factories.writing import make_voice_note

pytestmark = pytest.mark.django_db


def test_it_is_well_when_the_worker_is_at_work(client):
    beat()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["ok"]) == (200, True)


def test_it_is_not_well_when_the_worker_never_came(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["worker"]) == (503, {"ok": False, "silent_seconds": None})


def test_it_is_not_well_when_the_worker_fell_silent(client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    beat()
    time_machine.shift(timedelta(seconds=91))
    assert client.get("/healthz").json()["worker"] == {"ok": False, "silent_seconds": 91}


def promised(minutes_ago, **fields):
    due = timezone.now() - timedelta(minutes=minutes_ago)
    return Delivery.objects.create(kind="test", key=f"late-{minutes_ago}-{fields}", due=due, **fields)


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 503)])
def test_it_is_not_well_when_a_promise_waits_longer_than_ten_minutes(client, minutes, status):
    beat()
    promised(minutes)
    assert client.get("/healthz").status_code == status


def test_a_promise_that_was_kept_or_given_up_does_not_wait(client):
    beat()
    promised(60, done_at=timezone.now())
    promised(60, given_up_at=timezone.now())
    assert client.get("/healthz").json()["outbox"] == {"ok": True, "oldest_due_seconds": 0}


def test_a_database_that_is_away_is_said_without_its_address(client, monkeypatch):
    def away(*args):
        raise DatabaseError("connection to server at 10.1.2.3 failed for user waymark")

    monkeypatch.setattr("config.views.health.outbox", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["database"]) == (503, {"ok": False})
    assert "10.1.2.3" not in answer.content.decode()


def test_redis_away_is_told_but_no_alarm(client, settings):
    beat()
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["redis"]) == (200, {"ok": True, "used": True, "answers": False})


def test_it_costs_three_queries(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/healthz")


def test_without_a_scanner_it_says_that_none_is_used(client):
    assert client.get("/healthz").json()["scanner"] == {"ok": True, "used": False}


def test_a_scanner_away_is_no_alarm_until_a_file_has_waited_for_an_hour(client, settings, amara, time_machine):
    settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", "127.0.0.1:1"
    time_machine.move_to(timezone.now(), tick=False)
    make_voice_note(amara)
    assert client.get("/healthz").json()["scanner"] == {"ok": True, "used": True, "answers": False, "oldest_waiting_seconds": 0}
    time_machine.shift(timedelta(minutes=61))
    beat()
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["scanner"]["ok"]) == (503, False)


@pytest.mark.parametrize("lost", ["gone", "spoilt", "another", "no longer readable"])
def test_a_checkpoint_key_that_is_lost_is_an_alarm(client, settings, tmp_path, lost):
    beat()
    path = settings.CHECKPOINT_KEY_PATH = tmp_path / "checkpoint.pem"
    publish_first_key()
    assert client.get("/healthz").json()["checkpoint_key"] == {"ok": True}
    path.unlink()
    if lost == "spoilt":
        path.write_text("no key")
    if lost == "another":
        put_beside(path, another := Ed25519PrivateKey.generate())
        move_into_place(path, id_of(public_half(another)))
    if lost == "no longer readable":
        path.mkdir()  # a file without rights is readable to root, a folder to nobody
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["checkpoint_key"]) == (503, {"ok": False})


def test_before_the_first_checkpoint_there_is_no_key_to_lose(client, settings, tmp_path):
    beat()
    settings.CHECKPOINT_KEY_PATH = tmp_path / "checkpoint.pem"
    assert client.get("/healthz").json()["checkpoint_key"] == {"ok": True}


def test_a_page_asked_while_the_database_is_away_says_come_back(client, monkeypatch):
    def away(*args):
        raise OperationalError("connection to server at 10.1.2.3 failed")

    client.raise_request_exception = False
    monkeypatch.setattr("placements.views.checkpoint_keys.render", away)
    answer = client.get("/check/signatures/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Back in a moment" in answer.content.decode()
    assert "10.1.2.3" not in answer.content.decode()
