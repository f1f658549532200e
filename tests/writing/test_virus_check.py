"""What becomes of a file that is checked for viruses: now, later, and where nobody checks."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from history.models import Delivery, Entry
from history.outbox import drain
from tests.factories.clamd import EICAR, ENGINE, running
from tests.factories.writing import SAID, make_voice_note
from writing.actions.attachment import give_attachments, remove_attachment
from writing.actions.audience import share
from writing.actions.virus_check import VirusFound, check_waiting_files, settle
from writing.models import Attachment, Audience
from writing.models.attachment import private_files
from writing.providers import Verdict
from writing.states import VirusState

pytestmark = pytest.mark.django_db
AWAY = "127.0.0.1:1"
INFECTED = SAID + EICAR


@pytest.fixture
def clamd(settings):
    settings.FILE_SCANNER, settings.FILE_SCANNER_SECONDS = "clamd", 2
    with running() as server:
        settings.FILE_SCANNER_ADDRESS = server.address
        yield server


@pytest.fixture
def away(settings):
    """A scanner that is named and does not answer; comes back with comes_back()."""
    settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS, settings.FILE_SCANNER_SECONDS = "clamd", AWAY, 2


@pytest.fixture
def comes_back(settings, time_machine):
    def back(server):
        settings.FILE_SCANNER_ADDRESS = server.address
        time_machine.move_to(timezone.now() + timedelta(minutes=2), tick=True)

    return back


def again(attachment):
    return Attachment.objects.get(pk=attachment.pk)


def is_there(attachment):
    return private_files().exists(attachment.file.name)


def given(note, to, by):
    give_attachments(attachments=[note], member=share(audience=note.audience, with_person=to, by=by, version=1), by=by)


def test_a_clean_file_says_when_it_was_checked_and_by_what(amara, clamd):
    note = again(make_voice_note(amara))
    assert (note.virus_state, note.virus_engine, note.virus_found) == (VirusState.CHECKED, ENGINE, "")
    assert note.virus_checked_at is not None


def test_of_an_infected_file_nothing_is_kept_and_what_was_found_is_named(amara, clamd):
    with pytest.raises(VirusFound) as refused:
        make_voice_note(amara, said=INFECTED)
    assert refused.value.found == "Win.Test.EICAR_HDB-1"
    assert not Attachment.objects.exists()
    assert not Delivery.objects.filter(kind="writing.erase_file").exists()


def test_where_nobody_checks_a_file_says_so(amara):
    note = make_voice_note(amara)
    assert (note.virus_state, note.virus_checked_at) == (VirusState.NOT_CHECKED, None)


class TestWhileTheScannerIsAway:
    @pytest.fixture
    def note(self, away, amara):
        return make_voice_note(amara, audience=Audience.objects.create(owner=amara))

    def test_a_file_is_kept_and_waits(self, note):
        assert (note.virus_state, is_there(note)) == (VirusState.AWAITING, True)

    def test_its_owner_has_it_and_nobody_else_can_be_given_it(self, as_person, note, amara, joan):
        with pytest.raises(Attachment.DoesNotExist):
            given(note, joan, amara)
        address = reverse("writing:attachment", args=[note.pk])
        assert b"".join(as_person(amara).get(address).streaming_content) == SAID
        assert as_person(joan).get(address).status_code == 404

    def test_once_it_answers_the_clock_checks_it_and_it_can_be_shared(self, note, comes_back, amara, joan):
        with running() as server:
            comes_back(server)
            call_command("check_waiting_files")
        note = again(note)
        assert (note.virus_state, note.virus_engine, note.virus_try_at) == (VirusState.CHECKED, ENGINE, None)
        given(note, joan, amara)
        assert Attachment.objects.visible_to(joan).get() == note

    def test_an_infected_one_is_erased_and_its_owner_is_told_in_words(self, away, amara, comes_back, mailoutbox, time_machine):
        note = make_voice_note(amara, said=INFECTED)
        with running() as server:
            comes_back(server)
            assert check_waiting_files() == 1
        time_machine.move_to(timezone.now() + timedelta(days=2), tick=True)
        drain(worker="test")
        assert (again(note).virus_state, is_there(note)) == (VirusState.REFUSED, False)
        assert list(Attachment.objects.visible_to(amara)) == []
        [mail] = mailoutbox
        assert (mail.to, mail.subject) == ([amara.email], "A file of yours could not stay")
        assert "Win.Test.EICAR_HDB-1" in mail.body
        assert Entry.objects.filter(verb="attachment.refuse").count() == 1

    def test_its_bytes_do_not_wait_for_the_worker(self, away, amara, comes_back, django_capture_on_commit_callbacks):
        note = make_voice_note(amara, said=INFECTED)
        with running() as server, django_capture_on_commit_callbacks(execute=True):
            comes_back(server)
            check_waiting_files()
        assert not is_there(note)

    def test_it_is_asked_for_again_later_and_later(self, note, clamd, time_machine):
        clamd.behaves = "error"
        waits = []
        for _ in range(7):
            due = again(note).virus_try_at
            time_machine.move_to(due + timedelta(seconds=1), tick=False)
            check_waiting_files()
            waits.append(round((again(note).virus_try_at - due).total_seconds() / 60))
        assert waits == [5, 15, 60, 240, 240, 240, 240]
        assert again(note).virus_state == VirusState.AWAITING

    def test_while_nobody_listens_no_file_is_tried(self, note, time_machine):
        time_machine.move_to(timezone.now() + timedelta(hours=1), tick=False)
        assert (check_waiting_files(), again(note).virus_tries) == (0, 1)

    def test_one_file_that_cannot_be_checked_holds_up_no_other(self, note, amara, comes_back):
        other = make_voice_note(amara)
        private_files().delete(note.file.name)
        with running() as server:
            comes_back(server)
            check_waiting_files()
        assert [again(one).virus_state for one in (note, other)] == [VirusState.AWAITING, VirusState.CHECKED]

    def test_when_the_site_gives_up_its_scanner_nothing_waits_for_it(self, note, settings):
        settings.FILE_SCANNER = "none"
        assert check_waiting_files() == 1
        assert again(note).virus_state == VirusState.NOT_CHECKED

    def test_a_removed_one_is_not_looked_at(self, note, amara, comes_back):
        remove_attachment(attachment=note, by=amara)
        with running() as server:
            comes_back(server)
            assert (check_waiting_files(), server.seen) == (0, [])


def test_what_was_kept_without_a_scanner_is_checked_once_there_is_one(amara, joan, request):
    note = make_voice_note(amara, said=INFECTED, audience=Audience.objects.create(owner=amara))
    given(note, joan, amara)
    assert Attachment.objects.visible_to(joan).count() == 1
    request.getfixturevalue("clamd")
    assert check_waiting_files() == 1
    assert again(note).virus_state == VirusState.REFUSED
    assert not Attachment.objects.visible_to(joan).exists()


def test_checked_twice_at_once_is_checked_once(amara, away, comes_back):
    note = make_voice_note(amara)
    settle(attachment=note, verdict=Verdict("", "first"))
    settle(attachment=note, verdict=Verdict("Late.Virus", "second"))
    assert (again(note).virus_state, again(note).virus_engine) == (VirusState.CHECKED, "first")


def test_the_id_of_a_refused_one_does_not_bring_it_back(amara, away, comes_back):
    pk = uuid4()
    make_voice_note(amara, id=pk, said=INFECTED)
    with running() as server:
        comes_back(server)
        check_waiting_files()
    assert make_voice_note(amara, id=pk).virus_state == VirusState.REFUSED
    assert Attachment.objects.count() == 1
