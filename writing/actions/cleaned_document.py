"""Keeping a document with one's own writing after it was cleaned, and removing it with its words."""

from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from writing.actions.attachment import keep_attachment, remove_attachment
from writing.actions.unfinished_upload import discard_upload
from writing.documents.found import Cleaned
from writing.models import Attachment, Audience, CleanedDocument, UnfinishedUpload
from writing.models.attachment import Upload
from writing.models.cleaned_document import facts_of

MOST_DOCUMENTS = 5  # beside one thing: each is looked through, every time before it is shared


class TooManyDocuments(Exception):
    """There are as many documents beside this as there may be. Nothing was kept."""


def keep_cleaned_document(
    *,
    id: UUID,  # noqa: A002 - made by the page
    about: Any,
    audience: Audience | None,
    upload: Upload,
    cleaned: Cleaned,
    by: User,
    instead_of: Attachment | None = None,
    arrived: UnfinishedUpload | None = None,
) -> Attachment:
    """Keep the cleaned copy of a document for its owner alone. The same id twice is one document.

    `upload` holds the bytes of `cleaned`. `instead_of` is removed for everybody in the same moment, and `arrived`
    ends: it is the original, where that came in parts. Raises VirusFound, NoRoom,
    TooManyDocuments, and Attachment.DoesNotExist for an id or a document that is somebody else's.
    """

    def put_words_beside(document: Attachment) -> None:
        if instead_of is not None:
            remove_cleaned_document(document=instead_of, by=by)
        if arrived is not None:
            discard_upload(upload=arrived, by=by)
        beside = Attachment.objects.beside(about, Attachment.Kind.DOCUMENT).filter(owner=by)
        if beside.count() > MOST_DOCUMENTS:
            raise TooManyDocuments
        CleanedDocument.objects.create(attachment=document, **facts_of(cleaned))

    kind = Attachment.Kind.DOCUMENT
    return keep_attachment(id=id, kind=kind, about=about, audience=audience, upload=upload, by=by, along=put_words_beside)


@transaction.atomic
def remove_cleaned_document(*, document: Attachment, by: User) -> Attachment:
    """Take a document away from everybody at once, its owner too, with its words. Twice is once.

    Raises Attachment.DoesNotExist for another's.
    """
    removed = remove_attachment(attachment=document, by=by)
    CleanedDocument.objects.filter(attachment=removed).delete()
    return removed
