"""Giving back what is marked, to everybody whose piece is settled, in one action."""

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice
from accounts.models import User
from activities.models import Assignment, Piece, PieceDecision
from activities.states import PIECE_MOVES, PieceState
from history.audit import record

GIVEN_BACK = "activities.given_back"


class NothingToRelease(Exception):
    """No piece is settled, or the sample has not been drawn yet."""


class ChangedSince(Exception):
    """It is not the pieces that the page showed: something was marked, or handed in, meanwhile. Nothing was released."""


@transaction.atomic
def release(*, assignment: Assignment, pieces_seen: int, by: User) -> int:
    """Give every settled piece back to its author: levels, comments and mark, together. Returns how many. Twice is once.

    `pieces_seen` is how many the page said would go. Those that are not settled stay, for a later release. Each author is told
    once, in their mail of the day. Raises NothingToRelease, and ChangedSince.
    """
    assignment = Assignment.objects.select_for_update(of=("self",)).with_group().get(pk=assignment.pk)
    pieces = list(assignment.pieces.select_for_update(of=("self",)).select_related("student").filter(state=PieceState.SETTLED))
    if not pieces or (assignment.has_a_sample and assignment.sample_drawn_at is None):
        raise NothingToRelease
    if len(pieces) != pieces_seen:
        raise ChangedSince
    state = PIECE_MOVES.target("release", state=PieceState.SETTLED)
    ids = [piece.pk for piece in pieces]
    given_back = {"released_at": timezone.now(), "released_by": by, "has_news": True}
    Piece.objects.filter(pk__in=ids, state=PieceState.SETTLED).update(state=state, **given_back)
    PieceDecision.objects.bulk_create(PieceDecision(piece=piece, move="release", by=by) for piece in pieces)
    for piece in pieces:
        keep_notice(person=piece.student, kind=GIVEN_BACK, key=str(piece.pk), by=by)
    record("assignment.release", subject=assignment, by=by, pieces=len(pieces))
    return len(pieces)
