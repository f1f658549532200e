from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from history.models import Delivery
from history.outbox import drain
from seminars.actions.people import add_person, remove_person
from seminars.actions.session import cancel, change, start
from tests.factories.seminars import make_plan, make_session

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def next_week(sam, amara, cohort):
    return make_session(sam, cohort, starts_in=timedelta(days=7), preparation="Bring one record.")


def drain_at(moment):
    with time_machine.travel(moment, tick=False):
        drain(worker="test", limit=200)


def told(subject_with=""):
    return sorted((message.to[0].split("@")[0], message.subject) for message in mail.outbox if subject_with in message.subject)


def test_everybody_is_reminded_a_day_and_a_quarter_of_an_hour_before(next_week):
    drain_at(next_week.starts - timedelta(hours=24))
    assert [to for to, _ in told()] == ["amara.osei", "sam.whitlock"]
    drain_at(next_week.starts - timedelta(minutes=15))
    assert len(mail.outbox) == 4


def test_nobody_is_reminded_before_the_time(next_week):
    drain_at(next_week.starts - timedelta(hours=25))
    assert mail.outbox == []


def test_the_mail_says_what_when_and_what_to_bring(next_week):
    drain_at(next_week.starts - timedelta(hours=24))
    message = next(message for message in mail.outbox if message.to == ["amara.osei@alderbrook.example"])
    starts = timezone.localtime(next_week.starts)
    assert message.subject.startswith(f"Amara: seminar {starts:%a} {starts.day} {starts:%b} {starts:%Y}, {starts:%H:%M} to ")
    assert ("Bring one record." in message.body, f"/seminars/{next_week.pk}/" in message.body) == (True, True)


def test_a_moved_seminar_reminds_of_its_new_time_only(next_week, sam):
    was = next_week.starts
    change(session=next_week, plan=make_plan(starts_in=timedelta(days=9)), by=sam)
    drain_at(was)
    assert [to for to, _ in told("is now")] == ["amara.osei"]
    assert told(": seminar ") == []
    drain_at(next_week.starts - timedelta(hours=24))
    assert [to for to, _ in told(": seminar ")] == ["amara.osei", "sam.whitlock"]


def test_a_cancelled_seminar_is_told_and_never_reminded_of(next_week, sam):
    cancel(session=next_week, by=sam)
    drain_at(next_week.starts)
    assert [to for to, _ in told()] == ["amara.osei"]
    assert "will not be held" in mail.outbox[0].subject


def test_whoever_was_taken_out_is_not_reminded(next_week, sam, amara):
    remove_person(session=next_week, person=amara, by=sam)
    drain_at(next_week.starts - timedelta(hours=24))
    assert [to for to, _ in told()] == ["sam.whitlock"]


def test_whoever_is_added_later_is_reminded_too(next_week, sam, joan):
    add_person(session=next_week, person=joan, by=sam)
    drain_at(next_week.starts - timedelta(hours=24))
    assert "joan.pritchard" in [to for to, _ in told()]


def test_what_is_less_than_a_day_away_reminds_once(sam, cohort):
    make_session(sam, cohort, starts_in=timedelta(hours=2))
    assert Delivery.objects.filter(kind="seminars.reminder").count() == 1


def test_a_worker_that_comes_late_reminds_nobody_of_what_began(next_week, sam):
    drain_at(next_week.starts + timedelta(hours=1))
    assert mail.outbox == []


def test_a_seminar_that_has_started_reminds_nobody(sam, amara, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(minutes=40))
    start(session=session, by=sam)
    drain_at(session.starts - timedelta(minutes=15))
    assert mail.outbox == []
