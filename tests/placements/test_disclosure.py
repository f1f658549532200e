import pytest
from django.core import mail
from django.urls import reverse

from activities.actions.log import share_entry
from history.models import Entry
from tests.factories.activities import make_entry
from writing.models import disclosure
from writing.models.disclosure import people_to_tell

pytestmark = pytest.mark.django_db
SAYS = "This log is not a report."


def test_the_people_to_tell_are_those_at_the_agency(amara, joan, placement):
    told = [(one.name, one.part, one.at) for one in people_to_tell(amara)]
    assert told == [("Joan Pritchard", "your practice educator", "Kestrelshire Council")]


def test_nobody_is_named_to_a_student_without_a_placement(amara, joan):
    assert people_to_tell(amara) == people_to_tell(joan) == []


@pytest.mark.parametrize("page", ["log_entry", "log_entry_edit"])
def test_the_editor_and_the_entry_say_whom_to_tell(as_person, amara, placement, page):
    entry = make_entry(amara)
    words = as_person(amara).get(reverse(f"activities:{page}", args=[entry.pk])).content.decode()
    for said in (SAYS, "Joan Pritchard", "your practice educator", "Kestrelshire Council", "999", "Nothing is sent from here."):
        assert said in words


def test_without_a_placement_it_still_says_what_to_do(as_person, amara):
    words = as_person(amara).get(reverse("activities:log_entry", args=[make_entry(amara).pk])).content.decode()
    assert "your on-site supervisor or practice educator at your agency" in words


def test_a_reader_is_not_told_what_the_author_is(as_person, amara, joan, placement):
    entry = make_entry(amara)
    share_entry(entry=entry, with_person=joan, by=amara)
    assert SAYS not in as_person(joan).get(reverse("activities:log_entry", args=[entry.pk])).content.decode()


def test_it_sends_nothing_and_notes_nothing(as_person, amara, placement):
    before = Entry.objects.count()
    as_person(amara).get(reverse("activities:log_entry", args=[make_entry(amara).pk]))
    assert (mail.outbox, Entry.objects.count()) == ([], before)


def test_each_person_is_named_once(monkeypatch, amara):
    joan = disclosure.ToTell("Joan Pritchard", "your practice educator", "Kestrelshire Council")
    monkeypatch.setattr(disclosure, "_sources", [lambda person: [joan], lambda person: [joan]])
    assert people_to_tell(amara) == [joan]


def test_a_browser_keeps_whom_to_tell_for_its_person_alone(as_person, amara, joan, placement):
    address = reverse("activities:log_editor_parts")
    assert joan.name in as_person(amara).get(address).content.decode()
    assert joan.name not in as_person(joan).get(address).content.decode()
