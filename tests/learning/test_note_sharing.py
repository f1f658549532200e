"""Amara gives a note to her tutor, and takes it back."""

import pytest
from django.urls import reverse

from accounts.models import Notice
from accounts.models.notice_words import what_still_holds
from history.models import Entry
from learning.actions.mark import remove_highlight, write_note
from learning.actions.note_sharing import NotATutor, share_note, take_back_note
from learning.models import Note, NoteVersion
from learning.models.note_check import checked_note
from tests.learning.test_marks import SECOND, mark, page_of, section_of
from writing.models import Audience, Check
from writing.models.candidates import Candidate

WORDS = "I thought of Derek Malin, and of what he said."


@pytest.fixture(autouse=True)
def _sam_is_her_tutor(request, monkeypatch):
    """Placements and seminars say who that is; here Sam is, and Joan is her practice educator."""
    sam, joan = request.getfixturevalue("sam"), request.getfixturevalue("joan")
    around = [Candidate(sam, ("tutor",)), Candidate(joan, ("practice educator",))]
    monkeypatch.setattr("learning.models.note_check.people_around", lambda person: around)


@pytest.fixture
def note(amara):
    section = section_of("First words.", SECOND)
    hers = mark(section, SECOND, amara)
    write_note(highlight=hers, words=WORDS, meaning="question", tags=["essay"], by=amara)
    return Note.objects.get()


def share(note, by, reader, *, instead="my neighbour"):
    checked = checked_note(note.words, author=by, reader=reader)
    choices = {one.key: instead for one in checked.pointed}
    return share_note(note=note, with_person=reader, by=by, version_seen=note.version, checked=checked, choices=choices)


def of(name, note, *more):
    return reverse(f"learning:{name}", args=[note.pk, *more])


def test_the_words_are_looked_through_first_and_the_tutor_reads_what_was_chosen(amara, sam, as_person, note):
    client = as_person(amara)
    page = client.get(of("share_note", note))
    assert "1 thing that might identify someone" in page.content.decode()
    key = page.context["check"].checked.pointed[0].key
    fields = {"person": sam.pk, "version": 1, f"do-{key}": "replace", f"with-{key}": "my neighbour"}
    shown = client.post(of("share_note", note), fields)
    assert not NoteVersion.objects.exists()  # the page they pressed on did not show these words yet
    answer = client.post(of("share_note", note), fields | {"seen": shown.context["digest"]}, follow=True)
    assert "You and Dr Sam Whitlock can see this note" in answer.content.decode()
    note.refresh_from_db()
    assert (note.words, NoteVersion.objects.get().words) == (WORDS, "I thought of my neighbour, and of what he said.")
    read = page_of(as_person(sam), of("shared_note", note))
    assert "I thought of my neighbour" in read
    assert SECOND in read
    assert "essay" not in read
    assert "Derek" not in read
    assert "Amara Osei" in page_of(as_person(sam), reverse("learning:my_notes"))


def test_nothing_is_shared_while_something_is_undecided(amara, sam, as_person, note):
    page = as_person(amara).post(of("share_note", note), {"person": sam.pk, "version": 1, "seen": "x"}).content.decode()
    assert "Decide first about what is still marked" in page
    assert not Audience.objects.exists()


def test_it_is_shared_with_tutors_and_nobody_else(amara, joan, as_person, note):
    with pytest.raises(NotATutor):
        share(note, amara, joan)
    assert "Joan Pritchard" not in page_of(as_person(amara), of("share_note", note))
    assert not Audience.objects.exists()


def test_pressed_twice_is_shared_once_and_told_once(amara, sam, note):
    share(note, amara, sam)
    share(note, amara, sam)
    note.refresh_from_db()
    assert (note.audience.members.count(), NoteVersion.objects.count(), Check.objects.count(), Notice.objects.count()) == (
        1,
        1,
        1,
        1,
    )


def test_what_is_changed_afterwards_stays_private_until_it_is_shared_again(amara, sam, as_person, note):
    share(note, amara, sam)
    write_note(highlight=note.highlight, words="Other words.", meaning="question", tags=[], by=amara, version_seen=1)
    assert "Other words" not in page_of(as_person(sam), of("shared_note", note))
    note.refresh_from_db()
    share(note, amara, sam)
    assert "Other words" in page_of(as_person(sam), of("shared_note", note))


def test_a_note_that_changed_meanwhile_is_read_again_before_it_goes(amara, sam, as_person, note):
    page = as_person(amara).post(of("share_note", note), {"person": sam.pk, "version": 7, "reason": "It is nobody."})
    assert "Your note changed after you opened this page" in page.content.decode()
    assert not NoteVersion.objects.exists()


def test_taken_back_is_gone_at_once(amara, sam, as_person, note):
    share(note, amara, sam)
    answer = as_person(amara).post(of("take_back_note", note, sam.pk), follow=True)
    assert "Taken back. Dr Sam Whitlock cannot see it any more." in answer.content.decode()
    assert as_person(sam).get(of("shared_note", note)).status_code == 404
    assert take_back_note(note=note, from_person=sam, by=amara) is False


def test_removing_the_highlight_takes_it_back_and_leaves_no_words(amara, sam, as_person, note):
    share(note, amara, sam)
    remove_highlight(highlight=note.highlight, by=amara)
    assert as_person(sam).get(of("shared_note", note)).status_code == 404
    assert not NoteVersion.objects.exists()
    assert not Audience.objects.get().members_now


def test_the_audit_says_that_it_was_shared_and_not_a_word_of_it(amara, sam, note):
    share(note, amara, sam)
    entries = list(Entry.objects.values_list("verb", "details"))
    assert {verb for verb, _ in entries} >= {"audience.share", "audience.check"}
    assert not any("Derek" in str(facts) or "neighbour" in str(facts) for _, facts in entries)


def test_others_find_nothing(amara, sam, ben, priya, ruth, as_person, note):
    share(note, amara, sam)
    assert [as_person(one).get(of("shared_note", note)).status_code for one in (ben, priya, ruth)] == [404, 404, 404]
    assert as_person(sam).get(of("note", note)).status_code == 404
    assert as_person(sam).get(of("share_note", note)).status_code == 403
    assert as_person(amara).get(of("shared_note", note)).url == of("note", note)


def test_the_mail_holds_no_word_of_it_and_is_needless_once_it_was_opened(amara, sam, as_person, note):
    share(note, amara, sam)
    notice = Notice.objects.get()
    said = what_still_holds([notice])[notice.pk]
    assert said.subject == "Sam: Amara shared a note with you"
    assert of("shared_note", note) in said.text
    assert "neighbour" not in said.text
    as_person(sam).get(of("shared_note", note))
    assert what_still_holds([notice]) == {}
