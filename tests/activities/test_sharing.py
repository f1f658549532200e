"""Before an entry is shared: what might identify somebody is replaced or left with a reason, and read as Joan will read it."""

import re

import pytest
from django.urls import reverse

from activities.actions.log import NotConnected, Stale
from activities.actions.sharing import share_checked
from activities.models import LogEntry
from activities.models.log_check import checked_entry
from tests.factories.activities import make_entry
from tests.sent import fields_of as sent_from
from writing.actions.check import Undecided
from writing.models import Check
from writing.models.candidates import Chosen

BODY = "His mum rang me on 07700 900123. NHS 999 123 0009.\n\nI was late and said so."


@pytest.fixture
def entry(amara):
    return make_entry(amara, title="The call", body=BODY)


def page_of(entry):
    return reverse("activities:log_entry_share", args=[entry.pk])


def sent(entry, reader, step, **more):
    return {"person": reader.pk, "version": entry.version, "step": step, **more}


def fields_of(answer):
    return sent_from(answer, "share-form")


def read_by(person):
    [entry] = LogEntry.objects.visible_to(person)
    return entry.as_read_by(person)


def test_the_page_counts_what_might_identify_someone_and_shares_nothing(as_person, amara, joan, entry, around_amara):
    page = as_person(amara).get(page_of(entry), {"person": joan.pk, "version": 1}).content.decode()
    assert "Before you share: 2 things that might identify someone" in page
    assert list(LogEntry.objects.visible_to(joan)) == []
    assert not re.search(r"\b(safe|anonymous|compliant)\b", page)


def test_the_page_says_when_a_reason_is_needed(as_person, amara, joan, entry, around_amara):
    page = as_person(amara).get(page_of(entry), {"person": joan.pk, "version": 1}).content.decode()
    assert ("(needed where you leave something)" in page, "(if you like)" in page) == (True, False)


def test_all_suggestions_then_share(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    marked = client.post(page_of(entry), sent(entry, joan, "all"))
    answer = client.post(page_of(entry), fields_of(marked) | {"step": "share"}, follow=True)
    assert answer.redirect_chain
    shared = read_by(joan).body
    assert "07700" not in shared
    assert "999" not in shared
    assert "I was late and said so." in shared
    entry.refresh_from_db()
    assert entry.body == shared
    assert Check.objects.get().replaced == {"phone": 1, "nhs_number": 1}


def test_who_can_and_who_cannot_is_said(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all")))
    answer = client.post(page_of(entry), fields | {"step": "share"}, follow=True)
    [said] = [str(one) for one in answer.context["messages"]]
    assert said.startswith("You and Joan Pritchard can see this. Sam cannot.")


def test_the_private_original_is_kept_only_if_she_ticks_it(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all", keep_original="on")))
    client.post(page_of(entry), fields | {"step": "share", "keep_original": "on"})
    entry.refresh_from_db()
    assert entry.body == BODY
    assert "07700" not in read_by(joan).body


def test_pressing_share_at_once_shares_nothing(as_person, amara, joan, entry, around_amara):
    answer = as_person(amara).post(page_of(entry), sent(entry, joan, "share"))
    assert "Decide first about what is still marked" in answer.content.decode()
    assert list(LogEntry.objects.visible_to(joan)) == []


def test_a_change_is_read_before_it_is_shared(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all")))
    first = next(name for name in fields if name.startswith("with-"))
    edited = client.post(page_of(entry), fields | {first: "my landline", "step": "share"})
    assert "my landline" in edited.content.decode()
    assert list(LogEntry.objects.visible_to(joan)) == []
    client.post(page_of(entry), fields_of(edited) | {"step": "share"})
    assert "my landline" in read_by(joan).body


def test_view_as_joan_shows_exactly_what_she_will_read(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all")))
    view = client.post(page_of(entry), fields | {"step": "view"})
    assert "What Joan will read" in view.content.decode()
    assert list(LogEntry.objects.visible_to(joan)) == []
    client.post(page_of(entry), fields_of(view) | {"step": "share"})
    assert str(view.context["shown"].body) == read_by(joan).body


def test_what_is_left_needs_a_reason_that_joan_never_sees(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all")))
    left = {name: "leave" for name in fields if name.startswith("do-")}
    refused = client.post(page_of(entry), fields | left | {"step": "share"})
    assert "Say why in at least 10 characters." in refused.content.decode()
    assert "All decided" in refused.content.decode()
    client.post(page_of(entry), fields_of(refused) | {"step": "share", "reason": "Both are invented numbers."})
    assert read_by(joan).body == BODY
    page = as_person(joan).get(reverse("activities:log_entry", args=[entry.pk])).content.decode()
    assert "invented numbers" not in page


def test_joan_and_sam_are_named_openly_but_a_stranger_is_not(amara, joan, around_amara):
    entry = make_entry(amara, title="", body="Joan said that Mrs Okafor would ring.")
    assert [one.finding.text for one in checked_entry(entry, joan).pointed] == ["Mrs Okafor"]


def test_a_page_older_than_the_entry_shares_nothing_and_gives_back_what_was_typed(as_person, amara, joan, entry, around_amara):
    client = as_person(amara)
    fields = fields_of(client.post(page_of(entry), sent(entry, joan, "all")))
    first = next(name for name in fields if name.startswith("with-"))
    LogEntry.objects.filter(pk=entry.pk).update(version=2, body=f"On Friday: {BODY}")
    typed = {first: "my landline", "reason": "Typed a moment ago"}
    page = client.post(page_of(entry), fields | typed | {"step": "share"}).content.decode()
    for said in ("The entry changed after you opened this page.", "my landline", "Typed a moment ago", "On Friday"):
        assert said in page
    assert list(LogEntry.objects.visible_to(joan)) == []


class TestTheAction:
    def given(self, entry, joan, amara, **more):
        checked = checked_entry(entry, joan)
        choices = {one.key: "X" for one in checked.pointed}
        about = {"entry": entry, "with_people": [Chosen(joan)], "by": amara, "version_seen": entry.version}
        return about | {"checked": checked, "choices": choices} | more

    def test_something_undecided_is_refused(self, entry, amara, joan, around_amara):
        with pytest.raises(Undecided):
            share_checked(**self.given(entry, joan, amara, choices={}))
        assert entry.audience.members.count() == 0

    def test_an_entry_that_changed_is_refused(self, entry, amara, joan, around_amara):
        with pytest.raises(Stale):
            share_checked(**self.given(entry, joan, amara, version_seen=0))

    def test_somebody_who_is_not_around_her_is_refused_and_nothing_changes(self, entry, amara, joan):
        with pytest.raises(NotConnected):
            share_checked(**self.given(entry, joan, amara))
        entry.refresh_from_db()
        assert (entry.body, Check.objects.count()) == (BODY, 0)
