"""A voice note is kept at the moment in which its entry is saved for the first time: it goes with the entry."""

from uuid import uuid4

import pytest
from django.utils import timezone

from activities.actions.log import write_entry
from activities.actions.voice_note import keep_voice_note
from activities.models import LogEntry
from activities.models.written import Written
from tests.activities.test_at_once import at_once
from tests.factories.writing import upload
from writing.models import Attachment

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_kept_and_saved_at_once_they_find_each_other(amara):
    new, written = uuid4(), Written(body="The ramp.", event_on=timezone.localdate())

    def one(number):
        if number % 2:
            write_entry(id=new, written=written, by=amara)
        else:
            keep_voice_note(id=uuid4(), entry=new, upload=upload(), by=amara)

    assert at_once(one) == []
    assert set(Attachment.objects.values_list("audience", flat=True)) == {LogEntry.objects.get().audience_id}
