from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from history.outbox import drain
from seminars.actions.feed import open_feed, token_of, withdraw_feed
from seminars.actions.series import NoDates, call_off_rest, schedule_series
from seminars.actions.session import cancel, change
from seminars.models import Series, Session
from seminars.models.plan import Repeat
from seminars.models.series import dates_of
from tests.factories.seminars import make_plan, make_session


def in_calendar(file):
    return {str(event["uid"]).split("@")[0]: event for event in Calendar.from_ical(file).walk("VEVENT")}


def make_series(host, cohort, *, left_out=(), times=3, key=None):
    first = timezone.localdate() + timedelta(days=7)
    days = tuple(first + timedelta(weeks=week) for week in left_out)
    repeat = Repeat(first_day=first, begins=time(16), minutes=60, every_weeks=1, times=times, left_out=days, key=key)
    return schedule_series(plan=make_plan(answers_due=first + timedelta(days=3)), repeat=repeat, by=host, cohort=cohort)


def test_the_hour_stays_when_the_clocks_go_back():
    dates = dates_of(date(2026, 10, 19), time(16), 60, 1, 2, [], "Europe/London")
    assert [starts.utcoffset() for starts, _ in dates] == [timedelta(hours=1), timedelta(0)]
    assert {starts.hour for starts, _ in dates} == {16}


def test_a_series_leaves_out_its_reading_week_and_sending_it_twice_is_once(sam, amara, ben, cohort):
    key = uuid4()
    series = make_series(sam, cohort, left_out=[1], key=key)
    assert make_series(sam, cohort, left_out=[1], key=key) == series
    days = [timezone.localtime(session.starts).date() - series.first_day for session in series.sessions.order_by("starts")]
    assert [day.days for day in days] == [0, 14]
    due = [session.answers_due - series.first_day for session in series.sessions.order_by("starts")]
    assert [day.days for day in due] == [3, 17]
    drain(worker="test", limit=200)
    assert sorted(one.to[0] for one in mail.outbox) == sorted([amara.email, ben.email])
    assert len(in_calendar(mail.outbox[0].attachments[0][1])) == 2
    with pytest.raises(NoDates):
        make_series(sam, cohort, left_out=[0, 1], times=2)


def test_one_date_moves_by_itself_and_the_rest_can_be_called_off(sam, amara, cohort):
    series = make_series(sam, cohort)
    first, *rest = series.sessions.order_by("starts")
    change(session=first, plan=make_plan(starts_in=timedelta(days=8)), by=sam)
    assert Session.objects.filter(series=series, sequence=1).count() == 1
    cancel(session=rest[0], by=sam)
    assert (call_off_rest(series=series, by=sam), call_off_rest(series=series, by=sam)) == (2, 0)
    assert set(series.sessions.values_list("state", flat=True)) == {"cancelled"}


def test_mails_move_and_cancel_what_stands_in_the_calendar(sam, amara, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(days=7))
    change(session=session, plan=make_plan(starts_in=timedelta(days=9)), by=sam)
    drain(worker="test", limit=200)
    cancel(session=session, by=sam)
    drain(worker="test", limit=200)
    moved, cancelled = (one.attachments[0][1] for one in mail.outbox)
    uid = f"seminar-{session.pk}"
    assert ("METHOD:REQUEST" in moved, in_calendar(moved)[uid]["sequence"]) == (True, 1)
    assert ("METHOD:CANCEL" in cancelled, in_calendar(cancelled)[uid]["sequence"]) == (True, 2)
    assert in_calendar(cancelled)[uid]["status"] == "CANCELLED"
    assert (str(in_calendar(moved)[uid]["organizer"]), str(in_calendar(moved)[uid]["attendee"])) == (
        f"mailto:{sam.email}",
        f"mailto:{amara.email}",
    )


def test_a_calendar_follows_ones_own_seminars_until_its_address_is_stopped(client, sam, amara, carol, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(days=7))
    hidden = make_session(sam, cohort, starts_in=timedelta(days=8), title="Mrs Fern’s money", confidential=True)
    address = f"/seminars/calendar/{token_of(open_feed(by=amara))}/seminars.ics"
    found = in_calendar(client.get(address).content)
    assert str(found[f"seminar-{session.pk}"]["summary"]) == "Seminar: “If it is not recorded, it did not happen”"
    assert str(found[f"seminar-{hidden.pk}"]["summary"]) == "Seminar"
    assert in_calendar(client.get(f"/seminars/calendar/{token_of(open_feed(by=carol))}/seminars.ics").content) == {}
    open_feed(by=amara)
    assert client.get(address).status_code == 410
    withdraw_feed(by=amara)
    assert [client.get(f"/seminars/calendar/{token}/seminars.ics").status_code for token in ("x", "1-1.abc")] == [410, 410]


def test_sam_plans_a_series_on_the_page(client, sam, amara, cohort):
    client.force_login(sam, backend="django.contrib.auth.backends.ModelBackend")
    day = timezone.localdate() + timedelta(days=7)
    form = {"title": "Cases", "day": day.isoformat(), "begins": "16:00", "minutes": "60", "cohort": str(cohort.pk)}
    form |= {"ground_rules": "Be kind.", "time_zone": "Europe/London", "every_weeks": "2", "times": "", "key": str(uuid4())}
    assert "Say how many dates" in client.post("/seminars/schedule/", form).content.decode()
    page = client.post("/seminars/schedule/", form | {"times": "3", "left_out": "soon"}).content.decode()
    assert "as day, month and year" in page
    left = (day + timedelta(weeks=2)).strftime("%d/%m/%Y")
    answers = [client.post("/seminars/schedule/", form | {"times": "3", "left_out": left}, follow=True) for _ in range(2)]
    assert "Every 2 weeks at 16:00 by the clock in Europe/London, 1 day left out" in answers[0].content.decode()
    assert (Series.objects.count(), Session.objects.count()) == (1, 2)
