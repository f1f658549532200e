"""What was written beside entries and has not been read yet. Home tells of it, so its queries are built once."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Notice, User
from accounts.prepared import attach, prepared
from activities.models.log import LogEntry, LogEntryVersion
from writing.models import Audience, AudienceMember, Comment, UnreadComment

WRITTEN_BESIDE = "activities.written_beside"  # a kind of notice; its key names the entry and who wrote


def audiences(person: Any) -> models.QuerySet:
    return UnreadComment.objects.filter(person=person).values("comment__thread__audience")


@prepared
def comments_unread(person, today):
    open_now = Audience.objects.open_to(person, today)
    comments = Comment.objects.filter(thread__audience__in=open_now, unread__person=person)
    return comments.select_related("author", "thread").order_by("written_at")


@prepared
def entries_unread(person, today):
    entries = LogEntry.objects.visible_to(person, today).filter(audience__in=audiences(person))
    return entries.select_related("author", "audience__owner")


@prepared
def members_of_unread(person, today):
    members = AudienceMember.objects.now().with_holds(today)
    return members.filter(audience__in=audiences(person)).select_related("person")


@prepared
def versions_of_unread(person):
    return LogEntryVersion.objects.filter(entry__audience__in=audiences(person))


def unread_beside(person: User) -> list[tuple[LogEntry, Any, list[Comment]]]:
    """Return each entry with it as this person reads it and what is new beside it, the newest last. Four queries.

    Only entries that they can read today, which may be fewer than when it was written.
    """
    asked = {"person": person, "today": timezone.localdate()}
    beside: dict[int, list[Comment]] = {}
    for comment in comments_unread(**asked):
        beside.setdefault(comment.thread.audience_id, []).append(comment)
    entries = [entry for entry in entries_unread(**asked) if entry.audience_id in beside] if beside else []
    attach([entry.audience for entry in entries], "members", members_of_unread(**asked) if entries else [], by="audience_id")
    attach(entries, "versions", versions_of_unread(person=person) if entries else [], by="entry_id")
    return [(entry, entry.as_read_by(person), beside[entry.audience_id]) for entry in entries]


def still_unread_beside(notices: Sequence[Notice]) -> dict[int, tuple[LogEntry, User]]:
    """Return the entry that each of these notices is about, by the id of the notice, and who wrote beside it.

    Only where whoever is to be told can read it today and has not opened it since; and once for each entry and writer.
    """
    found: dict[int, tuple[LogEntry, User]] = {}
    for person in {notice.person for notice in notices}:
        waiting = {
            (str(entry.pk), str(comment.author_id)): (entry, comment.author)
            for entry, _, comments in unread_beside(person)
            for comment in comments
        }
        for notice in notices:
            entry_pk, author = notice.key.split(":")[:2]
            if notice.person_id == person.pk and (said := waiting.pop((entry_pk, author), None)):
                found[notice.pk] = said
    return found
