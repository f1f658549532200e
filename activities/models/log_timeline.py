"""Finding one's own entries again: page by page, by month, by what they say. Nobody's but the person's own are ever asked for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models import User
from accounts.prepared import attach, prepared
from activities.models.log import LogEntry
from activities.models.log_emergency import named, with_emergencies
from activities.models.log_file_counts import with_file_counts
from activities.models.log_passage import FlaggedPassage
from activities.models.log_tag import LogTag
from writing.models import AudienceMember

ON_A_PAGE = 20
NOBODY_ELSE = "Only you can see this"
NEWEST_FIRST = ("-event_on", "-written_at", "-pk")
LISTED = ("title", "event_on", "written_at", "flagged_at", "template_title", "author", "audience", "audience__owner")
HERE = models.OuterRef("pk")


@dataclass(frozen=True)
class Filters:
    """What somebody looks for in their log. `first` and `last` are days between which it happened."""

    words: str = ""
    tag: str = ""
    template: str = ""
    flagged: bool = False
    shared: bool | None = None
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass
class Page:
    """Some entries, newest first, also by month: a month may go on upon the page before or after.

    `found` is how many there are in all, where that was asked.
    """

    entries: list[LogEntry]
    number: int
    has_earlier: bool
    found: int | None = None
    months: list[tuple[date, list[LogEntry], bool]] = field(init=False)

    def __post_init__(self) -> None:
        months: dict[date, list[LogEntry]] = {}
        for entry in self.entries:
            months.setdefault(entry.month, []).append(entry)
        goes_on = {min(months)} if months and self.has_earlier else set()
        goes_on |= {max(months)} if months and self.number > 1 else set()
        self.months = [(month, entries, month not in goes_on) for month, entries in months.items()]


def own(person: Any, now: Any, today: date) -> models.QuerySet:
    """One's own entries as a list shows them: without their text."""
    passages = FlaggedPassage.objects.filter(entry=HERE)
    entries = LogEntry.objects.written_by(person).annotate(has_passages=models.Exists(passages))
    entries = with_file_counts(with_emergencies(entries, now), person, today)
    return entries.select_related("audience").only(*LISTED).order_by(*NEWEST_FIRST)


def tags_of(ids: list[Any]) -> models.QuerySet:
    return LogTag.objects.filter(entry__in=ids).values_list("entry", "word")


def ids_of_first(person: Any) -> models.QuerySet:
    return LogEntry.objects.written_by(person).order_by(*NEWEST_FIRST).values("pk")[: ON_A_PAGE + 1]


@prepared
def first_entries(person, now, today):
    return own(person, now, today)[: ON_A_PAGE + 1]


@prepared
def readers_of_first_entries(person, today):
    return (
        AudienceMember.objects.now().with_holds(today).filter(audience__log_entry__in=ids_of_first(person)).select_related("person")
    )


@prepared
def tags_of_first_entries(person):
    return LogTag.objects.filter(entry__in=ids_of_first(person)).values_list("entry", "word")


@prepared
def months_of(person):
    """Each month in which something happened, the newest first, with the number of entries."""
    months = LogEntry.objects.written_by(person).annotate(in_month=TruncMonth("event_on")).values("in_month")
    return months.annotate(entries=models.Count("pk")).order_by("-in_month").values_list("in_month", "entries")


@prepared
def tags_used_by(person):
    return LogTag.objects.filter(entry__author=person).order_by("word").values_list("word", flat=True).distinct()


@prepared
def templates_used_by(person):
    used = LogEntry.objects.written_by(person).filter(template__isnull=False)
    return used.order_by("template__order", "template__title").values_list("template_id", "template__title").distinct()


def found(person: User, filters: Filters) -> models.QuerySet:
    entries = own(person, timezone.now(), timezone.localdate())
    for word in filters.words.split():
        in_tags = models.Exists(LogTag.objects.filter(entry=HERE, word__icontains=word))
        entries = entries.filter(models.Q(title__icontains=word) | models.Q(body__icontains=word) | in_tags)
    if filters.tag:
        entries = entries.filter(models.Exists(LogTag.objects.filter(entry=HERE, word=filters.tag)))
    if filters.template:
        entries = entries.filter(template=filters.template)
    if filters.flagged:
        entries = entries.filter(models.Q(flagged_at__isnull=False) | models.Q(has_passages=True))
    if filters.shared is not None:
        shared = models.Exists(AudienceMember.objects.now().filter(audience=models.OuterRef("audience")))
        entries = entries.filter(shared if filters.shared else ~shared)
    if filters.first and filters.last:
        entries = entries.filter(event_on__range=(filters.first, filters.last))
    return entries


def page_of(person: User, filters: Filters, number: int = 1) -> Page:
    """Return one page of a person's own log: three queries, and one more that counts where they look for something."""
    if number == 1 and not filters:
        first = first_entries(person=person, now=timezone.now(), today=timezone.localdate())
        return as_page(person, first, number, readers_of_first_entries, tags_of_first_entries)
    rows = found(person, filters)
    start = (number - 1) * ON_A_PAGE
    entries = list(rows[start : start + ON_A_PAGE + 1])
    audiences, ids = [entry.audience_id for entry in entries], [entry.pk for entry in entries]
    readers = AudienceMember.objects.now().with_holds().filter(audience__in=audiences).select_related("person")
    page = as_page(person, entries, number, lambda **_: readers, lambda **_: tags_of(ids))
    page.found = rows.count() if filters else None
    return page


def as_page(person: User, entries: list[LogEntry], number: int, readers: Any, tags: Any) -> Page:
    """Give each entry its tags and the line that says who can see it. Only what is shared asks its audience."""
    members = list(readers(person=person, today=timezone.localdate())) if entries else []
    shared = {member.audience_id for member in members}
    held = {member.audience_id for member in members if member.is_held_back}
    attach([entry.audience for entry in entries], "members", members, by="audience_id")
    words: dict[Any, list[str]] = {}
    for pk, word in tags(person=person) if entries else ():
        words.setdefault(pk, []).append(word)
    for entry in entries:
        entry.author = entry.audience.owner = person
        entry.words, entry.tag_words = entry, words.get(entry.pk, [])
        entry.is_held_back = entry.audience_id in held
        also = [named(entry.emergency_reader, entry.emergency_until)] if entry.emergency_reader else []
        is_alone = entry.audience_id not in shared and not also
        entry.sentence = NOBODY_ELSE if is_alone else entry.audience.sentence(person, also)
    return Page(entries[:ON_A_PAGE], number, has_earlier=len(entries) > ON_A_PAGE)


def entries_of_month(person: User, first: date, last: date) -> list[LogEntry]:
    """Return what happened in a month, earliest first, for its calendar. One query."""
    return list(found(person, Filters(first=first, last=last)).order_by("event_on", "written_at", "pk"))
