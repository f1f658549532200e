"""Amara says what she would type, and keeps it with an entry. Who hears it, and what becomes of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from activities.actions.undo_share import undo_share
from activities.models import LogEntry, RecentShare
from activities.models.log import unfinished_entries
from history.models import Entry
from tests.activities.test_sharing import fields_of
from tests.factories.activities import make_entry
from tests.factories.clamd import running
from tests.factories.sounds import sent, sound
from tests.factories.writing import make_voice_note
from writing.actions.attachment import remove_attachment
from writing.actions.flag import flag_identifier
from writing.models import Attachment, Draft

pytestmark = pytest.mark.django_db

WHY = "I say nothing about anybody in it."


@pytest.fixture
def entry(amara, around_amara):
    return make_entry(amara, title="On the bus", body="I was late and said so.")


@pytest.fixture
def note(amara, entry):
    return make_voice_note(amara, about=entry.pk, audience=entry.audience)


def address(name, *args):
    return reverse(f"activities:{name}", args=args)


def page(client, name, *args):
    return " ".join(client.get(address(name, *args)).content.decode().split())


def said(answer):
    return " ".join(str(one) for one in answer.context["messages"])


def share_of(reader):
    return RecentShare.objects.get(readers__person=reader).pk


def shares(client, entry, reader, *notes, why=WHY, step="share"):
    entry.refresh_from_db()
    where = address("log_entry_share", entry.pk)
    shown = client.post(where, {"person": reader.pk, "version": entry.version, "step": "mark"})
    typed = fields_of(shown) | {"hear": [note.pk for note in notes], "hear_reason": why, "step": step}
    return client.post(where, typed, follow=True)


def hears(person, note):
    return Attachment.objects.visible_to(person).filter(pk=note.pk).exists()


class TestKeeping:
    def test_a_recording_is_kept_with_an_entry_for_its_author_alone(self, as_person, amara, joan, entry):
        answer = as_person(amara).post(address("log_voice_notes", entry.pk), sent(), follow=True)
        assert said(answer) == "Kept: your voice note of 0:20. Only you can hear it."
        note = Attachment.objects.get()
        assert (note.owner, note.audience, note.content_type, note.seconds, note.name) == (
            amara,
            entry.audience,
            "audio/webm",
            20,
            "Voice note",
        )
        assert "Voice note, 0:20" in page(as_person(amara), "log_entry", entry.pk)
        assert "Only you can hear this" in page(as_person(amara), "log_entry", entry.pk)

    def test_sent_twice_is_one(self, as_person, amara, entry):
        once, client = uuid4(), as_person(amara)
        for _ in range(2):
            assert client.post(address("log_voice_notes", entry.pk), sent(id=once)).status_code == 302
        assert Attachment.objects.count() == 1

    def test_before_there_is_an_entry_it_waits_and_goes_with_it(self, as_person, amara):
        new, client = uuid4(), as_person(amara)
        client.post(address("log_voice_notes", new), sent())
        assert Attachment.objects.get().audience is None
        assert "Recorded, and no words yet" in page(client, "log")
        today = timezone.localdate().isoformat()
        saved = client.post(address("log_entry_write", new), {"body": "", "event_on": today, "version": 0, "draft_version": 0})
        assert saved.status_code == 302
        assert Attachment.objects.get().audience == LogEntry.objects.get(pk=new).audience
        assert "Recorded, and no words yet" not in page(client, "log")
        assert "Voice note, 0:20" in page(client, "log_entry", new)

    def test_without_a_voice_note_an_entry_needs_a_word(self, as_person, amara):
        today = timezone.localdate().isoformat()
        answer = as_person(amara).post(
            address("log_entry_write", uuid4()), {"body": "", "event_on": today, "version": 0, "draft_version": 0}
        )
        assert "Write something before you save, even one line." in answer.content.decode()

    def test_without_a_script_what_was_typed_is_there_again_afterwards(self, as_person, amara):
        new, client = uuid4(), as_person(amara)
        typed = {"title": "", "body": "Before I spoke.", "event_on": "2026-11-20", "version": 0, "draft_version": 0}
        answer = client.post(address("log_entry_write", new), typed | {"add_voice": "on"})
        assert answer.url == address("log_voice_notes", new)
        assert [draft.title for draft in unfinished_entries(amara)] == ["Before I spoke."]
        assert f'href="{address("log_entry_write", new)}"' in page(client, "log_voice_notes", new)
        assert "Before I spoke." in page(client, "log_entry_write", new)

    def test_an_older_page_loses_nothing_on_that_way(self, as_person, amara):
        new, client = uuid4(), as_person(amara)
        typed = {"title": "", "event_on": "2026-11-20", "version": 0, "draft_version": 0, "add_voice": "on"}
        for words in ("From the phone.", "From the laptop."):
            client.post(address("log_entry_write", new), typed | {"body": words})
        kept = Draft.objects.get(pk=new)
        texts = {kept.fields["body"], *(version.fields["body"] for version in kept.versions.all())}
        assert texts == {"From the phone.", "From the laptop."}

    def test_it_cannot_be_kept_with_somebody_elses_entry(self, as_person, ben, entry):
        assert as_person(ben).post(address("log_voice_notes", entry.pk), sent()).status_code == 404
        assert not Attachment.objects.exists()

    def test_nor_under_the_id_of_somebody_elses(self, as_person, ben, note):
        assert as_person(ben).post(address("log_voice_notes", uuid4()), sent(id=note.pk)).status_code == 404

    def test_nor_under_the_name_of_whoever_signed_in_meanwhile(self, as_person, ben, amara, entry):
        answer = as_person(ben).post(address("log_voice_notes", uuid4()), sent(), headers={"X-Whose": str(amara.pk)})
        assert (answer.status_code, Attachment.objects.count()) == (401, 0)
        assert "stays here" in answer.json()["error"]

    def test_what_is_wrong_is_said_with_what_to_do(self, as_person, amara, entry):
        answer = as_person(amara).post(address("log_voice_notes", entry.pk), sent(sound("ogg", seconds=185)))
        assert "A voice note can be 3 minutes long: choose or record a shorter one." in answer.content.decode()
        assert "data-refused" in answer.content.decode()
        assert not Attachment.objects.exists()

    def test_no_room_is_said_with_what_to_do(self, as_person, amara, entry, settings):
        settings.FILES_BYTES = 10
        answer = as_person(amara).post(address("log_voice_notes", entry.pk), sent())
        assert "There is no room for another file. Remove one that you need no more, then try again." in answer.content.decode()

    def test_deleting_says_what_goes_and_then_it_is_gone(self, as_person, amara, entry, note):
        client = as_person(amara)
        asked = page(client, "log_voice_note_remove", entry.pk, note.pk)
        assert "It takes 0:20" in asked and "Only you can hear this." in asked
        answer = client.post(address("log_voice_note_remove", entry.pk, note.pk), follow=True)
        assert said(answer) == "The voice note is deleted. Nobody can hear it any more."
        assert not hears(amara, note)

    def test_somebody_else_finds_nothing_to_delete(self, as_person, cast, entry, note):
        where = address("log_voice_note_remove", entry.pk, note.pk)
        got = {name: as_person(person).post(where).status_code for name, person in cast.items() if name != "amara"}
        assert set(got.values()) == {404}


class TestSharing:
    def test_it_is_left_out_unless_she_says_so(self, as_person, amara, joan, entry, note):
        answer = shares(as_person(amara), entry, joan, why="")
        assert "You and Joan Pritchard can see this." in said(answer)
        assert not hears(joan, note)
        assert "Voice note" not in page(as_person(joan), "log_entry", entry.pk)

    def test_the_page_says_that_we_cannot_look_through_it(self, as_person, amara, joan, entry, note):
        shown = as_person(amara).get(address("log_entry_share", entry.pk), {"person": joan.pk, "version": 1}).content.decode()
        assert "We cannot look through a recording. Listen to it first" in shown
        assert "Let Joan hear the voice note" in shown
        assert f'name="hear" value="{note.pk}">' in shown  # not ticked

    def test_she_lets_joan_hear_it_and_nobody_else(self, as_person, amara, joan, sam, entry, note):
        shares(as_person(amara), entry, joan, note)
        shares(as_person(amara), entry, sam)
        assert (hears(joan, note), hears(sam, note)) == (True, False)
        read = page(as_person(joan), "log_entry", entry.pk)
        assert "Voice note from Amara, 0:20" in read and "You and Amara Osei can hear this" in read
        assert WHY not in read and "Record a voice note" not in read
        assert "You and Joan Pritchard can hear this" in page(as_person(amara), "log_entry", entry.pk)

    def test_a_reason_is_needed_and_what_was_ticked_stays_ticked(self, as_person, amara, joan, entry, note):
        answer = shares(as_person(amara), entry, joan, note, why="Fine.")
        assert "Say in at least 10 characters why it does not identify anybody." in answer.content.decode()
        assert f'name="hear" value="{note.pk}" checked' in answer.content.decode()
        assert not LogEntry.objects.visible_to(joan).exists()

    def test_viewing_as_joan_says_what_she_will_hear_and_carries_it_on(self, as_person, amara, joan, entry, note):
        client = as_person(amara)
        view = shares(client, entry, joan, note, step="view")
        assert "Joan will also hear your voice note, 0:20" in view.content.decode()
        assert not hears(joan, note)
        client.post(address("log_entry_share", entry.pk), fields_of(view) | {"step": "share"})
        assert hears(joan, note)

    def test_undo_takes_it_away_as_well(self, as_person, amara, joan, entry, note):
        shares(as_person(amara), entry, joan, note)
        answer = as_person(amara).post(address("log_entry_undo_share", entry.pk), {"share": share_of(joan)}, follow=True)
        assert "Undone." in said(answer)
        assert not hears(joan, note)

    def test_letting_her_hear_it_later_can_be_undone_by_itself(self, as_person, amara, joan, entry, note):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            shares(as_person(amara), entry, joan)
            clock.shift(timedelta(hours=1))
            shares(as_person(amara), entry, joan, note)
            assert hears(joan, note)
            undo_share(entry=entry, share=share_of(joan), by=amara)
        assert not hears(joan, note)
        assert LogEntry.objects.visible_to(joan).get().version_given_to(joan) == 1

    def test_undoing_a_newer_one_without_it_gives_it_back_with_the_earlier(self, as_person, amara, joan, entry, note):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            shares(as_person(amara), entry, joan, note)
            clock.shift(timedelta(hours=1))
            shares(as_person(amara), entry, joan, why="")
            assert not hears(joan, note)
            undo_share(entry=entry, share=share_of(joan), by=amara)
        assert hears(joan, note)

    def test_sharing_the_same_again_changes_nothing(self, as_person, amara, joan, entry, note):
        for _ in range(2):
            shares(as_person(amara), entry, joan, note)
        entry.refresh_from_db()
        assert (entry.version, Entry.objects.filter(verb="attachment.give").count()) == (1, 1)

    def test_several_people_hear_it_together_and_undo_takes_it_from_all(self, as_person, amara, joan, sam, entry, note):
        client, where = as_person(amara), address("log_entry_share", entry.pk)
        shown = client.post(where, {"person": [joan.pk, sam.pk], "version": 1, "step": "mark"})
        assert "Let Joan and Sam hear the voice note" in shown.content.decode()
        client.post(where, fields_of(shown) | {"person": [joan.pk, sam.pk], "hear": note.pk, "hear_reason": WHY, "step": "share"})
        assert (hears(joan, note), hears(sam, note)) == (True, True)
        assert "You, Joan Pritchard and Dr Sam Whitlock can hear this" in page(client, "log_entry", entry.pk)
        undo_share(entry=entry, share=RecentShare.objects.get().pk, by=amara)
        assert (hears(joan, note), hears(sam, note)) == (False, False)

    def test_a_tick_on_a_page_that_shared_already_is_not_taken_for_the_same_press(self, as_person, amara, joan, around_amara):
        entry = make_entry(amara, body="His mum rang me on 07700 900123.")
        note = make_voice_note(amara, about=entry.pk, audience=entry.audience)
        client, where = as_person(amara), address("log_entry_share", entry.pk)
        fields = fields_of(client.post(where, {"person": joan.pk, "version": 1, "step": "all"})) | {"step": "share"}
        for _ in range(2):  # a double click
            assert "You and Joan Pritchard can see this." in said(client.post(where, fields, follow=True))
        later = client.post(where, fields | {"hear": note.pk, "hear_reason": WHY}, follow=True)
        assert "The entry changed after you opened this page." in later.content.decode()
        assert f'name="hear" value="{note.pk}" checked' in later.content.decode()
        assert not hears(joan, note)

    def test_stopping_and_sharing_again_does_not_bring_it_along(self, as_person, amara, joan, entry, note):
        shares(as_person(amara), entry, joan, note)
        as_person(amara).post(address("log_entry_withdraw", entry.pk), {"person": joan.pk})
        assert not hears(joan, note)
        shares(as_person(amara), entry, joan, why="")
        assert not hears(joan, note)

    def test_one_that_was_recorded_afterwards_is_hers_alone(self, as_person, amara, joan, entry, note):
        shares(as_person(amara), entry, joan, note)
        later = make_voice_note(amara, about=entry.pk, audience=entry.audience)
        assert (hears(joan, note), hears(joan, later)) == (True, False)

    def test_it_is_held_back_with_the_entry(self, as_person, amara, joan, sam, entry, note):
        for reader in (joan, sam):
            shares(as_person(amara), entry, reader, note)
        flag_identifier(id=uuid4(), audience=entry.audience, version=entry.version, kind="name", note="", by=sam)
        assert (hears(joan, note), hears(sam, note), hears(amara, note)) == (False, False, True)
        assert "Only you can hear this" in page(as_person(amara), "log_entry", entry.pk)

    def test_deleting_it_takes_it_from_joan_at_once(self, as_person, amara, joan, entry, note):
        shares(as_person(amara), entry, joan, note)
        assert "You and Joan Pritchard can hear this" in page(as_person(amara), "log_voice_note_remove", entry.pk, note.pk)
        remove_attachment(attachment=note, by=amara)
        assert not hears(joan, note)
        assert "Voice note" not in page(as_person(joan), "log_entry", entry.pk)

    def test_another_persons_voice_note_cannot_be_slipped_in(self, as_person, amara, ben, joan, entry, note):
        his = make_voice_note(ben, about=entry.pk)
        answer = shares(as_person(amara), entry, joan, note, his)
        assert "This voice note is not there any more." in answer.content.decode()
        assert not LogEntry.objects.visible_to(joan).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_voice_notes(as_person, amara, joan, entry, django_assert_num_queries, number):
    notes = [make_voice_note(amara, about=entry.pk, audience=entry.audience) for _ in range(number)]
    shares(as_person(amara), entry, joan, *notes)
    client = as_person(joan)
    page(client, "log_entry", entry.pk)
    with django_assert_num_queries(17):
        page(client, "log_entry", entry.pk)


class TestTheVirusCheck:
    def test_an_infected_recording_is_refused_with_what_was_found(self, as_person, amara, settings):
        with running() as clamd:
            settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", clamd.address
            clamd.finds = b"webm"
            answer = as_person(amara).post(reverse("activities:log_voice_notes", args=[uuid4()]), sent(), follow=True)
        refused = "This file was not kept: the virus check found “Win.Test.EICAR_HDB-1” in it."
        assert answer.content.decode().count(refused) >= 1
        assert not Attachment.objects.exists()

    def test_while_the_scanner_is_away_hers_waits_and_she_is_told(self, as_person, amara, settings):
        settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = "clamd", "127.0.0.1:1"
        answer = as_person(amara).post(reverse("activities:log_voice_notes", args=[uuid4()]), sent(), follow=True)
        said = "Waiting for the virus check. Only you can hear this, and it cannot be shared until then"
        assert said in answer.content.decode()
