"""Documents of a piece of work, kept for their author alone until it is handed in. What was handed in stays with that."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.models import HandInDocument, Piece
from activities.models.assignment_check import DOCUMENT
from activities.states import PieceState
from writing.actions.cleaned_document import keep_cleaned_document, remove_cleaned_document
from writing.documents.found import Cleaned
from writing.models import Attachment, UnfinishedUpload
from writing.models.attachment import AttachmentQuerySet, Upload


class HandedIn(Exception):
    """The piece is handed in: nothing is added to it or taken from it as long as it is."""


@transaction.atomic
def keep_piece_document(
    *,
    id: UUID,  # noqa: A002 - made by the page
    piece: Piece,
    upload: Upload,
    cleaned: Cleaned,
    by: User,
    instead_of: UUID | None = None,
    arrived: UnfinishedUpload | None = None,
) -> Attachment:
    """Keep the cleaned copy of a document with a piece. The same id twice is one document.

    `instead_of` is the one whose place it takes, `arrived` the original, where it came in parts. Raises HandedIn, NoRoom,
    VirusFound, TooManyDocuments, Attachment.DoesNotExist for another's id, and Piece.DoesNotExist for another's piece.
    """
    piece = being_written(piece, by)
    if instead_of is not None and (old := beside(piece, by).filter(pk=instead_of).first()) is not None:
        remove_piece_document(piece=piece, document=old, by=by)
    return keep_cleaned_document(id=id, about=piece.pk, audience=None, upload=upload, cleaned=cleaned, by=by, arrived=arrived)


@transaction.atomic
def remove_piece_document(*, piece: Piece, document: Attachment, by: User) -> None:
    """Take a document from the piece. One that was handed in before stays with that, and only there. Twice is once.

    Raises HandedIn, and Piece.DoesNotExist for another's piece.
    """
    piece = being_written(piece, by)
    handed_in = HandInDocument.objects.filter(attachment=document).order_by("-hand_in__number").first()
    if handed_in is None:
        remove_cleaned_document(document=document, by=by)
    else:
        beside(piece, by).filter(pk=document.pk).update(about=str(handed_in.hand_in_id))


def being_written(piece: Piece, by: User) -> Piece:
    piece = Piece.objects.select_for_update().get(pk=piece.pk, student=by)
    if piece.state != PieceState.WRITING:
        raise HandedIn
    return piece


def beside(piece: Piece, by: User) -> AttachmentQuerySet:
    return Attachment.objects.beside(piece.pk, DOCUMENT).filter(owner=by)
