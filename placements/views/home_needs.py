"""What home says about who needs whom: to a tutor, which students and why; to a student, what their tutor wrote about."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from placements.models.needs import Need
from placements.models.nudge import Nudge
from placements.models.nudge_standing import told_at_home

NAMED = 2  # students whose reasons stand on the card; the others are on the page
TOLD = timedelta(days=14)  # how long a nudge stands at home, if nothing was done about it


def who_needs_you(needs: list[Need]) -> dict[str, Any]:
    """The first card of a tutor's home."""
    lines = [f"{need.student.get_short_name()}: {' · '.join(reason.inside for reason in need.reasons)}" for need in needs]
    left = len(lines) - NAMED
    more = [f"{left} more on the list"] if left > 0 else []
    return {
        "order": 4,
        "eyebrow": "Needs you",
        "title": f"{len(needs)} student{' needs' if len(needs) == 1 else 's need'} you",
        "detail": ". ".join([*lines[:NAMED], *more]) + ".",
        "url": reverse("placements:needs_you"),
        "button": "See who, and why",
        "minutes": "",
    }


def nudged(person: User) -> list[dict[str, Any]]:
    """One line for each placement. No word of the message: somebody else may see the screen."""
    newest: dict[int, tuple[Nudge, Need]] = {}
    for nudge, need in told_at_home(person, timezone.now() - TOLD):
        newest.setdefault(nudge.placement_id, (nudge, need))
    return [as_thing(nudge) for nudge, _ in newest.values()]


def as_thing(nudge: Nudge) -> dict[str, Any]:
    tutor = nudge.by.get_short_name()
    return {
        "order": 22,
        "eyebrow": "From your tutor",
        "title": f"{tutor} wrote to you",
        "detail": f"On {timezone.localtime(nudge.at):%a %-d %b}. See what it is about, and what {tutor} sees.",
        "url": reverse("placements:seen_by_tutor", args=[nudge.placement_id]),
        "button": "Read it",
        "minutes": "",
    }
