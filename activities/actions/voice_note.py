"""Voice notes of a log entry, kept for their author alone. How they are given to a reader: share_with_files.py."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.models import LogEntry
from activities.models.log_voice import VOICE_NOTE
from writing.actions.attachment import adopt_attachments, keep_attachment
from writing.models import Attachment
from writing.models.attachment import Upload


def keep_voice_note(*, id: UUID, entry: UUID, upload: Upload, by: User) -> Attachment:  # noqa: A002 - made by the page
    """Keep a recording with an entry, which may be saved later. The same id twice is one.

    Raises NoRoom, LogEntry.DoesNotExist where the entry is somebody else's, and Attachment.DoesNotExist for another's id.
    """
    if LogEntry.objects.filter(pk=entry).exclude(author=by).exists():
        raise LogEntry.DoesNotExist
    note = keep_attachment(id=id, kind=VOICE_NOTE, about=entry, upload=upload, by=by)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # the entry may be saved for the first time just now
        written = LogEntry.objects.filter(pk=entry).first()
        if written is not None:
            adopt_voice_notes(entry=written, by=by)
    return note


def adopt_voice_notes(*, entry: LogEntry, by: User) -> None:
    """What was recorded before the entry was there belongs to it now. Runs inside the transaction that saves it."""
    adopt_attachments(about=entry.pk, audience=entry.audience, by=by)
