"""Two requests at the same moment, on a database that lets both run: one file, and never more than there is room for."""

from uuid import uuid4

import pytest

from history.outbox import drain
from tests.activities.test_at_once import at_once
from tests.factories.writing import SAID, make_voice_note
from writing.actions.attachment import NoRoom, give_attachments, remove_attachment
from writing.actions.audience import share
from writing.models import Attachment, Audience, GivenAttachment

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_the_same_file_kept_at_once_is_one(amara):
    once = uuid4()
    assert at_once(lambda number: make_voice_note(amara, id=once)) == []
    note = Attachment.objects.get()
    with note.file.storage.open(note.file.name, "rb") as kept:
        assert kept.read() == SAID


def test_several_at_once_are_never_more_than_there_is_room_for(amara, settings):
    settings.FILES_BYTES = 2 * len(SAID) + 1
    wrong = at_once(lambda number: make_voice_note(amara))
    assert ({type(problem) for problem in wrong}, len(wrong), Attachment.objects.count()) == ({NoRoom}, 2, 2)


def test_given_at_once_is_given_once(amara, joan):
    hers = Audience.objects.create(owner=amara)
    note = make_voice_note(amara, audience=hers)
    member = share(audience=hers, with_person=joan, by=amara, version=1)
    assert at_once(lambda number: give_attachments(attachments=[note], member=member, by=amara)) == []
    assert GivenAttachment.objects.count() == 1


def test_removed_at_once_is_removed_once_and_erased(amara):
    note = make_voice_note(amara)
    assert at_once(lambda number: remove_attachment(attachment=note, by=amara)) == []
    drain(worker="test")
    assert not note.file.storage.exists(note.file.name)
