"""What somebody is told at home about assignments: what came back, what there is to mark, and what is due soon."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, FilteredRelation, OuterRef, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Membership, User
from accounts.once import once
from accounts.prepared import prepared
from accounts.rules import Role
from activities.models.assignment import Assignment
from activities.models.assignment_piece import Piece
from activities.states import PieceState

SOON = timedelta(days=14)


def with_news_for(person: Any) -> models.QuerySet:
    """Return this person's own pieces that were given back, or given more time, and that they have not looked at since."""
    return Piece.objects.filter(student=person, has_news=True)


def to_mark_by(person: Any, today: Any, now: Any) -> models.QuerySet:
    """Return the pieces that this person, as a tutor of the day or as the second marker, has still to mark. Also prepared."""
    tutors = Membership.objects.current(today).filter(person=person, role=Role.TUTOR)
    theirs = Exists(tutors.filter(cohort=OuterRef("assignment__cohort"))) & ~Q(assignment__second_marker=person)
    there = Exists(tutors.filter(organisation=OuterRef("assignment__cohort__programme__university")))
    mine = Q(assignment__second_marker=person, second_look=True, second__isnull=True, agreed__isnull=True) & Q(there)
    due = Coalesce("extended_until", "assignment__due_at")
    readable = Q(due__lte=now) | Q(marking_began_at__isnull=False)
    waiting = Piece.objects.alias(due=due).filter(readable, state=PieceState.HANDED_IN)
    return waiting.filter((Q(first__isnull=True) & Q(theirs)) | mine)


def assignments_to_mark(person: User, ids: list[Any]) -> list[tuple[Assignment, int]]:
    """Return the assignments that these pieces belong to, and how many there are in each. One query."""
    rows = Assignment.objects.visible_to(person).with_group().filter(pieces__in=ids)
    return [(row, row.waiting) for row in rows.annotate(waiting=models.Count("pieces", filter=Q(pieces__in=ids)))]


class Own(NamedTuple):
    """One line at home for a student: what they are to hand in soon, or a piece of theirs with news."""

    activity: int
    title: str
    due: datetime | None  # for them
    piece: UUID | None
    state: str | None
    has_news: bool | None
    is_to_hand_in: bool  # as opposed to one that is only asked for because there is news of it

    @property
    def is_back(self) -> bool:
        return self.state == PieceState.RELEASED


@prepared
def own_of(person, today, now, soon):
    """Assignments of one student that are due within two weeks and not handed in, and those with news of their piece."""
    cohorts = Membership.objects.current(today).filter(person=person, role=Role.STUDENT).values("cohort")
    mine = FilteredRelation("pieces", condition=Q(pieces__student=person))
    rows = Assignment.objects.annotate(mine=mine, due=Coalesce("mine__extended_until", "due_at"))
    writing = Q(mine__state=PieceState.WRITING) | Q(mine__isnull=True)
    to_hand_in = writing & Q(cohort__in=cohorts, activity__live=True, due__gt=now, due__lte=soon)
    told = Case(When(to_hand_in, then=True), default=False)
    return (
        rows.annotate(to_hand_in=told)
        .filter(Q(to_hand_in=True) | Q(mine__has_news=True))
        .order_by("due", "pk")
        .values_list("activity", "activity__title", "due", "mine__pk", "mine__state", "mine__has_news", "to_hand_in")
    )


def own_assignments(person: User) -> list[Own]:
    """Return what this student is to hand in within two weeks, and what there is news of. One query, however often home asks."""
    now = timezone.now()
    asked = {"person": person, "today": timezone.localdate(), "now": now, "soon": now + SOON}
    return once(person, "own_assignments", lambda: [Own(*row) for row in own_of(**asked)])


def pieces_with_news(person: User, ids: list[Any]) -> list[Own]:
    """Return these pieces, for a line at home."""
    return [own for own in own_assignments(person) if own.piece in ids]
