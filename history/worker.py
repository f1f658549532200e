"""The embedded worker: deliveries and schedule where there is no Redis, in a thread or a process of its own."""

import logging
import os
import socket
import threading
import time
from datetime import datetime

from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone

from history.models import Heartbeat
from history.outbox import LEASE, deliver_next, on_promise
from history.schedule import SCHEDULE, Job

POLL = 1.0  # seconds between two looks at the outbox; a promise made in this process is noticed at once
BEAT = 10.0  # seconds between two heartbeats

logger = logging.getLogger(__name__)
wake = threading.Event()
on_promise.append(wake.set)


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:80]


def beat(name: str = "worker") -> None:
    """Note that background work goes on."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def last_beat(name: str = "worker") -> datetime | None:
    """Return when background work was last seen, or None. Older than 90 seconds means that it has stopped."""
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


class Worker:
    """Drains the outbox and runs the schedule until `stop` is set. Several may run at once."""

    def __init__(self, stop: threading.Event, *, lease: float = LEASE) -> None:
        self._stop = stop
        self._lease = lease
        self._name = f"{worker_name()}:{threading.get_ident()}"[:80]
        self._next_beat = 0.0

    def run(self) -> None:
        try:
            while not self._stop.is_set():
                wake.clear()
                close_old_connections()
                self.turn()
                wake.wait(POLL)
        finally:
            connection.close()

    def turn(self) -> None:
        """One look at everything. Whatever goes wrong, a database that is away for instance, the next turn tries again."""
        try:
            self._beat()
            self._drain()
            for job in list(SCHEDULE):
                self._run_if_due(job)
        except Exception as error:  # noqa: BLE001 - a worker that stops says nothing and delivers nothing
            logger.error("a turn of background work failed: %s", type(error).__name__)
            connection.close()

    def _beat(self) -> None:
        now = time.monotonic()
        if now >= self._next_beat:
            beat()
            self._next_beat = now + BEAT

    def _drain(self) -> None:
        for _ in range(50):  # then the schedule has its turn
            if self._stop.is_set() or not deliver_next(worker=self._name, lease=self._lease):
                return

    def _run_if_due(self, job: Job) -> None:
        if self._stop.is_set() or not claim_turn(job):
            return
        try:
            call_command(job.command)
        except Exception as error:  # noqa: BLE001 - one broken job must not stop the mail
            logger.error("job %s failed: %s", job.name, type(error).__name__)


def claim_turn(job: Job) -> bool:
    """Whether this worker is the one to run the job now. Of several workers, one gets each turn."""
    now = timezone.now()
    name = f"job:{job.name}"
    last = last_beat(name)
    if not job.is_due(last=last, now=now):
        return False
    if last is not None:
        return Heartbeat.objects.filter(name=name, at=last).update(at=now) == 1
    return Heartbeat.objects.get_or_create(name=name, defaults={"at": now})[1]
