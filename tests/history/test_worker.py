import os
import signal
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import BaseCommand, call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from history import worker
from history.models import Delivery, Heartbeat
from history.outbox import promise
from history.schedule import SCHEDULE, Job
from history.worker import Worker, last_beat


@pytest.fixture
def schedule():
    before, SCHEDULE[:] = list(SCHEDULE), []
    yield SCHEDULE
    SCHEDULE[:] = before


@pytest.fixture
def stop():
    return threading.Event()


def command(work):
    """A management command that does this and nothing else."""

    class Command(BaseCommand):
        requires_system_checks = []

        def handle(self, **options):
            work()

    return Command()


def test_a_turn_delivers_what_is_due(receipt, notes, schedule, stop):
    Worker(stop).turn()
    assert len(notes) == 1


def test_a_turn_tells_that_background_work_goes_on(db, schedule, stop):
    assert last_beat() is None
    Worker(stop).turn()
    assert timezone.now() - last_beat() < timedelta(seconds=5)


def test_heartbeats_are_spared_between(db, schedule, stop, django_assert_num_queries):
    busy = Worker(stop)
    busy.turn()
    with django_assert_num_queries(2):  # only the outbox is looked at
        busy.turn()


def test_a_turn_runs_the_jobs_that_are_due(db, schedule, stop, notes):
    schedule.append(Job(name="note", command=command(lambda: notes.append("ran")), seconds=30))
    busy = Worker(stop)
    busy.turn()
    busy.turn()
    assert notes == ["ran"]


def test_a_broken_job_stops_neither_the_mail_nor_the_next_job(receipt, schedule, stop, notes):
    schedule.append(Job(name="broken", command=command(lambda: 1 / 0), seconds=30))
    schedule.append(Job(name="note", command=command(lambda: notes.append("ran")), seconds=30))
    Worker(stop).turn()
    assert notes == [("tests.receipt:decision-7", 7), "ran"]


def test_a_stopped_worker_finishes_the_delivery_in_hand_and_takes_no_other(db, schedule, stop, deliver_with, notes):
    def deliver(*, key):
        stop.set()
        notes.append(key)

    deliver_with("tests.note", deliver)
    with transaction.atomic():
        promise("tests.note", key="1")
        promise("tests.note", key="2")
    Worker(stop).turn()
    assert notes == ["tests.note:1"]
    assert Delivery.objects.waiting().get().attempts == 0


@pytest.mark.django_db(transaction=True)
def test_a_stopped_worker_returns(stop):
    stop.set()
    Worker(stop).run()
    assert Heartbeat.objects.count() == 0


def test_a_promise_wakes_the_worker_of_the_same_process(db, django_capture_on_commit_callbacks):
    worker.wake.clear()
    with django_capture_on_commit_callbacks(execute=True):
        promise("tests.receipt", key="1")
    assert worker.wake.is_set()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_tried_again(receipt, schedule, stop, notes):
    def away(execute, sql, params, many, context):
        raise OperationalError

    busy = Worker(stop)
    with connection.execute_wrapper(away):
        busy.turn()
    assert notes == []
    busy.turn()
    assert len(notes) == 1


@pytest.mark.django_db(transaction=True)
def test_the_command_works_until_it_is_told_to_stop(deliver_with, notes):
    def deliver(*, key):
        notes.append(key)
        os.kill(os.getpid(), signal.SIGTERM)

    deliver_with("tests.last", deliver)
    with transaction.atomic():
        promise("tests.last", key="1")
        promise("tests.last", key="2")
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    call_command("work", stdout=StringIO())
    assert notes == ["tests.last:1"]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
