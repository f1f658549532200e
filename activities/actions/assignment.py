"""What those who look after an assignment do in one cohort: open it, set its date, name a second marker, give more time."""

import math
import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice
from accounts.models import User
from activities.actions.piece import open_piece
from activities.models import Activity, Assignment, Piece
from activities.states import PIECE_MOVES, PieceState
from history.audit import record

MORE_TIME = "activities.more_time"
LEAST_SAMPLE = 5  # pieces; a tenth of all where that is more


class NoReason(Exception):
    """Nobody is given more time without a sentence that says why; the student reads it."""


class GivenBackAlready(Exception):
    """It has been given back to its author, so nothing about it changes any more."""


class MarkingHasBegun(Exception):
    """Somebody has marked a piece, so who marks it as the second stays."""


class NothingToDraw(Exception):
    """There is no sample in this assignment, it is drawn already, or nothing is marked yet."""


@transaction.atomic
def open_assignment(*, activity: Activity, cohort: int, by: User) -> Assignment:
    """Return the assignment in this cohort, made for whoever comes first. Twice is once."""
    assignment, new = Assignment.objects.get_or_create(activity=activity, cohort_id=cohort)
    if new:
        record("assignment.open", subject=assignment, by=by, activity=activity.pk, cohort=cohort)
    return Assignment.objects.with_group().get(pk=assignment.pk)


@transaction.atomic
def set_up(*, assignment: Assignment, due_at: datetime, second_marker: User | None, by: User) -> Assignment:
    """Say until when it is due in this cohort, and who looks at it besides the tutors. The same again changes nothing.

    Raises MarkingHasBegun where the second marker would change although somebody has marked a piece.
    """
    assignment = Assignment.objects.select_for_update(of=("self",)).with_group().get(pk=assignment.pk)
    if (assignment.due_at, assignment.second_marker) == (due_at, second_marker):
        return assignment
    marked = assignment.pieces.filter(marking_began_at__isnull=False)
    if assignment.second_marker != second_marker and assignment.second_marker is not None and marked.exists():
        raise MarkingHasBegun
    assignment.due_at, assignment.second_marker = due_at, second_marker
    assignment.save(update_fields=["due_at", "second_marker"])
    second = second_marker.pk if second_marker else None
    record("assignment.set_up", subject=assignment, by=by, due=due_at.isoformat(), second=second)
    return assignment


@transaction.atomic
def give_more_time(*, assignment: Assignment, student: User, until: datetime, reason: str, by: User) -> Piece:
    """Let one student hand in later than the others, and tell them why. The same again is once; earlier ones stay in its history.

    It also excuses a piece that was handed in late. Raises NoReason, and GivenBackAlready.
    """
    if not reason.strip():
        raise NoReason
    piece = open_piece(assignment=assignment, student=student, by=by)
    piece = Piece.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=piece.pk)
    if piece.is_released:
        raise GivenBackAlready
    if piece.extended_until == until:
        return piece
    piece.extended_until, piece.has_news = until, True
    piece.save(update_fields=["extended_until", "has_news"])
    decision = piece.decisions.create(move="give_more_time", by=by, until=until, comment=reason.strip())
    record("piece.give_more_time", subject=piece, by=by, until=until.isoformat())
    keep_notice(person=student, kind=MORE_TIME, key=str(decision.pk), by=by)
    return piece


@transaction.atomic
def draw_sample(*, assignment: Assignment, by: User) -> int:
    """Draw, by chance, which marked pieces a second person looks at: five or a tenth, and every piece under the pass mark.

    Returns how many. Raises NothingToDraw.
    """
    assignment = Assignment.objects.select_for_update(of=("self",)).with_group().get(pk=assignment.pk)
    pieces = list(assignment.pieces.select_for_update(of=("self",)).select_related("first").filter(state=PieceState.SETTLED))
    if not assignment.has_a_sample or assignment.sample_drawn_at or not pieces:
        raise NothingToDraw
    pass_mark = assignment.facts["pass_mark"]
    under = [piece for piece in pieces if (mark := piece.first.mark if piece.first else None) is not None and mark < pass_mark]
    others = [piece for piece in pieces if piece not in under]
    size = max(LEAST_SAMPLE, math.ceil(len(pieces) / 10)) - len(under)
    drawn = under + secrets.SystemRandom().sample(others, max(0, min(size, len(others))))
    for piece in drawn:
        piece.state, piece.second_look = PIECE_MOVES.target("look_again", state=piece.state), True
        piece.save(update_fields=["state", "second_look"])
        piece.decisions.create(move="look_again", by=by)
    assignment.sample_drawn_at = timezone.now()
    assignment.save(update_fields=["sample_drawn_at"])
    record("assignment.draw_sample", subject=assignment, by=by, pieces=len(drawn))
    return len(drawn)


@transaction.atomic
def note_news(*, piece: Piece, by: User) -> None:
    """The author has seen that it was given back, or that they have more time. Leaves no audit entry."""
    Piece.objects.filter(pk=piece.pk, student=by, has_news=True).update(has_news=False)
