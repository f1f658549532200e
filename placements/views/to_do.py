"""What a placement still asks for, as a list of tasks in words: from its days, its evidence and its rule set."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from placements.models import Evidence, Placement
from placements.models.ledger import Ledger
from placements.rules import Part
from placements.states import EvidenceState

TEXTS = {
    EvidenceState.RETURNED: ("Change “{title}” and ask again", "Returned to you", True),
    EvidenceState.EXPIRED: ("Ask again about “{title}”", "Nobody decided in time", True),
    EvidenceState.DRAFT: ("Finish “{title}”", "In progress", True),
    EvidenceState.WAITING: ("“{title}”", "Waiting for {whom}", False),
}
TALK = ("Talk with {whom} about “{title}”", "{whom} asked to talk first", True)


def to_do(placement: Placement, ledger: Ledger, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """Return the tasks of the student, what needs them first."""
    found = [
        *about_days(placement, ledger),
        *(about(piece) for piece in evidence if piece.state in TEXTS),
        *towards(placement, ledger, evidence),
    ]
    return sorted(found, key=lambda task: (task["done"], not task["needs_you"]))


def task(title: str, status: str, url: str, *, hint: str = "", needs_you: bool = False, done: bool = False) -> dict[str, Any]:
    return {"title": title, "status": status, "url": url, "hint": hint, "needs_you": needs_you, "done": done}


def about_days(placement: Placement, ledger: Ledger) -> list[dict[str, Any]]:
    url = reverse("placements:days", args=[placement.pk])
    found = [task(f"Answer a question about {day.on:%a %-d %b}", "Asked about", url, needs_you=True) for day in ledger.asked_about]
    found += [
        task(f"Read why {day.on:%a %-d %b} was not confirmed", "Counts nothing", url, hint="You can answer there", needs_you=True)
        for day in ledger.refused
    ]
    if ledger.waiting:
        educator = placement.person_as(Part.PRACTICE_EDUCATOR)
        whom = educator.person.get_short_name() if educator else "somebody"
        count = f"{len(ledger.waiting)} day{'' if len(ledger.waiting) == 1 else 's'}"
        found.append(task(f"{count} to be confirmed", f"Waiting for {whom}", url, hint="You recorded them. Nothing for you to do"))
    return found


def about(piece: Evidence) -> dict[str, Any]:
    waiting = piece.state == EvidenceState.WAITING
    words, status, needs_you = TALK if waiting and piece.conversation_at else TEXTS[piece.state]
    named = {"title": piece.title, "whom": piece.asked_of.person.get_short_name() if piece.asked_of else ""}
    return task(
        words.format(**named),
        status.format(**named),
        reverse("placements:evidence", args=[piece.pk]),
        hint=f"Asked on {timezone.localtime(piece.asked_at):%a %-d %b}" if waiting else "",
        needs_you=needs_you,
    )


def towards(placement: Placement, ledger: Ledger, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """The two counts that the rule set names: evidence and days."""
    agreed = sum(1 for piece in evidence if piece.verdict == "agreed")
    wanted = ledger.rules.minimum_evidence
    found = []
    if wanted:
        url = reverse("placements:evidence_list", args=[placement.pk])
        found.append(count(f"Offer {wanted} pieces of evidence", agreed, wanted, "agreed", url))
    days = reverse("placements:days", args=[placement.pk])
    return [*found, count(f"Complete {ledger.required} days", ledger.confirmed, ledger.required, "confirmed", days)]


def count(title: str, have: float, wanted: int, word: str, url: str) -> dict[str, Any]:
    done = have >= wanted
    status = "Done" if done else "In progress" if have else "Not yet started"
    return task(title, status, url, hint=f"{have} of {wanted} {word}", done=done)
