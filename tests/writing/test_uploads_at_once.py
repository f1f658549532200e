"""Two parts at the same moment, on a database that lets both run: one wins, the others are told where it goes on."""

from uuid import uuid4

import pytest

from tests.activities.test_at_once import at_once
from writing.actions.attachment import NoRoom
from writing.actions.unfinished_upload import WrongPlace, add_part, begin_upload, discard_upload
from writing.models import UnfinishedUpload
from writing.models.attachment import private_files

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
PART = b"words " * 1000


def test_of_the_same_part_at_once_one_wins_and_the_others_learn_where_it_goes_on(amara):
    upload = begin_upload(id=uuid4(), name="a.docx", size=2 * len(PART), by=amara)
    wrong = at_once(lambda number: add_part(upload=upload, offset=0, part=PART, by=amara))
    assert {type(problem) for problem in wrong} == {WrongPlace}
    assert {problem.offset for problem in wrong} == {len(PART)}
    assert UnfinishedUpload.objects.get().read() == PART


def test_begun_at_once_it_is_one_and_never_more_than_there_is_room_for(amara, settings):
    once = uuid4()
    assert at_once(lambda number: begin_upload(id=once, name="a.docx", size=10, by=amara)) == []
    assert UnfinishedUpload.objects.count() == 1
    settings.FILES_BYTES = 30
    wrong = at_once(lambda number: begin_upload(id=uuid4(), name="a.docx", size=11, by=amara))
    assert ({type(problem) for problem in wrong}, UnfinishedUpload.objects.count()) == ({NoRoom}, 2)


def test_a_part_and_its_end_at_once_leave_nothing_that_nobody_knows_of(amara):
    upload = begin_upload(id=uuid4(), name="a.docx", size=len(PART), by=amara)
    acts = [lambda: add_part(upload=upload, offset=0, part=PART, by=amara), lambda: discard_upload(upload=upload, by=amara)]
    wrong = at_once(lambda number: acts[number % 2]())
    assert {type(problem) for problem in wrong} <= {UnfinishedUpload.DoesNotExist, WrongPlace}
    assert not UnfinishedUpload.objects.exists()
    private_files().delete(upload.file.name)
