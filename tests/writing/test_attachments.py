"""Amara keeps a voice note with something she wrote. Who has it, and what is left when it is gone."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from history.append_only import CannotChange
from history.models import Delivery, Entry
from history.outbox import drain
from tests.factories.writing import SAID, make_voice_note, upload
from writing.actions import attachment as actions
from writing.actions.attachment import NoRoom, adopt_attachments, give_again, give_attachments, remove_attachment
from writing.actions.audience import share, withdraw
from writing.actions.flag import flag_identifier, take_back_flag
from writing.models import Attachment, Audience, GivenAttachment, educator
from writing.models.attachment import private_files, random_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(amara):
    return Audience.objects.create(owner=amara)


@pytest.fixture
def note(amara, hers):
    return make_voice_note(amara, audience=hers)


@pytest.fixture
def given(amara, joan, hers, note):
    """Joan was let in to version 1, with the voice note."""
    member = share(audience=hers, with_person=joan, by=amara, version=1)
    give_attachments(attachments=[note], member=member, by=amara, reason="I listened to it twice.")
    return member


def who_has(note, cast):
    return {name for name, person in cast.items() if Attachment.objects.visible_to(person).filter(pk=note.pk).exists()}


def files():
    return {str(path) for path in Path(settings.DATA_DIR, "private").rglob("*") if path.is_file()}


def path_of(note):
    return private_files().path(note.file.name)


def test_nobody_but_its_owner_has_it_whoever_can_read_the_text(amara, joan, cast, hers, note):
    share(audience=hers, with_person=joan, by=amara, version=1)
    assert who_has(note, cast) == {"amara"}


def test_whoever_was_given_it_has_it_and_nobody_else(cast, note, given):
    assert who_has(note, cast) == {"amara", "joan"}


def test_somebody_who_was_let_in_to_the_same_version_was_not_given_it(amara, sam, cast, hers, note, given):
    share(audience=hers, with_person=sam, by=amara, version=1)
    assert who_has(note, cast) == {"amara", "joan"}


def test_a_newer_version_does_not_bring_it_along(amara, joan, cast, hers, note, given):
    share(audience=hers, with_person=joan, by=amara, version=2)
    assert who_has(note, cast) == {"amara"}


def test_taking_the_text_back_takes_it_back_and_letting_in_again_does_not_give_it(amara, joan, cast, hers, note, given):
    withdraw(audience=hers, from_person=joan, by=amara)
    assert who_has(note, cast) == {"amara"}
    share(audience=hers, with_person=joan, by=amara, version=1)
    assert who_has(note, cast) == {"amara"}


def test_whoever_is_let_in_again_to_what_they_had_may_be_given_it_again(amara, joan, cast, hers, note, given):
    withdraw(audience=hers, from_person=joan, by=amara)
    member = share(audience=hers, with_person=joan, by=amara, version=1)
    give_again(before=given, member=member, by=amara)
    assert who_has(note, cast) == {"amara", "joan"}
    assert member.given_attachments.get().reason == "I listened to it twice."


def test_it_is_held_back_with_the_text(amara, joan, sam, cast, hers, note, given):
    share(audience=hers, with_person=sam, by=amara, version=1)
    flag = flag_identifier(id=uuid4(), audience=hers, version=1, kind="name", note="", by=sam)
    assert who_has(note, cast) == {"amara"}
    take_back_flag(flag=flag, by=sam)
    assert who_has(note, cast) == {"amara", "joan"}


def test_the_practice_educator_goes_on_hearing_what_is_held_back(amara, joan, sam, cast, hers, note, given, monkeypatch):
    monkeypatch.setattr(educator, "_sources", [lambda student, educator, on: type(joan).objects.filter(pk=joan.pk)])
    share(audience=hers, with_person=sam, by=amara, version=1)
    flag_identifier(id=uuid4(), audience=hers, version=1, kind="name", note="", by=sam)
    assert who_has(note, cast) == {"amara", "joan"}


def test_the_same_id_twice_is_one_file(amara):
    once, before = uuid4(), files()
    first = make_voice_note(amara, id=once)
    assert make_voice_note(amara, id=once, said=b"RIFF0000WAVE other") == first
    assert (Attachment.objects.count(), len(files() - before)) == (1, 1)
    assert Path(path_of(first)).read_bytes() == SAID


def test_nobody_keeps_under_an_id_of_somebody_else(ben, note):
    with pytest.raises(Attachment.DoesNotExist):
        make_voice_note(ben, id=note.pk)


def test_its_name_on_the_disk_says_nothing_and_only_the_site_may_read_it(note):
    path = Path(path_of(note))
    assert str(note.pk) not in str(path) and "bus" not in str(path) and len(path.name) == 38
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert settings.MEDIA_ROOT not in path.parents and settings.STATIC_ROOT not in path.parents


def test_it_has_no_address_of_its_own(note):
    with pytest.raises(ValueError, match="guarded page"):
        note.file.url  # noqa: B018


def test_keeping_leaves_no_audit_entry_and_giving_does(amara, joan, hers, note):
    assert not Entry.objects.filter(subject_type="writing.attachment").exists()
    give_attachments(attachments=[note], member=share(audience=hers, with_person=joan, by=amara, version=3), by=amara)
    entry = Entry.objects.get(subject_type="writing.attachment")
    assert (entry.verb, entry.details) == ("attachment.give", {"person": joan.pk, "version": 3})


def test_giving_twice_is_once(amara, note, given):
    give_attachments(attachments=[note], member=given, by=amara)
    assert (GivenAttachment.objects.count(), Entry.objects.filter(verb="attachment.give").count()) == (1, 1)


def test_that_it_was_given_is_kept_for_good(given):
    with pytest.raises(CannotChange):
        given.given_attachments.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        given.given_attachments.all()._raw_delete("default")


def test_nobody_gives_what_is_not_theirs_or_goes_with_something_else(amara, ben, joan, note, hers):
    other = Audience.objects.create(owner=amara)
    member = share(audience=other, with_person=joan, by=amara, version=1)
    with pytest.raises(Attachment.DoesNotExist):
        give_attachments(attachments=[note], member=member, by=amara)
    with pytest.raises(Attachment.DoesNotExist):
        give_attachments(attachments=[note], member=share(audience=hers, with_person=joan, by=amara, version=1), by=ben)


def test_removing_takes_it_from_everybody_at_once_and_its_bytes_after_that(amara, cast, note, given):
    path = Path(path_of(note))
    for _ in range(2):
        remove_attachment(attachment=note, by=amara)
    assert (who_has(note, cast), path.exists()) == (set(), True)
    drain(worker="test")
    assert not path.exists()
    gone = Attachment.objects.get()
    assert (gone.name, gone.sha256, Entry.objects.filter(verb="attachment.remove").count()) == ("", "", 1)


def test_erasing_twice_is_once(amara, note):
    remove_attachment(attachment=note, by=amara)
    drain(worker="test")
    Delivery.objects.filter(key=str(note.pk)).update(done_at=None)
    drain(worker="test")
    assert Delivery.objects.get(key=str(note.pk)).done_at is not None


def test_removing_what_nobody_was_given_leaves_no_audit_entry(amara, note):
    remove_attachment(attachment=note, by=amara)
    assert not Entry.objects.filter(subject_type="writing.attachment").exists()


def test_nobody_removes_what_is_not_theirs(joan, note, given):
    with pytest.raises(Attachment.DoesNotExist):
        remove_attachment(attachment=note, by=joan)


def test_a_late_try_does_not_bring_a_removed_one_back(amara, cast, note):
    remove_attachment(attachment=note, by=amara)
    make_voice_note(amara, id=note.pk)
    assert (who_has(note, cast), Attachment.objects.get().removed_at is None) == (set(), False)


def test_there_is_room_for_so_much_and_no_more_and_removing_makes_room(amara, ben, note, settings):
    settings.FILES_BYTES = note.size * 2 - 1
    before = files()
    with pytest.raises(NoRoom):
        make_voice_note(amara)
    assert files() == before
    assert make_voice_note(ben).owner == ben
    remove_attachment(attachment=note, by=amara)
    assert make_voice_note(amara).removed_at is None


def test_bytes_whose_row_never_came_to_be_are_erased_within_an_hour(amara, time_machine):
    before = files()
    _, digest = actions.put_bytes(upload())  # and then the server dies
    assert (len(files() - before), len(digest)) == (1, 64)
    time_machine.move_to(timezone.now() + timedelta(hours=1, seconds=1))
    drain(worker="test")
    assert files() == before


def test_what_was_kept_stays_after_that_hour(amara, note, time_machine):
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    drain(worker="test")
    assert Path(path_of(note)).read_bytes() == SAID
    assert not Delivery.objects.waiting().exists()


def test_no_promise_says_more_than_a_name_that_says_nothing(amara, note):
    remove_attachment(attachment=note, by=amara)
    assert {tuple(delivery.payload) for delivery in Delivery.objects.all()} == {("file",)}
    assert {delivery.payload["file"] for delivery in Delivery.objects.all()} == {note.file.name}


def test_a_file_that_was_there_before_the_thing_goes_with_it_once_it_is_there(amara, ben, hers):
    thing = uuid4()
    mine, others = make_voice_note(amara, about=thing), make_voice_note(ben, about=thing)
    assert adopt_attachments(about=thing, audience=hers, by=amara) == 1
    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.audience, others.audience) == (hers, None)
    assert list(Attachment.objects.visible_to(amara).beside(thing, Attachment.Kind.VOICE_NOTE)) == [mine]


def test_two_random_names_are_two():
    assert len({random_name() for _ in range(1000)}) == 1000
