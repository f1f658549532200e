"""What this app says on the home page: text that is waiting to be finished."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from activities.models.log import title_of, unfinished_entries
from writing.models import Draft

MOST = 2


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
