"""Calendar files: what a feed holds, and what comes with a mail. Plain values in, bytes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event


@dataclass(frozen=True)
class Entry:
    """One seminar in somebody's calendar. `sequence` grows when it is moved, so that a calendar replaces the earlier time."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    sequence: int
    address: str
    changed: datetime
    cancelled: bool = False
    organiser: str = ""
    invited: str = ""


def calendar_file(entries: Iterable[Entry], *, method: str = "PUBLISH", name: str = "") -> bytes:
    """Return an iCalendar file (RFC 5545). Times are in UTC, so every calendar shows the hour where its reader is.

    `method`: PUBLISH for a feed, REQUEST for an invitation, CANCEL for one that will not be held.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Waymark//Seminars//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(as_event(entry))
    return bytes(calendar.to_ical())


def as_event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("dtstart", entry.starts.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("location", entry.address)
    event.add("url", entry.address)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.organiser and entry.invited:  # who is asked by whom: without both, calendars do not take a change to an invitation
        event.add("organizer", f"mailto:{entry.organiser}")
        event.add("attendee", f"mailto:{entry.invited}")
    return event
