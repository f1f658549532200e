"""What somebody is told at home about assignments: what came back, what there is to mark, and what is due soon."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Membership, User
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


def pieces_with_news(person: User, ids: list[Any]) -> list[Piece]:
    """Return these pieces, for a line at home. One query."""
    rows = Piece.objects.visible_to(person).filter(pk__in=ids)
    return list(rows.select_related("assignment__activity", "assignment__version"))


def assignments_to_mark(person: User, ids: list[Any]) -> list[tuple[Assignment, int]]:
    """Return the assignments that these pieces belong to, and how many there are in each. One query."""
    rows = Assignment.objects.visible_to(person).with_group().filter(pieces__in=ids)
    return [(row, row.waiting) for row in rows.annotate(waiting=models.Count("pieces", filter=Q(pieces__in=ids)))]


@prepared
def due_soon(person, today, now, soon):
    """Assignments of one student that are due within two weeks, or were and are not handed in."""
    cohorts = Membership.objects.current(today).filter(person=person, role=Role.STUDENT).values("cohort")
    mine = FilteredRelation("pieces", condition=Q(pieces__student=person))
    rows = Assignment.objects.filter(cohort__in=cohorts, activity__live=True).annotate(mine=mine)
    due = Coalesce("mine__extended_until", "due_at")
    writing = Q(mine__state=PieceState.WRITING) | Q(mine__isnull=True)
    return (
        rows.annotate(due=due)
        .filter(writing, due__gt=now, due__lte=soon)
        .order_by("due")
        .values_list("activity", "activity__title", "due")
    )


def due_for(person: User) -> list[tuple[int, str, datetime]]:
    """Return what this student is to hand in within two weeks: the activity, its title, and until when for them. One query."""
    now = timezone.now()
    return [tuple(row) for row in due_soon(person=person, today=timezone.localdate(), now=now, soon=now + SOON)]
