"""What this app says on the home page: emergency readings, to the two people they need."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from writing.models import EmergencyReading
from writing.rules import GOES_WITH


def next_things(person: User) -> list[dict[str, Any]]:
    """To a coordinator or administrator: what waits for them, and their hour."""
    if not person.roles_now() & set(GOES_WITH):
        return []
    seen = EmergencyReading.objects.visible_to(person).exclude(author=person)
    standing = list((seen.waiting() | seen.running()).select_related("author", "asked_by", "university"))
    things = [to_answer(one) for one in standing if one.is_waiting and one.may_be_answered_by(person)]
    return things + [to_read(one) for one in standing if one.is_running and one.asked_by_id == person.pk]


def to_answer(reading: EmergencyReading) -> dict[str, Any]:
    lapses = timezone.localtime(reading.lapses_at)
    return {
        "order": 2,
        "eyebrow": "Waiting for you",
        "title": f"{reading.asked_by.name} asks for an emergency reading",
        "detail": f"It needs a second person. It lapses on {lapses:%a %-d %b at %H:%M}.",
        "url": reverse("writing:emergency_reading", args=[reading.pk]),
        "button": "Read why",
        "minutes": "",
    }


def to_read(reading: EmergencyReading) -> dict[str, Any]:
    return {
        "order": 2,
        "eyebrow": f"Until {timezone.localtime(reading.ends_at):%H:%M}",
        "title": f"Your emergency reading of {reading.author.name}’s log",
        "detail": "Each entry you open is recorded, and shown to its author.",
        "url": reverse("writing:emergency_reading", args=[reading.pk]),
        "button": "Go on",
        "minutes": "",
    }
