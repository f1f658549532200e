"""The files that go with a log entry: voice notes and documents, as one person has them."""

from django.db.models import Q

from accounts.models import User
from activities.models.log import LogEntry
from activities.models.log_documents import DOCUMENT, with_those_who_have_them
from activities.models.log_voice import VOICE_NOTE, with_hearers
from writing.models import Attachment


def files_with(entry: LogEntry, reader: User) -> dict[str, list[Attachment]]:
    """Return the `voice_notes` and `documents` that this person has with the entry, each with who else has it.

    The author has all, anybody else what they were given. One query, and one more for each kind there is.
    """
    files = Attachment.objects.visible_to(reader).filter(Q(kind=VOICE_NOTE) | Q(document__isnull=False), audience=entry.audience_id)
    kept = list(files.select_related("owner", "document"))
    return {
        "voice_notes": with_hearers([file for file in kept if file.kind == VOICE_NOTE], reader),
        "documents": with_those_who_have_them(file for file in kept if file.kind == DOCUMENT),
    }
