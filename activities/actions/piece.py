"""A piece of work: opening it, and taking it back until its date. What was handed in stays as it was, for ever."""

from django.db import transaction

from accounts.models import User
from activities.models import Assignment, Piece
from activities.models.assignment_piece import DRAFT_KIND
from activities.states import PIECE_MOVES, PieceState
from history.audit import record
from writing.actions.draft import save_draft
from writing.models import Draft


class CannotTakeBack(Exception):
    """Its date is past, or somebody has begun to mark it."""


@transaction.atomic
def open_piece(*, assignment: Assignment, by: User, student: User | None = None) -> Piece:
    """Return a student's piece for the assignment, made where there is none: their own where nobody is named. Twice is once."""
    piece, new = Piece.objects.get_or_create(assignment=assignment, student=student or by)
    if new:
        record("piece.open", subject=piece, by=by, assignment=assignment.pk)
    return piece


@transaction.atomic
def take_back(*, piece: Piece, by: User) -> Piece:
    """Go on writing on a piece that was handed in, with its words as they were. Twice is once.

    Raises CannotTakeBack from its date on, and Piece.DoesNotExist for another's.
    """
    piece = locked(piece, by)
    if piece.state == PieceState.WRITING:
        return piece
    handed_in = piece.current
    if handed_in is None or not piece.can_be_taken_back:
        raise CannotTakeBack
    piece.state, piece.current = PIECE_MOVES.target("take_back", state=piece.state), None
    piece.save(update_fields=["state", "current"])
    put_back_words(piece, handed_in.words, by)
    piece.decisions.create(move="take_back", by=by)
    record("piece.take_back", subject=piece, by=by, number=handed_in.number)
    return piece


def locked(piece: Piece, by: User) -> Piece:
    return Piece.objects.select_for_update(of=("self",)).select_related("assignment", "current").get(pk=piece.pk, student=by)


def put_back_words(piece: Piece, words: str, by: User) -> None:
    """Let the draft go on from what was handed in. What else was in it stays among its versions."""
    draft = Draft.objects.visible_to(by).filter(kind=DRAFT_KIND, about=str(piece.pk)).first()
    fields = {"words": words}
    version = draft.version if draft else 0
    save_draft(id=draft.pk if draft else piece.pk, kind=DRAFT_KIND, about=str(piece.pk), fields=fields, version_seen=version, by=by)
