"""What this app says on the home page. It is asked three times for one person, and fetches each row once."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.once import once
from accounts.rules import Role
from placements.models import Day, Evidence, EvidenceTag, Placement, RecordTurn
from placements.models.gathered import recorded_days
from placements.models.ledger import Ledger, ledger_of, monday_of
from placements.models.needs import Need, needs_of, oldest_first
from placements.models.questions import (
    evidence_to_decide,
    own_placement_under_way,
    turns_in_records_of,
    unsettled_evidence_of,
)
from placements.states import EvidenceState
from placements.views.home_needs import TOLD, nudged, who_needs_you
from placements.views.reasons import Reasons, reasons_of

DECIDE = {Role.PRACTICE_EDUCATOR, Role.ON_SITE_SUPERVISOR}
SIGN = DECIDE | {Role.STUDENT, Role.TUTOR, Role.COORDINATOR}
DO_NEXT = {"sign": "To read and sign", "put it forward": "Everything is written. To put forward, so that it is signed"}
MINUTES_OF_A_RECORD = 2
NEWS = timedelta(days=7)  # how long a decision is told at home
ANSWERS = {
    EvidenceTag.Status.AGREED: ("{} agreed that “{}” shows it", "Agreed", False),
    EvidenceTag.Status.PARTLY: ("{} says “{}” shows it partly", "Read what is missing", True),
    EvidenceTag.Status.NOT_YET: ("{} says “{}” does not show it yet", "Read why", True),
}


def own_evidence(person: User) -> list[Evidence]:
    """A student's evidence that is not at rest: returned to them, waiting for somebody, or decided of late."""
    asked = {"person": person, "today": timezone.localdate(), "since": timezone.now() - NEWS}
    return once(person, "own_evidence", lambda: unsettled_evidence_of(**asked))


def own_placement(person: User) -> Placement | None:
    """A student's placement under way."""
    asked = {"person": person, "today": timezone.localdate(), "since": timezone.now() - TOLD}
    return next(iter(once(person, "own_placement", lambda: own_placement_under_way(**asked))), None)


def to_decide_about(person: User) -> list[Evidence]:
    return once(
        person, "to_decide_about", lambda: evidence_to_decide(person=person, today=timezone.localdate(), now=timezone.now())
    )


def turns_of(person: User) -> list[RecordTurn]:
    """Where it is this person's turn in a record."""
    return once(person, "turns", lambda: turns_in_records_of(person=person, today=timezone.localdate()))


def students_of(person: User) -> list[tuple[Placement, Ledger, Reasons]]:
    """The placements this person has a part in, those with most reasons to look first. A tutor's have their own: tutees_of."""
    rows = Placement.objects.visible_to(person).under_way().with_people().prefetch_related("days")
    if Role.TUTOR in person.roles_now():
        rows = rows.exclude(pk__in=[need.placement.pk for need in tutees_of(person)])
    return once(person, "students", lambda: reasons_of(list(rows), person, timezone.localdate()))


def tutees_of(person: User) -> list[Need]:
    """The students of a tutor, whoever has the oldest reason first."""
    return once(person, "tutees", lambda: oldest_first(needs_of(person, Placement.objects.tutored_by(person).under_way())))


def has_other_students(person: User) -> bool:
    return bool(person.roles_now() & {*DECIDE, Role.COORDINATOR})


def next_things(person: User) -> list[dict[str, Any]]:
    """Whoever decides: what waits for them. Whoever supports: who needs them, and why. A student: what was returned or written."""
    roles = person.roles_now()
    things = []
    if roles & DECIDE:
        things += [to_decide(evidence) for evidence in to_decide_about(person)]
    if Role.TUTOR in roles and (needing := [need for need in tutees_of(person) if need.reasons]):
        things.append(who_needs_you(needing))
    if Role.COORDINATOR in roles:
        things += [to_look_at(placement, reasons) for placement, _, reasons in students_of(person) if reasons]
    if Role.STUDENT in roles:
        things += [to_change(evidence) for evidence in own_evidence(person) if evidence.state == EvidenceState.RETURNED]
        things += nudged(person) if (own := own_placement(person)) and own.was_nudged else []
    return things


def to_decide(evidence: Evidence) -> dict[str, Any]:
    return {
        "order": 10,
        "eyebrow": "Waiting for you",
        "title": f"{evidence.author.get_short_name()} asks you to confirm one piece of evidence",
        "detail": f"“{evidence.asked_version.title}”, asked on {timezone.localtime(evidence.asked_at):%a %-d %b}.",
        "url": reverse("placements:sign_off", args=[evidence.pk]),
        "button": "Read and decide",
        "minutes": f"About {evidence.minutes} minutes",
    }


def to_look_at(placement: Placement, reasons: Reasons) -> dict[str, Any]:
    return {
        "order": 35,
        "eyebrow": "Who needs you",
        "title": placement.student.name,
        "detail": ". ".join(reasons) + ".",
        "url": reverse("placements:placement", args=[placement.pk]),
        "button": f"Open {placement.student.get_short_name()}’s placement",
        "minutes": "",
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
    """Whoever confirms days: which, by student. A student: what waits for somebody else, and what was decided of late."""
    roles = person.roles_now()
    found = []
    if roles & DECIDE:
        found += all_on_one_page(person)
        found += [days_to_confirm(placement, ledger.waiting) for placement, ledger, _ in students_of(person) if ledger.waiting]
    if roles & SIGN:
        found += [your_turn(turn, mine=Role.STUDENT in roles) for turn in turns_of(person)]
    if Role.STUDENT in roles:
        found += [asked_for(evidence) for evidence in own_evidence(person) if evidence.state == EvidenceState.WAITING]
        found += [answered(evidence) for evidence in own_evidence(person) if evidence.state == EvidenceState.SIGNED_OFF]
    return found


def all_on_one_page(person: User) -> list[dict[str, Any]]:
    """Where more than one thing waits: the page that holds all of them."""
    evidence = to_decide_about(person)
    days = [day for _, ledger, _ in students_of(person) for day in ledger.waiting]
    weeks = sum(len({monday_of(day.on) for day in ledger.waiting}) for _, ledger, _ in students_of(person))
    records = sum(1 for turn in turns_of(person) if turn.is_to_sign)
    number = len(evidence) + weeks + records
    if not evidence or number <= 1:
        return []
    minutes = sum(piece.minutes for piece in evidence) + weeks + MINUTES_OF_A_RECORD * records
    detail = f"{len(days)} day{'' if len(days) == 1 else 's'} among them" if days else ""
    return [
        {
            "title": f"Decide {number} things on one page",
            "detail": detail,
            "url": reverse("placements:desk"),
            "status": f"About {minutes} minutes",
            "needs_you": False,
            "done": False,
        }
    ]


def your_turn(turn: RecordTurn, *, mine: bool) -> dict[str, Any]:
    """A line for a record that somebody can go on with: a part to write, or a signature."""
    return {
        "title": turn.title if mine else f"{turn.title} of {turn.student}",
        "detail": DO_NEXT.get(turn.what, f"To write: {turn.what}"),
        "url": reverse("placements:record", args=[turn.record_id]),
        "status": "Your turn",
        "needs_you": True,
        "done": False,
    }


def asked_for(evidence: Evidence) -> dict[str, Any]:
    whom = evidence.asked_of.person.get_short_name()
    return {
        "title": f"Evidence: {evidence.title}",
        "detail": f"Asked on {timezone.localtime(evidence.asked_at):%a %-d %b}",
        "url": reverse("placements:evidence", args=[evidence.pk]),
        "status": f"{whom} would like to talk first" if evidence.conversation_at else f"Waiting for {whom}",
        "needs_you": evidence.conversation_at is not None,
        "done": False,
    }


def answered(evidence: Evidence) -> dict[str, Any]:
    title, status, needs_you = ANSWERS[evidence.answer]
    return {
        "title": title.format(evidence.asked_of.person.get_short_name(), evidence.title),
        "detail": f"Signed on {timezone.localtime(evidence.signed_off_at):%a %-d %b}",
        "url": reverse("placements:evidence", args=[evidence.pk]),
        "status": status,
        "needs_you": needs_you,
        "done": not needs_you,
    }


def days_to_confirm(placement: Placement, waiting: list[Day]) -> dict[str, Any]:
    first, last = waiting[0].on, waiting[-1].on
    return {
        "title": f"Confirm {len(waiting)} day{'' if len(waiting) == 1 else 's'} of {placement.student.name}",
        "detail": f"{first:%a %-d %b}" if first == last else f"{first:%a %-d %b} to {last:%a %-d %b}",
        "url": reverse("placements:days", args=[placement.pk]),
        "status": "Waiting for you",
        "needs_you": True,
        "done": False,
    }


def panels(person: User) -> list[dict[str, Any]]:
    """A student: the days. Anybody else on placements: their students."""
    roles = person.roles_now()
    if Role.STUDENT in roles:
        ledger = own_ledger(person)
        return [{"template": "placements/home/_days.html", "context": ledger}] if ledger else []
    students: list[Any] = students_of(person) if has_other_students(person) else []
    if Role.TUTOR in roles:
        tutees = tutees_of(person)
        students = [(need.placement, need.ledger, [reason.words for reason in need.reasons]) for need in tutees] + students
    return [{"template": "placements/home/_students.html", "context": {"students": students}}] if students else []


def own_ledger(person: User) -> dict[str, Any] | None:
    """A student's placement under way, with its days."""
    placement = own_placement(person)
    if placement is None:
        return None
    return {"placement": placement, "ledger": ledger_of(placement, timezone.localdate(), days=recorded_days(placement.gathered))}
