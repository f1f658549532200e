"""Processes that die in the middle, on a small site of their own. The long ones are run by make test-long."""

import email
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.db import connections

LEASE = 3  # seconds; a minute in life


class SmallSite:
    """tests.history.small_site, in processes of its own and with a database of its own."""

    def __init__(self, folder, database):
        self.folder, self.database, self.processes = folder, database, []
        self.rows = connections.create_connection("default")
        self.rows.settings_dict = {**self.rows.settings_dict, "NAME": dj_database_url.parse(database)["NAME"]}

    def start(self, *command, module="tests.history.small_site", **environment):
        where = {"SMALL_SITE": str(self.folder), "SMALL_SITE_DATABASE": self.database, "SMALL_SITE_BROKER": settings.REDIS_URL}
        process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, command)],
            env={**os.environ, **where, **environment},
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if module == "celery" else None,
            start_new_session=True,  # so that a worker's own children die with it
        )
        self.processes.append(process)
        return process

    def run(self, *command):
        output, _ = self.start(*command).communicate(timeout=60)
        return output.decode().split()

    def start_celery(self, *options, **environment):
        command = ["-A", "tests.history.small_site", "worker", "--concurrency", 1, *options]
        return self.start(*command, module="celery", **environment)

    def kill(self, process):
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def mails(self):
        """Every mail that went out, in order: a file for each connection, a line of dashes after each mail."""
        texts = [path.read_text() for path in sorted(self.folder.glob("*.log"), key=lambda path: path.stat().st_mtime)]
        return [email.message_from_string(part.lstrip()) for text in texts for part in text.split("-" * 79) if part.strip()]

    def ask(self, sql):
        with self.rows.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    def wait_for(self, question, *, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if question():
                return True
            time.sleep(0.05)
        return False

    def waiting(self):
        return self.ask("SELECT count(*) FROM history_delivery WHERE done_at IS NULL")[0][0]

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                self.kill(process)
            process.stdout.close()
        self.rows.close()


@contextmanager
def own_database(folder):
    if settings.SQLITE:
        yield f"sqlite:///{folder / 'small.sqlite3'}"
        return
    url, name = os.environ["DATABASE_URL"].rpartition("/")[0], f"waymark_small_{os.getpid()}"
    with psycopg.connect(f"{url}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{url}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def site(tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), own_database(tmp_path) as database:
        site = SmallSite(tmp_path / "mail", database)
        site.run("migrate")
        yield site
        site.close()


def test_a_mail_whose_worker_was_killed_goes_again_under_the_same_message_id(site):
    site.run("promise", "tests.slow_mail", 1)
    first = site.start("work", LEASE, DAWDLE="60")
    assert site.wait_for(lambda: len(site.mails()) == 1, seconds=60)
    site.kill(first)
    site.start("work", LEASE)
    assert site.wait_for(lambda: site.waiting() == 0, seconds=60)
    assert len({mail["Message-ID"] for mail in site.mails()}) == 1
    assert len(site.mails()) == 2


def test_a_slow_delivery_keeps_its_lease_from_a_second_worker(site):
    site.run("promise", "tests.slow_mail", 1)
    site.start("work", LEASE, DAWDLE=str(LEASE * 2))
    assert site.wait_for(lambda: len(site.mails()) == 1, seconds=60)
    site.start("work", LEASE)
    assert site.wait_for(lambda: site.waiting() == 0, seconds=60)
    assert len(site.mails()) == 1
    assert site.ask("SELECT attempts FROM history_delivery") == [(1,)]


def test_two_workers_at_once_deliver_each_promise_once(site):
    site.run("promise", "tests.row", 40)
    site.start("work", 60)
    site.start("work", 60)
    assert site.wait_for(lambda: site.waiting() == 0, seconds=60)
    assert site.ask("SELECT attempts, count(*) FROM history_delivery GROUP BY attempts") == [(1, 40)]
    assert site.ask("SELECT count(*) FROM auth_group") == [(40,)]


@pytest.mark.long
def test_a_killed_worker_is_followed_within_a_minute(site):
    site.run("promise", "tests.slow_mail", 1)
    first = site.start("work", 60, DAWDLE="600")
    assert site.wait_for(lambda: len(site.mails()) == 1, seconds=60)
    site.kill(first)
    killed = time.monotonic()
    site.start("work", 60)
    assert site.wait_for(lambda: site.waiting() == 0, seconds=90)
    assert time.monotonic() - killed < 65


@pytest.mark.long
def test_a_hundred_kills_lose_no_promise_and_double_no_effect(site):
    chance = random.Random(7)  # noqa: S311 - the same moments in every run
    site.run("promise", "tests.row", 1500)
    for _ in range(100):
        worker = site.start("work", 0.5)
        time.sleep(0.5 + chance.random())
        site.kill(worker)
    site.start("work", 0.5)
    assert site.wait_for(lambda: site.waiting() == 0, seconds=120)
    assert site.ask("SELECT count(*) FROM history_delivery WHERE attempts > 1")[0][0] > 20  # so many kills hit their mark
    assert site.ask("SELECT count(*) FROM auth_group") == [(1500,)]


@pytest.mark.long
def test_a_promise_that_was_acknowledged_survives_its_process(site):
    acknowledged = 0
    for _ in range(20):
        giver = site.start("promise", "tests.row", 100_000)
        time.sleep(1.5)
        site.kill(giver)
        acknowledged = max(acknowledged, len(giver.stdout.read().split()))
    assert acknowledged > 0
    assert site.ask("SELECT count(*) FROM history_delivery")[0][0] >= acknowledged


@pytest.mark.long
@pytest.mark.postgres
def test_a_killed_celery_worker_is_followed_by_the_sweep(site):
    site.run("promise", "tests.slow_mail", 1)
    site.run("nudge")
    first = site.start_celery(DAWDLE="600")
    assert site.wait_for(lambda: len(site.mails()) == 1, seconds=60)
    site.kill(first)
    site.start_celery("--beat")
    assert site.wait_for(lambda: site.waiting() == 0, seconds=110)
    assert len({mail["Message-ID"] for mail in site.mails()}) == 1
    assert len(site.mails()) == 2
