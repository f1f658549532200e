"""Joan writes up what she observed from the link in her mail: no account, in several sittings, on several devices."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from history.outbox import drain
from placements.models import Desk, PlacementPerson, RecordAnswer
from placements.rules import Part
from tests.factories.records import answers_to, fresh, make_record, section_of, writes
from tests.placements.pages import hidden, words_on
from writing.models import Draft

SECTION = "observer-after"


@pytest.fixture
def record(placement):
    return writes(make_record(placement), "student-before", Part.STUDENT)


def token():
    return Desk.objects.get(person__name__startswith="Joan").link.token


def page_of(record, name="", *more):
    return reverse(f"placements:record_by_link{name}", args=[token(), record.pk, *more])


@pytest.fixture
def writing(record):
    return page_of(record, "_write", SECTION)


def sends(client, page, **typed):
    shown = client.get(page)
    known = {name: hidden(shown, name) for name in ("seen", "draft_id", "draft_version")}
    return client.post(page, known | typed, follow=True)


def test_the_mail_that_says_it_is_her_turn_leads_to_it_without_an_account(client, record, joan):
    drain(worker="test")
    *_, told = [one for one in mail.outbox if one.to == [joan.email]]
    assert page_of(record) in told.body
    shown = words_on(client.get(page_of(record)))
    assert ("No account, no password." in shown, "What the observer saw" in shown, "Not yet started" in shown) == (True, True, True)
    assert "sessionid" not in client.cookies


def test_a_tutor_who_has_an_account_gets_no_link_for_writing(placement, sam):
    make_record(placement, "concern", by=Part.PRACTICE_EDUCATOR)
    assert not Desk.objects.filter(person=sam).exists()


def test_what_she_saves_is_in_the_record_and_hers(client, record, writing, joan):
    shown = sends(client, writing, **{"description-answer": "She knocked and waited."})
    answer = RecordAnswer.objects.get(field__key="description")
    assert (answer.by.person, answer.value) == (joan, {"answer": "She knocked and waited."})
    assert "In progress" in words_on(shown)


def test_what_she_types_is_kept_as_a_draft_and_found_on_another_device(client, record, writing):
    section = section_of(record, SECTION)
    sent = {"kind": "record", "about": f"record-{record.pk}-{section.pk}", "version": 0, "fields": {"description-answer": "Half a"}}
    address = page_of(record, "_draft", uuid4())
    assert client.put(address, json.dumps(sent), content_type="application/json").status_code == 200
    assert "You typed something here" in words_on(client.get(page_of(record)))
    again = words_on(client.get(writing))
    assert ("Half a" in again, "here is what you typed then" in again) == (True, True)


@pytest.mark.parametrize("about", ["record-999-1", "", "entry"])
def test_the_link_keeps_no_draft_of_anything_else(client, record, about):
    sent = {"kind": "record", "about": about, "version": 0, "fields": {}}
    met = client.put(page_of(record, "_draft", uuid4()), json.dumps(sent), content_type="application/json")
    assert (met.status_code, Draft.objects.exists()) == (400, False)


def test_the_link_shows_no_other_draft_of_hers(client, record, joan):
    other = Draft.objects.create(id=uuid4(), owner=joan, kind="log_entry", about="", fields={"body": "Mine alone."})
    assert client.get(page_of(record, "_draft", other.pk)).status_code == 404


def test_empty_answers_are_listed_with_links_to_them_and_nothing_is_finished(client, record, writing):
    shown = sends(client, writing, finish="yes", **{"description-answer": "She knocked."})
    assert "Your part is not finished yet" in words_on(shown)
    assert re.search(r'href="#[^"]+">Answer “', shown.content.decode())
    assert not fresh(record).parts.filter(section__key=SECTION).exists()


def test_she_finishes_opens_it_again_and_amara_reads_it_only_when_finished(client, record, writing, as_person, amara):
    fields = [one for one in section_of(record, SECTION).fields.all() if record.may_write(one, {Part.PRACTICE_EDUCATOR})]
    answers = answers_to(fields) | {"description": {"answer": "She waited a long minute."}}
    writes(record, SECTION, Part.PRACTICE_EDUCATOR, finished=False, **answers)
    page = reverse("placements:record", args=[record.pk])
    assert "a long minute" not in words_on(as_person(amara).get(page))
    shown = client.post(page_of(record, "_finish", SECTION), follow=True)
    assert "Your part is finished" in words_on(shown)
    assert "a long minute" in words_on(as_person(amara).get(page))
    client.post(page_of(record, "_reopen", SECTION))
    assert not fresh(record).parts.filter(section__key=SECTION, finished_at__isnull=False).exists()


def test_what_might_identify_somebody_is_asked_about_within_the_link(client, record, writing):
    section = section_of(record, SECTION)
    fields = [one for one in section.fields.all() if record.may_write(one, {Part.PRACTICE_EDUCATOR})]
    answers = answers_to(fields) | {"description": {"answer": "Thomas Greenhalgh of ZZ99 3VZ opened the door."}}
    writes(record, SECTION, Part.PRACTICE_EDUCATOR, finished=False, **answers)
    met = client.post(page_of(record, "_finish", SECTION))
    assert met["Location"] == page_of(record, "_check", SECTION)
    shown = client.get(met["Location"]).content.decode()
    assert page_of(record, "_write", SECTION) in shown
    assert "/placement/records/" not in shown


def test_a_part_that_is_amaras_is_not_opened_by_joans_link(client, record):
    assert client.get(page_of(record, "_write", "student-after")).status_code == 403


def test_it_opens_nobody_elses_record(client, record, bens_placement):
    other = make_record(bens_placement)
    assert client.get(page_of(other, "_write", SECTION)).status_code == 410


def test_an_expired_link_gives_back_what_was_typed_and_offers_a_new_one(client, writing):
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        met = client.post(writing, {"description-answer": "She knocked and waited for him."})
    assert (met.status_code, "She knocked and waited for him." in words_on(met)) == (410, True)
    assert "Send me a new link" in words_on(met)
    assert not RecordAnswer.objects.filter(field__key="description").exists()


def test_the_right_to_write_ends_when_the_part_does(client, record, writing):
    page = page_of(record)
    PlacementPerson.objects.filter(part=Part.PRACTICE_EDUCATOR).update(ends=timezone.localdate() - timedelta(days=1))
    assert [client.get(address).status_code for address in (page, writing)] == [410, 410]


def test_the_last_to_finish_can_put_it_forward_from_the_link_and_then_sign(client, record):
    writes(record, SECTION, Part.PRACTICE_EDUCATOR)
    writes(record, "student-after", Part.STUDENT)
    assert "Put it forward to be signed" in words_on(client.get(page_of(record)))
    shown = client.post(page_of(record, "_put_forward"), follow=True)
    assert "waits for your signature" in words_on(shown)


def test_what_is_to_be_written_stands_on_the_desk(client, record):
    desk = client.get(reverse("placements:desk_by_link", args=[token()]))
    assert [words in words_on(desk) for words in ("Nothing waits for your signature", "To write, when you have longer")] == [
        True,
        True,
    ]
    assert (page_of(record) in desk.content.decode(), "Amara Osei" in words_on(desk)) == (True, True)


def test_while_it_waits_for_signatures_nothing_is_written(client, record, writing):
    writes(record, SECTION, Part.PRACTICE_EDUCATOR)
    writes(record, "student-after", Part.STUDENT)
    client.post(page_of(record, "_put_forward"))
    shown = sends(client, writing, **{"description-answer": "Otherwise."})
    assert "Take it back first" in words_on(shown)
