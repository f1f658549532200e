from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import get_commands
from django.utils import timezone

from history import schedule
from history.models import Heartbeat
from history.schedule import SCHEDULE, Job, daily, every
from history.worker import claim_turn

SWEEP = Job(name="sweep", command="drain", seconds=30)
NIGHTLY = Job(name="nightly", command="drain", at=time(3, 30))
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def own_schedule():
    before = list(SCHEDULE)
    yield SCHEDULE
    SCHEDULE[:] = before


def test_the_outbox_is_swept_every_thirty_seconds():
    assert Job(name="drain", command="drain", seconds=30) in SCHEDULE


def test_every_job_is_a_command_that_can_be_run_by_hand():
    assert {job.command for job in SCHEDULE} - set(get_commands()) == set()


def test_an_app_adds_its_jobs(own_schedule):
    every(seconds=60, command="send_reminders")
    daily(at=time(3, 30), command="purge_recordings")
    assert [(job.command, job.seconds, job.at) for job in own_schedule[-2:]] == [
        ("send_reminders", 60, None),
        ("purge_recordings", 0, time(3, 30)),
    ]


def test_a_job_is_added_once(own_schedule):
    with pytest.raises(ValueError, match="drain is already on the schedule"):
        every(seconds=5, command="drain")


def test_a_job_without_a_time_is_refused(own_schedule):
    with pytest.raises(ValueError, match="needs seconds, or a time of day"):
        schedule.add(Job(name="never", command="drain"))


@pytest.mark.parametrize(("ago", "due"), [(29, False), (30, True), (3000, True)])
def test_a_job_is_due_again_after_its_seconds(ago, due):
    assert SWEEP.is_due(last=NOW - timedelta(seconds=ago), now=NOW) is due


def test_a_job_that_never_ran_is_due():
    assert SWEEP.is_due(last=None, now=NOW)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        ("2026-11-24 03:31", "2026-11-24 23:00", False),
        ("2026-11-23 03:31", "2026-11-24 03:29", False),
        ("2026-11-23 03:31", "2026-11-24 03:30", True),
        ("2026-11-20 03:31", "2026-11-24 01:00", True),  # it was off for days: it catches up once
    ],
)
def test_a_daily_job_is_due_once_after_its_time(last, now, due):
    at = [datetime.fromisoformat(f"{moment}+00:00") for moment in (last, now)]
    assert NIGHTLY.is_due(last=at[0], now=at[1]) is due


def test_a_daily_job_keeps_its_hour_in_summer():
    half_past_three_in_london = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)
    assert NIGHTLY.latest_turn(half_past_three_in_london + timedelta(minutes=5)) == half_past_three_in_london


def test_of_two_workers_one_gets_the_turn(db):
    assert [claim_turn(SWEEP), claim_turn(SWEEP)] == [True, False]
    Heartbeat.objects.update(at=timezone.now() - timedelta(seconds=31))
    assert [claim_turn(SWEEP), claim_turn(SWEEP)] == [True, False]
