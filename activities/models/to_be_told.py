"""What a person is told at home about what they wrote or read: readings, flags, comments, feedback, posts, pieces, drafts."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Value
from django.utils import timezone

from accounts.models import User
from accounts.once import once
from accounts.prepared import prepared
from activities.models.assignment import Assignment
from activities.models.assignment_told import Own, assignments_to_mark, pieces_with_news, to_mark_by, with_news_for
from activities.models.discussion import Discussion
from activities.models.discussion_post import Post, PostDecision
from activities.models.discussion_told import decided_about, discussions_waiting, posts_decided, waiting_for
from activities.models.feedback import Feedback
from activities.models.feedback_told import feedback_unread, unread_by
from activities.models.log import DRAFT_KIND, LogEntry, unfinished_entries
from activities.models.unread_beside import Beside, unread_beside
from writing.models import AudienceMember, Draft, EmergencyReading, IdentifierFlag, UnreadComment

READING, FLAG, COMMENT, WAITING, DECIDED, FEEDBACK, NEWS, TO_MARK, BEGUN = 1, 2, 3, 4, 5, 6, 7, 8, 9


@dataclass
class Told:
    """Each nearly always empty. Comments come with those beside the same entry."""

    readings: list[EmergencyReading] = field(default_factory=list)
    flags: list[IdentifierFlag] = field(default_factory=list)
    comments: list[Beside] = field(default_factory=list)
    waiting: list[tuple[Discussion, int]] = field(default_factory=list)
    decided: list[tuple[Post, PostDecision]] = field(default_factory=list)
    feedback: list[tuple[Feedback, LogEntry]] = field(default_factory=list)
    pieces: list[Own] = field(default_factory=list)
    to_mark: list[tuple[Assignment, int]] = field(default_factory=list)
    begun: list[Draft] = field(default_factory=list)


@prepared
def ids_to_be_told_of(person, today, now):
    """Asked for everybody on every visit to their home page, and nearly always empty: it fetches next to nothing."""
    readings = EmergencyReading.objects.about(person).filter(noted_at__isnull=True)
    flags = IdentifierFlag.objects.open().filter(audience__owner=person)
    unread = UnreadComment.objects.filter(person=person)
    feedback = ids(unread_by(person), "feedback", FEEDBACK)
    posts = (ids(waiting_for(person, today), "pk", WAITING), ids(decided_about(person), "pk", DECIDED))
    pieces = (ids(with_news_for(person), "pk", NEWS), ids(to_mark_by(person, today, now), "pk", TO_MARK))
    begun = ids(Draft.objects.visible_to(person).unfinished(DRAFT_KIND), "pk", BEGUN)
    others = (ids(flags, "pk", FLAG), ids(unread, "comment", COMMENT), feedback, *posts, *pieces, begun)
    return ids(readings, "pk", READING).union(*others, all=True)


def ids(rows: models.QuerySet, name: str, kind: int) -> models.QuerySet:
    named = rows.order_by().annotate(what=Value(kind), told=models.F(name))
    return named.values_list("what", "told")


def to_be_told(person: User) -> Told:
    """Return what this person has not looked at yet: one query, and one more for each kind there is, however often home asks.

    Two for posts that a tutor decided about, and for feedback.
    """
    return once(person, "to_be_told", lambda: asked_for(person))


def asked_for(person: User) -> Told:
    found: dict[int, list[Any]] = {}
    for kind, pk in ids_to_be_told_of(person=person, today=timezone.localdate(), now=timezone.now()):
        found.setdefault(kind, []).append(pk)
    asks = {
        READING: ("readings", unnoted),
        FLAG: ("flags", open_flags),
        COMMENT: ("comments", lambda reader, _: unread_beside(reader)),
        WAITING: ("waiting", discussions_waiting),
        DECIDED: ("decided", posts_decided),
        FEEDBACK: ("feedback", feedback_unread),
        NEWS: ("pieces", pieces_with_news),
        TO_MARK: ("to_mark", assignments_to_mark),
        BEGUN: ("begun", lambda writer, _: unfinished_entries(writer)),
    }
    return Told(**{name: ask(person, found[kind]) for kind, (name, ask) in asks.items() if kind in found})


def unnoted(person: User, ids: list[Any]) -> list[EmergencyReading]:
    return list(EmergencyReading.objects.about(person).filter(pk__in=ids).select_related("asked_by", "agreed_by"))


def open_flags(person: User, ids: list[Any]) -> list[IdentifierFlag]:
    """What readers said of this person's entries. Nothing where nobody is let in any more."""
    members = AudienceMember.objects.now().filter(audience=OuterRef("audience"))
    flags = IdentifierFlag.objects.visible_to(person).filter(Exists(members), pk__in=ids, audience__log_entry__isnull=False)
    return list(flags.select_related("flagged_by", "audience__log_entry"))
