"""Celery set so that nothing hangs, nothing runs twice at once, and nothing depends on Redis."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection, transaction

from accounts.actions.person import invite_person
from config import broker
from config.celery import app, drain_outbox, read_schedule, run_command
from config.mailbox import Mail
from history.models import Delivery
from history.outbox import message_id, nudge, on_promise, promise
from history.schedule import SCHEDULE


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("task_acks_late", True),
        ("task_reject_on_worker_lost", True),
        ("worker_prefetch_multiplier", 1),
        ("task_ignore_result", True),
        ("task_time_limit", 300),
        ("task_serializer", "json"),
    ],
)
def test_tasks_are_set_as_measured(setting, value):
    assert app.conf[setting] == value


def test_a_task_of_a_killed_worker_is_looked_for_every_second():
    options = app.conf.broker_transport_options
    assert (options["visibility_timeout"], options["unacked_restore_interval"], options["unacked_restore_throttle"]) == (600, 1, 1)


def test_a_task_is_never_handed_on_while_it_may_still_run():
    assert app.conf.task_soft_time_limit < app.conf.task_time_limit < app.conf.broker_transport_options["visibility_timeout"]


def test_no_connection_to_the_broker_waits_for_ever():
    assert app.conf.broker_transport_options["socket_timeout"] == 5
    assert broker.connection().transport_options["socket_timeout"] == 1


def test_beat_reads_the_schedule():
    read_schedule()
    assert app.conf.beat_schedule.keys() == {job.name for job in SCHEDULE}
    sweep = app.conf.beat_schedule["drain"]
    assert (sweep["task"], sweep["args"], sweep["schedule"]) == ("waymark.run_command", ["drain"], 30.0)


def test_the_task_drains_the_outbox(db, mailoutbox):
    invite_person(email="lena@alderbrook.example", name="Lena Fox", by=None)
    drain_outbox()
    assert [mail.to for mail in mailoutbox] == [["lena@alderbrook.example"]]


def test_a_job_of_the_schedule_is_run(db, mailoutbox):
    invite_person(email="lena@alderbrook.example", name="Lena Fox", by=None)
    run_command("drain")
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("name", ["flush", "createsuperuser", "drain --anything"])
def test_the_broker_cannot_order_other_commands(name):
    with pytest.raises(ValueError, match="is not on the schedule"):
        run_command(name)


@contextmanager
def broker_at(address):
    """The pages' broker at another address for a while."""
    app.conf.broker_write_url = address
    broker.connection.cache_clear()
    broker.Silence.until = 0.0
    on_promise.append(broker.nudge)
    try:
        yield
    finally:
        on_promise.remove(broker.nudge)
        app.conf.broker_write_url = None
        broker.connection.cache_clear()
        broker.Silence.until = 0.0


def seconds_for(action):
    began = time.monotonic()
    action()
    return time.monotonic() - began


@pytest.fixture
def mute():
    """A broker that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.mark.django_db(transaction=True)
class TestRedisIsDown:
    def invite(self):
        with transaction.atomic():
            promise("tests.receipt", key="1", evidence=7)

    def test_a_promise_is_kept_all_the_same(self):
        with broker_at("redis://127.0.0.1:1/0"):
            assert seconds_for(self.invite) < 2
        assert Delivery.objects.waiting().count() == 1

    def test_a_broker_that_says_nothing_costs_one_page_a_second_or_two_and_the_others_nothing(self, mute):
        with broker_at(mute):
            nudge()  # the first use of a process also loads the transport
            broker.Silence.until = 0.0
            assert seconds_for(self.invite) < 3
            assert seconds_for(nudge) < 0.5


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
class TestWithRedis:
    @pytest.fixture
    def start_worker(self, tmp_path):
        processes = []

        def start():
            database = connection.settings_dict
            url = settings.DATABASE_URL.rpartition("/")[0] + f"/{database['NAME']}"
            environment = {
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "WAYMARK_MODE": "demo",
                "WAYMARK_DATA": str(tmp_path),
                "DATABASE_URL": url,
                "LOG_LEVEL": "WARNING",
            }
            command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "1", "--without-gossip"]
            process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                cwd=settings.BASE_DIR,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            processes.append(process)

        yield start
        for process in processes:
            process.terminate()
            process.wait(timeout=30)

    def wait_for_delivery(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until and Delivery.objects.waiting().exists():
            time.sleep(0.05)
        return not Delivery.objects.waiting().exists()

    def test_a_promise_reaches_the_mailbox_through_celery(self, start_worker, tmp_path):
        start_worker()
        lena = invite_person(email="lena@alderbrook.example", name="Lena Fox", by=None)
        assert self.wait_for_delivery(seconds=90)
        mails = [Mail.read(path) for path in (tmp_path / "mailbox").glob("*.eml")]
        assert [mail.to for mail in mails] == ["lena@alderbrook.example"]
        raw = next((tmp_path / "mailbox").glob("*.eml")).read_text()
        assert message_id(f"accounts.invitation:invitation-{lena.pk}") in raw

    def test_a_nudge_that_redis_lost_is_made_up_for_by_the_sweep(self, start_worker):
        invite_person(email="lena@alderbrook.example", name="Lena Fox", by=None)
        with app.connection_for_write() as link:
            link.default_channel.client.flushdb()
        start_worker()
        run_command.delay("drain")  # what beat sends every 30 seconds
        assert self.wait_for_delivery(seconds=90)
