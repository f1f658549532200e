"""What this app says on the home page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rules import Role
from placements.models import Evidence, Placement
from placements.models.ledger import ledger_of
from placements.rules import Part
from placements.states import EvidenceState

FOR_OTHERS = {Role.PRACTICE_EDUCATOR, Role.ON_SITE_SUPERVISOR}


def next_things(person: User) -> list[dict[str, Any]]:
    """A practice educator: what waits for a decision, oldest first. A student: what was returned."""
    roles = person.roles_now()
    if roles & FOR_OTHERS:
        waiting = Evidence.objects.visible_to(person).waiting_for(person).select_related("author").prefetch_related("versions")
        return [to_decide(evidence) for evidence in waiting]
    if Role.STUDENT in roles:
        returned = Evidence.objects.visible_to(person).filter(author=person, state=EvidenceState.RETURNED)
        return [to_change(evidence) for evidence in returned]
    return []


def to_decide(evidence: Evidence) -> dict[str, Any]:
    student = evidence.author
    return {
        "order": 10,
        "eyebrow": "Waiting for you",
        "title": f"{student.get_short_name()} asks you to confirm one piece of evidence",
        "detail": f"“{evidence.asked_version.title}”, asked on {timezone.localtime(evidence.asked_at):%a %-d %b}.",
        "url": reverse("placements:sign_off", args=[evidence.pk]),
        "button": "Read and decide",
        "minutes": f"About {evidence.minutes} minutes",
    }


def to_change(evidence: Evidence) -> dict[str, Any]:
    return {
        "order": 20,
        "eyebrow": "Returned to you",
        "title": f"“{evidence.title}” was returned with a comment",
        "detail": "Read what should change, change it, and ask again when you are ready.",
        "url": reverse("placements:evidence", args=[evidence.pk]),
        "button": "Read the comment",
        "minutes": "",
    }


def tasks(person: User) -> list[dict[str, Any]]:
    """A practice educator: days to confirm, by student. A student: what waits for somebody else."""
    roles = person.roles_now()
    if roles & FOR_OTHERS:
        return days_to_confirm(person)
    if Role.STUDENT in roles:
        waiting = Evidence.objects.visible_to(person).filter(author=person).waiting().select_related("asked_of__person")
        return [
            {
                "title": f"Evidence: {evidence.title}",
                "detail": f"Asked on {timezone.localtime(evidence.asked_at):%a %-d %b}",
                "url": reverse("placements:evidence", args=[evidence.pk]),
                "status": f"Waiting for {evidence.asked_of.person.get_short_name()}",
                "needs_you": False,
                "done": False,
            }
            for evidence in waiting
        ]
    return []


def days_to_confirm(person: User) -> list[dict[str, Any]]:
    rows = Placement.objects.visible_to(person).with_people().prefetch_related("days")
    found = []
    for placement in rows:
        waiting = [day for day in placement.days.all() if day.state == "recorded"]
        if waiting:
            found.append(
                {
                    "title": f"Confirm {len(waiting)} day{'' if len(waiting) == 1 else 's'} of {placement.student.name}",
                    "detail": f"{waiting[0].on:%a %-d %b} to {waiting[-1].on:%a %-d %b}",
                    "url": reverse("placements:days", args=[placement.pk]),
                    "status": "Waiting for you",
                    "needs_you": True,
                    "done": False,
                }
            )
    return found


def panels(person: User) -> list[dict[str, Any]]:
    """A student: the days. Anybody else on placements: their students."""
    roles = person.roles_now()
    if not roles & {Role.STUDENT, Role.TUTOR, Role.COORDINATOR, *FOR_OTHERS}:
        return []
    today = timezone.localdate()
    rows = list(Placement.objects.visible_to(person).with_people().prefetch_related("days"))
    if not rows:
        return []
    mine = next((row for row in rows if Part.STUDENT in row.parts_of(person)), None)
    if mine:
        return [{"template": "placements/home/_days.html", "context": {"placement": mine, "ledger": ledger_of(mine, today)}}]
    students = [(row, ledger_of(row, today)) for row in rows]
    return [{"template": "placements/home/_students.html", "context": {"students": students}}]
