"""Everybody’s piece of one assignment, for whoever marks and whoever looks after it. As many queries for 300 as for three."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership, User
from accounts.rules import Role
from activities.models.assignment import Assignment
from activities.models.assignment_hand_in import HandInDocument
from activities.models.assignment_piece import MARKING_KIND, Piece
from activities.states import PieceState
from writing.models import Draft

NOT_HANDED_IN = "Not handed in"
TO_MARK, TO_AGREE, WAITS, SETTLED, GIVEN_BACK = "to_mark", "to_agree", "waits", "settled", "given_back"


@dataclass(frozen=True)
class Row:
    """A piece as one person who marks finds it. `step` is what there is for them to do now."""

    piece: Piece
    name: str
    step: str
    status: str
    begun: bool
    documents: int

    @property
    def needs_them(self) -> bool:
        return self.step in (TO_MARK, TO_AGREE)


def pieces_to_mark(assignment: Assignment, marker: User) -> models.QuerySet:
    """Return the pieces of this assignment that this person can read, in the order of their numbers or names."""
    order = "number" if assignment.is_anonymous else "student__name"
    return Piece.objects.visible_to(marker).filter(assignment=assignment).exclude(student=marker).with_work().order_by(order, "pk")


def marking_list(assignment: Assignment, marker: User) -> list[Row]:
    """Return every piece that this person can read, with what is to be done. Two queries."""
    documents = HandInDocument.objects.filter(hand_in=OuterRef("current")).order_by().values("hand_in")
    count = Coalesce(Subquery(documents.annotate(number=Count("pk")).values("number")), 0)
    pieces = list(pieces_to_mark(assignment, marker).annotate(number_of_documents=count))
    begun = set(Draft.objects.visible_to(marker).unfinished(MARKING_KIND).values_list("about", flat=True))
    return [row_of(assignment, piece, marker, begun) for piece in pieces]


def row_of(assignment: Assignment, piece: Piece, marker: User, begun: set[str]) -> Row:
    piece.assignment = assignment
    step = step_of(piece, marker)
    has_begun = step == TO_MARK and str(piece.pk) in begun
    return Row(piece, piece.name_for(marker), step, status_of(piece, marker, step), has_begun, piece.number_of_documents)


def step_of(piece: Piece, marker: User) -> str:
    """Say what there is to do for this person with a piece."""
    assignment = piece.assignment
    if piece.is_released:
        return GIVEN_BACK
    if piece.state == PieceState.SETTLED:
        return SETTLED
    if assignment.needs_two:
        if piece.first and piece.second:
            return TO_AGREE
        mine = piece.second if assignment.is_second(marker) else piece.first
        return WAITS if mine else TO_MARK
    if piece.first is None:
        return WAITS if assignment.is_second(marker) else TO_MARK
    return WAITS if piece.first.by_id == marker.pk else TO_AGREE


def status_of(piece: Piece, marker: User, step: str) -> str:
    """Say where it is in a few words, and nothing of what the other said before both have spoken."""
    if step == TO_MARK:
        return "To mark"
    if step == TO_AGREE:
        return "To agree on" if piece.assignment.needs_two else "In the sample: look at it"
    if step == WAITS:
        return "Waits for the second" if piece.first and not piece.second else "Waits for the first"
    result = piece.result
    mark = f": {result.mark}" if result.mark is not None else ""
    return f"{'Given back' if step == GIVEN_BACK else 'Marked'}{mark}"


def next_to_mark(assignment: Assignment, marker: User, after: Piece) -> Piece | None:
    """Return the next piece that this person has something to do with, going on from this one and round to the beginning."""
    rows = [row for row in marking_list(assignment, marker) if row.needs_them or row.piece == after]
    here = next((place for place, row in enumerate(rows) if row.piece == after), -1)
    others = [row.piece for row in (*rows[here + 1 :], *rows[: max(here, 0)])]
    return others[0] if others else None


@dataclass(frozen=True)
class PersonRow:
    """A student of the cohort and where their piece is. `mark` and what is beyond handed in are empty where names are hidden."""

    student: User
    piece: Piece | None
    status: str
    due_at: datetime | None
    is_late: bool
    mark: int | None


def people_of(assignment: Assignment, reader: User) -> list[PersonRow]:
    """Return every student of the cohort today, and whoever has handed something in. Two queries."""
    students = Membership.objects.current().filter(cohort=assignment.cohort_id, role=Role.STUDENT, person__is_active=True)
    handed_in = assignment.pieces.exclude(state=PieceState.WRITING).values("student")
    people = User.objects.filter(models.Q(pk__in=students.values("person")) | models.Q(pk__in=handed_in))
    pieces = {piece.student_id: piece for piece in assignment.pieces.select_related("current", "first", "agreed")}
    blind = assignment.is_anonymous and marks_too(assignment, reader)
    return [person_row(assignment, person, pieces.get(person.pk), blind=blind) for person in people.order_by("name", "pk")]


def marks_too(assignment: Assignment, reader: User) -> bool:
    return assignment.is_a_tutor(reader) or assignment.is_second(reader)


def person_row(assignment: Assignment, student: User, piece: Piece | None, *, blind: bool) -> PersonRow:
    if piece is None:
        return PersonRow(student, None, NOT_HANDED_IN, assignment.due_at, is_late=False, mark=None)
    piece.assignment = assignment
    if not piece.is_handed_in:  # whether somebody has begun is nobody's business
        return PersonRow(student, piece, NOT_HANDED_IN, piece.due_at, is_late=False, mark=None)
    shown = not blind or piece.is_released
    state = PieceState(piece.state) if shown else PieceState.HANDED_IN
    result = piece.result if shown else None
    late = piece.late_by is not None
    return PersonRow(student, piece, state.label.capitalize(), piece.due_at, late, result.mark if result else None)


def not_handed_in(rows: Iterable[PersonRow]) -> list[PersonRow]:
    return [row for row in rows if row.piece is None or not row.piece.is_handed_in]
