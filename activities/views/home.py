"""What this app says on the home page: what a reader said might identify someone, and text that is waiting to be finished."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from accounts.rules import Role
from activities.models.log import title_of, unfinished_entries
from activities.models.log_held import open_flags_of
from writing.models import Draft, IdentifierFlag

MOST = 2


def next_things(person: User) -> list[dict[str, Any]]:
    """A student's own entries that are held back until they have looked, each once. For students only."""
    if Role.STUDENT not in person.roles_now():
        return []
    first: dict[int, IdentifierFlag] = {}
    for flag in open_flags_of(person):
        first.setdefault(flag.audience_id, flag)
    return [to_look_at(flag) for flag in first.values()]


def to_look_at(flag: IdentifierFlag) -> dict[str, Any]:
    entry, by = flag.audience.log_entry, flag.flagged_by.get_short_name()
    return {
        "order": 15,
        "eyebrow": "Held back until you have looked",
        "title": f"“{entry.get_title()}” might identify someone",
        "detail": f"{by} said so on {timezone.localtime(flag.flagged_at):%a %-d %b}: {flag.kind_in_words}.",
        "url": reverse("activities:log_entry", args=[entry.pk]),
        "button": "Look at it",
        "minutes": "",
    }


def tasks(person: User) -> list[dict[str, Any]]:
    """Log entries that were begun and not saved, newest first. One query."""
    return [as_task(draft) for draft in unfinished_entries(person)[:MOST]]


def as_task(draft: Draft) -> dict[str, Any]:
    saved_at = timezone.localtime(draft.saved_at)
    words = len(draft.fields.get("body", "").split())
    return {
        "title": f"Finish “{title_of(draft)}”",
        "detail": f"You wrote {words} word{'' if words == 1 else 's'} on {date_format(saved_at, 'l')} at {saved_at:%H:%M}",
        "url": reverse("activities:log_entry_write" if draft.is_new else "activities:log_entry_edit", args=[draft.pk]),
        "status": "In progress",
        "needs_you": True,
        "done": False,
    }
