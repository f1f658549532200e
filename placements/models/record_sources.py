"""What Waymark works out for a form, so that nobody types it twice. Each source by the name that a definition gives it."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from placements.models.day import Day
from placements.models.evidence import Evidence
from placements.models.independence import why_not_independent
from placements.models.ledger import ledger_of
from placements.models.placement import Placement, PlacementPerson
from placements.models.record import Record, RecordAnswer
from placements.models.record_sources_between import (
    contents,
    learned_so_far,
    learning_needs,
    offered_work,
    readers,
    recommendation,
    released,
)
from placements.rules import Part
from placements.states import EvidenceState, RecordState

ROUTE = (
    "Talk to each other first. Then tell the tutor, who answers within five working days and calls a meeting with everybody. "
    "The practice learning coordinator helps either of you at any time."
)


def written(on: Any) -> str:
    return date_format(on, "D j M Y")


def placement_facts(record: Record) -> list[str]:
    placement = record.placement
    ledger = ledger_of(placement, timezone.localdate(), days=list(Day.objects.filter(placement=placement)))
    ends = placement.ended_on or placement.last_date
    people = [f"{someone.person.name}, {someone.get_part_display()}" for someone in around(placement)]
    return [
        f"{placement.student.name}, {placement.cohort.programme}",
        f"{placement}, {placement.rule_set.title}",
        f"{written(placement.starts)} to {written(ends)}",
        f"{ledger.confirmed} of {ledger.required} days confirmed",
        *people,
    ]


def around(placement: Placement) -> list[PlacementPerson]:
    today = timezone.localdate()
    return [someone for someone in placement.people.all() if someone.holds(today) and someone.part != Part.STUDENT]


def people(record: Record) -> list[str]:
    everybody = [record.placement.person_as(Part.STUDENT), *around(record.placement)]
    return [f"{someone.person.name}, {someone.get_part_display()}, {someone.person.email}" for someone in everybody if someone]


def dates(record: Record) -> list[str]:
    placement, rules = record.placement, record.placement.rule_set
    midway = rules.midway_review_on(placement.starts)
    lines = [f"Begins {written(placement.starts)}", f"Ends by {written(placement.last_date)}"]
    lines += [f"Midway review about {written(midway)}"] if midway else []
    return [*lines, f"{rules.days_required} days, {rules.days_a_week} a week"]


def days(record: Record) -> list[str]:
    ledger = ledger_of(record.placement, timezone.localdate(), days=list(Day.objects.filter(placement=record.placement)))
    lines = [f"{ledger.confirmed} of {ledger.required} days confirmed", f"{ledger.recorded} recorded and not confirmed"]
    return [*lines, f"Finishes about {written(ledger.finishes_on)}"] if ledger.finishes_on else lines


def earlier_placements(record: Record) -> list[str]:
    theirs = PlacementPerson.objects.filter(person=record.placement.student, part=Part.STUDENT).values("placement")
    earlier = Placement.objects.filter(pk__in=theirs, starts__lt=record.placement.starts).select_related("agency", "team")
    return [f"{one}, {written(one.starts)}, {one.get_state_display()}" for one in earlier] or ["None"]


def standing(record: Record, key: str) -> list[Record]:
    same = Record.objects.filter(placement=record.placement, template__key=key).exclude(state=RecordState.WITHDRAWN)
    return list(same.select_related("template").order_by("number"))


def agreement(record: Record) -> list[str]:
    signed = [one for one in standing(record, "pla") if one.signed_at]
    return [f"Signed {written(timezone.localtime(signed[-1].signed_at))}"] if signed else ["Not signed"]


def supervision_dates(record: Record) -> list[str]:
    held = [one.pk for one in standing(record, "supervision_record")]
    rows = RecordAnswer.objects.filter(record__in=held, field__key="session_no").order_by("record__number", "pk")
    by_record = {row.record_id: row.value.get("on", "") for row in rows}
    return [on for on in by_record.values() if on] or ["None recorded"]


def gathered(record: Record) -> list[str]:
    def count(key: str) -> str:
        there = standing(record, key)
        return f"{len([one for one in there if one.state == RecordState.SIGNED])} signed, {len(there)} begun"

    signed_off = Evidence.objects.filter(placement=record.placement, state=EvidenceState.SIGNED_OFF).count()
    return [
        f"Direct observations: {count('direct_observation')}",
        f"Supervision records: {count('supervision_record')}",
        f"Feedback from people who use services: {count('su_feedback')}",
        f"Feedback from colleagues: {count('colleague_feedback')}",
        f"Evidence signed off: {signed_off}",
    ]


def evidence_index(record: Record) -> list[str]:
    pieces = Evidence.objects.filter(placement=record.placement, state=EvidenceState.SIGNED_OFF).with_everything()
    lines = [f"{one.asked_version.title}: {', '.join(claim['code'] for claim in one.claims)} ({one.verdict})" for one in pieces]
    return lines or ["Nothing is signed off yet"]


def consents(record: Record) -> list[str]:
    rows = RecordAnswer.objects.filter(record__placement=record.placement, field__key="consent").values("record").distinct()
    return [f"Consent is recorded in {rows.count()} of the observations and feedback"]


def conflict(record: Record) -> list[str]:
    if record.lead is None:
        return ["Nobody was named"]
    return [
        why_not_independent(record.lead.person, record.placement) or "None found: no part in a placement of this student or agency"
    ]


def last_actions(record: Record) -> list[str]:
    earlier = [one for one in standing(record, "supervision_record") if one.number < record.number]
    answer = RecordAnswer.objects.filter(record=earlier[-1], field__key="actions").last() if earlier else None
    rows = next(iter(answer.value.values()), []) if answer else []
    return [", ".join(cell for cell in row if cell) for row in rows] or ["None"]


def supervision_kind(record: Record) -> list[str]:
    by = record.begun_by.part
    return ["With the on-site supervisor" if by == Part.ON_SITE_SUPERVISOR else "With the practice educator"]


SOURCES: dict[str, Callable[[Record], list[str]]] = {
    "record_number": lambda record: [str(record.number)],
    "student_name": lambda record: [record.placement.student.name],
    "programme": lambda record: [f"{record.placement.cohort.programme}, {record.placement.cohort.title}"],
    "begun_by": lambda record: [record.begun_by.person.name],
    "level": lambda record: [record.placement.rule_set.title],
    "concerns_route": lambda _: [ROUTE],
    "placement": placement_facts,
    "people": people,
    "dates": dates,
    "days": days,
    "earlier_placements": earlier_placements,
    "agreement": agreement,
    "supervision_dates": supervision_dates,
    "gathered": gathered,
    "evidence_index": evidence_index,
    "contents": contents,
    "released": released,
    "readers": readers,
    "conflict": conflict,
    "placement_and_recommendation": lambda record: [*placement_facts(record), *recommendation(record)],
    "learning_needs": learning_needs,
    "offered_work": offered_work,
    "learned_so_far": learned_so_far,
    "consents": consents,
    "last_actions": last_actions,
    "supervision_kind": supervision_kind,
}


def worked_out(record: Record, source: str) -> list[str]:
    """Return what Waymark can say, in lines; none where it has nothing to say."""
    return SOURCES[source](record)
