"""The author of a log entry sees who opened it, and on which day. The reader is told so, and the hour is not kept."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from activities.actions.log import share_entry, withdraw_entry
from history.models import Entry
from tests.factories.activities import make_entry
from writing.models import Opening

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def entry(amara, joan, around_amara):
    entry = make_entry(amara, title="The call", body="I was late and said so.")
    return share_entry(entry=entry, with_person=joan, by=amara, version_seen=entry.version)


def page_of(entry):
    return reverse("activities:log_entry", args=[entry.pk])


def as_amara_sees_it(as_person, amara, entry):
    return " ".join(as_person(amara).get(page_of(entry)).content.decode().split())


def test_amara_sees_that_joan_has_not_opened_it_yet(as_person, amara, entry):
    assert "Joan has not opened it yet." in as_amara_sees_it(as_person, amara, entry)


def test_amara_sees_the_day_on_which_joan_opened_it(as_person, amara, joan, entry, time_machine):
    time_machine.move_to(TUESDAY, tick=False)
    entry.audience.members.update(shared_at=TUESDAY)
    assert "Amara can see on which day you last opened this." in as_person(joan).get(page_of(entry)).content.decode()
    assert "Joan opened this today." in as_amara_sees_it(as_person, amara, entry)
    for days, said in ((1, "yesterday"), (2, "on Tuesday"), (7, "on Tue 24 Nov 2026")):
        time_machine.move_to(TUESDAY + timedelta(days=days), tick=False)
        assert f"Joan opened this {said}." in as_amara_sees_it(as_person, amara, entry)


def test_what_joan_opened_before_the_newer_words_were_shared_is_not_an_opening_of_these(
    as_person, amara, joan, entry, time_machine
):
    time_machine.move_to(TUESDAY, tick=False)
    as_person(joan).get(page_of(entry))
    time_machine.move_to(TUESDAY + timedelta(days=1), tick=False)
    entry.put_words({"body": "I was late, and I know why."})
    share_entry(entry=entry, with_person=joan, by=amara)
    assert "Joan opened it yesterday, before you shared these words." in as_amara_sees_it(as_person, amara, entry)


def test_many_times_a_day_are_one_and_amaras_own_visits_are_none(as_person, amara, joan, entry):
    for person in (joan, joan, amara):
        as_person(person).get(page_of(entry))
    assert list(Opening.objects.values_list("audience", "person")) == [(entry.audience_id, joan.pk)]


def test_a_browser_that_only_looks_ahead_has_not_opened_it(as_person, joan, entry):
    as_person(joan).head(page_of(entry))
    as_person(joan).get(page_of(entry), headers={"Sec-Purpose": "prefetch"})
    assert not Opening.objects.exists()


def test_what_joan_opened_stays_known_after_amara_stopped_sharing(as_person, amara, joan, entry):
    as_person(joan).get(page_of(entry))
    withdraw_entry(entry=entry, from_people=[joan], by=amara)
    assert as_person(joan).get(page_of(entry)).status_code == 404
    assert "Cannot read it now. Opened it last today, while it was shared." in as_amara_sees_it(as_person, amara, entry)


def test_a_stranger_who_tries_leaves_no_trace_and_no_audit_entry_tells_of_joan(as_person, carol, joan, entry):
    before = Entry.objects.count()
    assert as_person(carol).get(page_of(entry)).status_code == 404
    as_person(joan).get(page_of(entry))
    assert (Opening.objects.filter(person=carol).count(), Entry.objects.count()) == (0, before)
