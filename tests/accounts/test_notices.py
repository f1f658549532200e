"""One mail a day at a stated hour, with everything that is kept for somebody and still holds."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.actions.notice import keep_notice, make_digest
from accounts.models import Digest, Notice, notice_words
from accounts.models.notice_words import Said
from accounts.states import may_mail, next_digest, next_moment_to_mail
from history.models import Delivery
from history.outbox import drain, retry_given_up
from history.schedule import SCHEDULE

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
KIND = "tests.notice"


def on(day, clock):
    return datetime.fromisoformat(f"2026-11-{day} {clock}").replace(tzinfo=LONDON)


def at(day, clock):
    return time_machine.travel(on(day, clock))


@pytest.fixture
def holding(monkeypatch):
    """The keys of the notices that still hold."""
    keys = {"one", "two", "three"}
    said = lambda notices: {one.pk: Said(f"About {one.key}", f"Text {one.key}") for one in notices if one.key in keys}  # noqa: E731
    monkeypatch.setitem(notice_words._sources, KIND, said)
    return keys


@pytest.fixture
def keep(amara, sam, holding):
    def keep(key, **how):
        return keep_notice(person=amara, kind=KIND, key=key, by=sam, **how)

    return keep


def mails(mailoutbox):
    call_command("send_digests")
    drain(worker="test")
    return [mail.subject for mail in mailoutbox]


def test_everything_since_goes_in_one_mail(keep, mailoutbox):
    with at(25, "17:30"):
        keep("one"), keep("two")
        assert mails(mailoutbox) == ["Amara: 2 messages"]
        assert mailoutbox[0].body.index("Text one") < mailoutbox[0].body.index("Text two")


def test_a_second_run_on_the_same_day_mails_nothing_and_keeps_what_came_since(keep, mailoutbox):
    with at(25, "17:30"):
        keep("one")
        mails(mailoutbox)
        keep("two")
        assert mails(mailoutbox) == ["About one"]
    with at(26, "17:30"):
        assert mails(mailoutbox) == ["About one", "About two"]


def test_the_same_thing_twice_is_one_notice(keep):
    assert keep("one") == keep("one")
    assert Notice.objects.count() == 1


def test_the_database_refuses_a_second_mail_of_one_day(amara):
    with at(25, "17:30"):
        Digest.objects.create(person=amara, on=on(25, "00:00").date())
        with pytest.raises(IntegrityError), transaction.atomic():
            Digest.objects.create(person=amara, on=on(25, "00:00").date())


def test_what_holds_no_longer_is_left_out_and_noted(keep, holding, mailoutbox):
    with at(25, "17:30"):
        keep("one"), keep("two")
        holding.discard("one")
        assert mails(mailoutbox) == ["About two"]
    assert {notice.key: notice.mailed for notice in Notice.objects.all()} == {"one": False, "two": True}


def test_where_nothing_holds_there_is_no_mail(keep, holding, mailoutbox):
    with at(25, "17:30"):
        keep("one")
        holding.clear()
        assert mails(mailoutbox) == []


def test_a_delivery_that_is_tried_again_says_nothing_twice(keep, mailoutbox):
    with at(25, "17:30"):
        keep("one")
        mails(mailoutbox)
        Delivery.objects.update(done_at=None)
        drain(worker="test")
        assert len(mailoutbox) == 1


@pytest.mark.parametrize(("day", "clock"), [(29, "12:00"), (25, "20:00"), (25, "06:59")])
def test_not_on_a_sunday_and_not_at_night(keep, mailoutbox, day, clock):
    with at(day, clock):
        keep("one")
        assert mails(mailoutbox) == []
    with at(30, "17:30"):
        assert mails(mailoutbox) == ["About one"]


def test_a_mail_that_comes_too_late_for_its_day_leaves_everything_to_the_next(keep, amara, mailoutbox):
    with at(25, "17:30"):
        keep("one")
        make_digest(person=amara, on=on(25, "00:00").date())
    with at(25, "21:00"):
        drain(worker="test")
    with at(26, "08:00"):
        retry_given_up()
        drain(worker="test")
        assert mailoutbox == []
    with at(26, "17:30"):
        assert mails(mailoutbox) == ["About one"]


def test_a_mail_of_its_own_that_comes_too_late_goes_with_the_next_daily_one(keep, mailoutbox):
    with at(25, "19:59"):
        keep("one", alone=True)
    with at(25, "20:01"):
        drain(worker="test")
        assert mailoutbox == []
    with at(26, "17:30"):
        assert mails(mailoutbox) == ["About one"]


def test_who_has_left_is_told_nothing(keep, amara, mailoutbox):
    with at(25, "17:30"):
        keep("one")
        amara.is_active = False
        amara.save()
        assert mails(mailoutbox) == []


def test_each_person_sees_their_own_notices_alone(keep, amara, sam):
    keep("one")
    assert [Notice.objects.visible_to(who).count() for who in (amara, sam)] == [1, 0]


def test_it_is_on_the_schedule_at_half_past_five():
    [job] = [job for job in SCHEDULE if job.command == "send_digests"]
    assert job.at.isoformat() == "17:30:00"


@pytest.mark.parametrize(
    ("day", "clock", "may", "mail", "digest"),
    [
        (25, "10:00", True, (25, "10:00"), (25, "17:30")),
        (25, "06:59", False, (25, "07:00"), (25, "17:30")),
        (25, "17:30", True, (25, "17:30"), (26, "17:30")),
        (25, "20:00", False, (26, "07:00"), (26, "17:30")),
        (28, "19:59", True, (28, "19:59"), (30, "17:30")),
        (28, "20:00", False, (30, "07:00"), (30, "17:30")),
        (29, "12:00", False, (30, "07:00"), (30, "17:30")),
    ],
)
def test_when_mail_may_leave(day, clock, may, mail, digest):
    now = on(day, clock)
    assert (may_mail(now), next_moment_to_mail(now), next_digest(now)) == (may, on(*mail), on(*digest))
