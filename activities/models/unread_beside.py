"""What was written beside entries and has not been read yet. Home tells of it, so it is one query that is built once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Notice, User
from accounts.prepared import prepared
from activities.models.log import LogEntry, LogEntryVersion
from activities.models.log_words import titled
from writing.models import Audience, AudienceMember, Comment

WRITTEN_BESIDE = "activities.written_beside"  # a kind of notice; its key names the entry and who wrote


@dataclass(frozen=True)
class Beside:
    """What is new beside one entry, the newest comment last. The title and day are those of the words this person reads."""

    entry: Any  # its id
    title: str
    event_on: date
    comments: list[Comment]

    def get_title(self) -> str:
        return titled(self.title, self.event_on)


@prepared
def comments_unread(person, today):
    """Each with the title and day of its entry as this person reads them: its author the entry, anybody else their version."""
    comments = Comment.objects.filter(thread__audience__in=Audience.objects.open_to(person, today), unread__person=person)
    beside = comments.filter(thread__audience__log_entry__isnull=False).select_related("author").order_by("written_at", "pk")
    return beside.annotate(
        entry=F("thread__audience__log_entry"),
        title=as_read("title", person),
        event_on=as_read("event_on", person),
    )


def as_read(name: str, person: Any) -> Coalesce:
    given = AudienceMember.objects.now().filter(audience=OuterRef("entry__audience"), person=person, version=OuterRef("number"))
    versions = LogEntryVersion.objects.filter(models.Exists(given), entry__audience=OuterRef("thread__audience"))
    return Coalesce(Subquery(versions.values(name)[:1]), F(f"thread__audience__log_entry__{name}"))


def unread_beside(person: User) -> list[Beside]:
    """Return what is new beside each entry, in the order of its first comment. One query.

    Only entries that they can read today, which may be fewer than when it was written.
    """
    found: dict[Any, Beside] = {}
    for comment in comments_unread(person=person, today=timezone.localdate()):
        beside = found.setdefault(comment.entry, Beside(comment.entry, comment.title, comment.event_on, []))
        beside.comments.append(comment)
    return list(found.values())


def still_unread_beside(notices: Sequence[Notice]) -> dict[int, tuple[LogEntry, User]]:
    """Return the entry that each of these notices is about, by the id of the notice, and who wrote beside it.

    Only where whoever is to be told can read it today and has not opened it since; and once for each entry and writer.
    Two queries for each person.
    """
    found: dict[int, tuple[LogEntry, User]] = {}
    for person in {notice.person for notice in notices}:
        unread = unread_beside(person)
        entries = LogEntry.objects.in_bulk([beside.entry for beside in unread])
        waiting = {
            (str(beside.entry), str(comment.author_id)): (entries[beside.entry], comment.author)
            for beside in unread
            for comment in beside.comments
        }
        for notice in notices:
            entry_pk, author = notice.key.split(":")[:2]
            if notice.person_id == person.pk and (said := waiting.pop((entry_pk, author), None)):
                found[notice.pk] = said
    return found
