"""Documents of a log entry, kept for their author alone after they were cleaned. How they are given: share_with_files.py."""

from uuid import UUID

from accounts.models import User
from activities.models import LogEntry
from activities.models.log_documents import DOCUMENT
from writing.actions.cleaned_document import keep_cleaned_document
from writing.documents.found import Cleaned
from writing.models import Attachment, UnfinishedUpload
from writing.models.attachment import Upload


def keep_document(
    *,
    id: UUID,  # noqa: A002 - made by the page
    entry: LogEntry,
    upload: Upload,
    cleaned: Cleaned,
    by: User,
    instead_of: UUID | None = None,
    arrived: UnfinishedUpload | None = None,
) -> Attachment:
    """Keep the cleaned copy of a document with an entry. The same id twice is one document.

    `instead_of` is the one whose place it takes, which is then gone for everybody; `arrived` the original,
    where it came in parts. Raises NoRoom, TooManyDocuments, VirusFound, and
    Attachment.DoesNotExist for another's id.
    """
    old = Attachment.objects.beside(entry.pk, DOCUMENT).filter(owner=by, pk=instead_of).first() if instead_of else None
    return keep_cleaned_document(
        id=id, about=entry.pk, audience=entry.audience, upload=upload, cleaned=cleaned, by=by, instead_of=old, arrived=arrived
    )
