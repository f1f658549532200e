from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.models import Entry
from seminars.actions.attendance import compute, correct
from seminars.actions.room import beat
from seminars.actions.session import finish
from seminars.models import Attendance, Presence


@pytest.fixture
def was_there(live):
    """Say in minutes after the start from when to when somebody's page was open."""

    def open_page(person, begins, ends):
        at = live.started_at
        Presence.objects.create(
            session=live, person=person, joined=at + timedelta(minutes=begins), last_seen=at + timedelta(minutes=ends)
        )

    return open_page


def minutes(session):
    return {row.person.get_short_name(): row.minutes for row in session.attendances.all()}


def finish_after(session, host, length):
    finish(session=session, by=host, at=session.started_at + timedelta(minutes=length))


def test_minutes_come_from_open_pages_between_start_and_finish(live, sam, amara, ben, was_there):
    was_there(amara, -8, 40)
    was_there(ben, 10, 75)
    finish_after(live, sam, 60)
    assert minutes(live) == {"Amara": 40, "Ben": 50}


def test_two_pages_at_once_count_once_and_gaps_do_not_count(live, sam, amara, ben, was_there):
    was_there(amara, 0, 20)
    was_there(amara, 10, 30)
    was_there(amara, 40, 50)
    finish_after(live, sam, 60)
    assert minutes(live) == {"Amara": 40, "Ben": 0}


def test_guests_and_hosts_are_not_on_the_register(live, sam, joan, was_there):
    was_there(joan, 0, 60)
    was_there(sam, 0, 60)
    finish_after(live, sam, 60)
    assert minutes(live) == {"Amara": 0, "Ben": 0}


def test_heartbeats_make_minutes_without_any_disconnect(live, sam, amara):
    with time_machine.travel(live.started_at, tick=False) as clock:
        for _ in range(81):
            beat(session=live, by=amara)
            clock.shift(15)
        finish(session=live, by=sam)
    assert minutes(live)["Amara"] == 20
    assert Presence.objects.filter(left_at__isnull=True).count() == 1


def test_sam_corrects_with_a_reason_and_what_was_computed_stays(live, sam, amara, was_there):
    was_there(amara, 0, 5)
    finish_after(live, sam, 60)
    correct(attendance=live.attendances.get(person=amara), minutes=60, reason="Took part by telephone", by=sam)
    compute(session=live)
    row = live.attendances.get(person=amara)
    assert (row.minutes, row.minutes_held, row.corrected_by) == (5, 60, sam)
    assert Entry.objects.get(verb="attendance.correct").details == {"minutes": 60}


def test_the_database_refuses_a_correction_without_who_and_why(live, sam, amara):
    finish(session=live, by=sam)
    with pytest.raises(IntegrityError, match="attendance_corrected"), transaction.atomic():
        Attendance.objects.filter(person=amara).update(corrected_minutes=60)


def test_a_session_that_never_started_counts_nothing(planned, amara):
    Presence.objects.create(session=planned, person=amara, joined=timezone.now() - timedelta(minutes=5), last_seen=timezone.now())
    compute(session=planned)
    assert minutes(planned) == {"Amara": 0, "Ben": 0}
