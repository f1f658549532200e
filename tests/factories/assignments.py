"""Assignments, pieces of work and what is said of them, made through the product's own actions."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from activities.actions.assignment import open_assignment, set_up
from activities.actions.marking import agree, mark_piece
from activities.actions.piece import open_piece
from activities.actions.piece_hand_in import Work, hand_in
from activities.models import Assignment, Piece
from activities.models.assignment_check import looked_at_in
from activities.models.assignment_said import Said
from activities.models.discussion_check import Decided
from tests.factories.activities import make_assignment
from writing.models.checked_text import CheckedText

IN_TIME, PAST = timedelta(days=3), -timedelta(days=1)


def open_in(cohort, by, *, due=IN_TIME, second=None, **says):
    """The assignment in this cohort, due so long from now."""
    assignment = open_assignment(activity=make_assignment(**says), cohort=cohort.pk, by=by)
    if due is not None:
        set_up(assignment=assignment, due_at=timezone.now() + due, second_marker=second, by=by)
    return again(assignment)


def again(row):
    rows = Assignment.objects.with_group() if isinstance(row, Assignment) else Piece.objects.with_work()
    return rows.get(pk=row.pk)


def as_it_is(words, documents=()):
    """The work as somebody leaves it, every finding left with a reason."""
    checked = CheckedText({"words": words})
    decided = Decided(checked, {one.key: None for one in checked.pointed}, "Nobody can be known by it.")
    return Work(decided, [(one, "Nobody can be known by it.") for one in documents])


def piece_of(student, assignment):
    return open_piece(assignment=assignment, by=student)


def handed_in(student, assignment, words="The form asked him first.", *, at=None, id=None, documents=()):  # noqa: A002
    """A piece that this student has handed in, an hour before its date where that is past, else now."""
    piece = piece_of(student, assignment)
    due = assignment.due_at
    at = at or (due - timedelta(hours=1) if due and due < timezone.now() else timezone.now())
    looked_at = looked_at_in(list(documents), piece=piece, readers=[])
    hand_in(id=id or uuid4(), piece=piece, work=as_it_is(words, looked_at), by=student, at=at)
    return again(piece)


def said(moment=1, choice=2, *, mark=65, comment="You let him speak first.", **more):
    return Said(levels={"moment": moment, "choice": choice}, mark=mark, comment=comment, **more)


def marked(piece, by, words=None, *, seen=None):
    mark_piece(id=uuid4(), piece=piece, said=words or said(), seen=seen, by=by)
    return again(piece)


def agreed(piece, by, words=None):
    agree(id=uuid4(), piece=piece, said=words or said(), by=by)
    return again(piece)
