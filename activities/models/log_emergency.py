"""Log entries in an emergency reading: rows of their own, beside `visible_to`, which does not know of it (decision 0018)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from activities.models.log import LogEntry
from writing.models import EmergencyOpening, EmergencyReading
from writing.models.emergency_kind import PrivateWriting, Thing
from writing.models.emergency_register import running_about


def entries_of(reading: EmergencyReading) -> models.QuerySet:
    """Return the author's entries of the days that were asked for, with `opened_at`: empty where this version was not opened.

    Saved entries only. What the author types and has not saved is a draft, and nobody's but theirs. So is what they began after
    it was agreed: nobody asked to read what somebody writes about being read.
    """
    openings = EmergencyOpening.objects.filter(reading=reading, audience=OuterRef("audience"), version=OuterRef("version"))
    days, agreed_at = (reading.first_day, reading.last_day), reading.agreed_at or reading.asked_at
    entries = LogEntry.objects.filter(author=reading.author_id, event_on__range=days, written_at__lte=agreed_at)
    return entries.annotate(opened_at=Subquery(openings.values("at")[:1])).order_by("event_on", "written_at", "pk")


def listed(reading: EmergencyReading) -> list[LogEntry]:
    """Return the entries as days: no words and no titles before each is opened. One query."""
    return list(entries_of(reading).only("event_on", "written_at", "updated_at"))


def opened(reading: EmergencyReading, pk: Any) -> LogEntry | None:
    """Return one entry, in the version that was opened; None where it was not, or has changed since."""
    return entries_of(reading).filter(pk=pk, opened_at__isnull=False).first()


def things(audiences: Collection[int]) -> dict[int, Thing]:
    """Name entries to their author, by the id of their audience. One query."""
    entries = LogEntry.objects.filter(audience__in=audiences).only("audience", "title", "event_on")
    return {one.audience_id: Thing(one.get_title(), reverse("activities:log_entry", args=[one.pk])) for one in entries}


LOG = PrivateWriting(words="log entries", address="activities:emergency_entries", things=things)


def openings_of(entry: LogEntry) -> list[EmergencyOpening]:
    """Return when this entry was opened in an emergency, newest first, with the two people. One query."""
    openings = EmergencyOpening.objects.filter(audience=entry.audience_id).order_by("-at")
    return list(openings.select_related("reading__asked_by", "reading__agreed_by"))


def is_read_in(reading: EmergencyReading, entry: LogEntry) -> bool:
    """Whether an entry of the author is among those of a reading that was agreed: the same as entries_of says. No query."""
    return reading.first_day <= entry.event_on <= reading.last_day and entry.written_at <= reading.agreed_at


def named(name: str, ends_at: datetime) -> str:
    return f"{name} (in an emergency, until {timezone.localtime(ends_at):%H:%M})"


def sentence_for(entry: LogEntry, reader: User) -> str:
    """Say who can see the entry, from where the reader stands. Its author is told of emergency readings; one query for that."""
    readings = running_about(person=reader, now=timezone.now()) if reader.pk == entry.author_id else []
    people = {one.asked_by.name: one.ends_at for one in readings if is_read_in(one, entry)}
    return entry.audience.sentence(reader, also=[named(*one) for one in people.items()])


def with_emergencies(entries: models.QuerySet, now: Any) -> models.QuerySet:
    """Let each of one's own entries say who can read it in an emergency at this moment, and whether somebody ever did."""
    running = EmergencyReading.objects.running(now).filter(
        author=OuterRef("author"),
        first_day__lte=OuterRef("event_on"),
        last_day__gte=OuterRef("event_on"),
        agreed_at__gte=OuterRef("written_at"),
    )
    last = running.order_by("-ends_at")
    return entries.annotate(
        emergency_reader=Subquery(last.values("asked_by__name")[:1]),
        emergency_until=Subquery(last.values("ends_at")[:1]),
        was_opened_in_emergency=Exists(EmergencyOpening.objects.filter(audience=OuterRef("audience"))),
    )
