"""What the pages that are opened most ask of the database, each written once and prepared."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import Link, User
from accounts.prepared import attach, prepared
from placements.models.day import Day
from placements.models.evidence import Evidence, EvidenceTag, EvidenceVersion
from placements.models.gathered import days_gathered
from placements.models.ledger import Recorded
from placements.models.nudge import Nudge
from placements.models.placement import Placement, PlacementPerson
from placements.models.record_turn import RecordTurn
from placements.rules import Part
from placements.states import EvidenceState
from writing.models.disclosure import ToTell


@prepared
def unsettled_evidence_of(person, today, since):
    """A student's own evidence that is not at rest: returned to them, waiting for somebody, or decided since a moment.

    `answer` is what was said of it, where something was: of several claims, what is still missing comes first.
    """
    unsettled = Q(state__in=(EvidenceState.RETURNED, EvidenceState.WAITING)) | Q(signed_off_at__gte=since)
    answer = EvidenceTag.objects.filter(evidence=OuterRef("pk")).order_by("-status").values("status")[:1]
    own = Evidence.objects.of_student(person, today).filter(unsettled)
    said = ("title", "state", "asked_at", "conversation_at", "signed_off_at", "asked_of__person__name", "asked_of__person__called")
    return own.annotate(answer=Subquery(answer)).select_related("asked_of__person").only(*said)


@prepared
def evidence_to_decide(person, today, now):
    """What waits for this person's decision, the longest wait first."""
    waiting = Evidence.objects.visible_to(person, today).waiting_for(person, now)
    return waiting.select_related("author").prefetch_related("versions")


@prepared
def own_placement_under_way(person, today, since):
    """A student's placement under way: one row or none, with its days as `recorded_days` reads them.

    `was_nudged` says whether a tutor wrote to them since a moment.
    """
    nudges = Nudge.objects.that_stand().filter(notice__person=person, at__gte=since)
    own = Placement.objects.of_student(person, today).under_way().select_related("rule_set")
    return own.annotate(was_nudged=Exists(nudges), gathered=days_gathered())[:1]


@prepared
def turns_in_records_of(person, today):
    """Where it is this person's turn in a record, the longest wait first. `student` is the name of whose placement it is."""
    student = PlacementPerson.objects.filter(placement=OuterRef("record__placement"), part=Part.STUDENT)
    return RecordTurn.objects.visible_to(person, today).annotate(student=Subquery(student.values("person__name")[:1]))


@prepared
def placement_shown(person, today, placement):
    return (
        Placement.objects.visible_to(person, today)
        .filter(pk=placement)
        .select_related("agency", "team", "rule_set", "cohort__programme")
    )


@prepared
def people_of(placement):
    return PlacementPerson.objects.filter(placement=placement).select_related("person")


@prepared
def supervising(person, today):
    """Who teaches and supervises a student on the placements they are on today."""
    under_way = Placement.objects.of_student(person, today).under_way().values("pk")
    people = PlacementPerson.objects.current(today).filter(placement__in=under_way)
    return people.filter(part__in=(Part.ON_SITE_SUPERVISOR, Part.PRACTICE_EDUCATOR)).select_related("person", "placement__agency")


@prepared
def recorded_in(placement):
    return Day.objects.filter(placement=placement).values_list(*Recorded._fields)


@prepared
def evidence_shown(person, today, placement):
    return Evidence.objects.visible_to(person, today).filter(placement=placement)


@prepared
def tags_in(placement):
    return EvidenceTag.objects.filter(evidence__placement=placement)


@prepared
def claims_in(placement):
    return EvidenceTag.objects.filter(evidence__placement=placement).select_related("node__framework")


@prepared
def versions_in(placement):
    return EvidenceVersion.objects.filter(evidence__placement=placement)


@prepared
def evidence_behind(person, today, link):
    """What a link asks its person to decide, with all that the page says around it."""
    behind = Evidence.objects.visible_to(person, today).filter(link=link)
    return behind.select_related(
        "author", "placement__agency", "placement__rule_set", "placement__cohort__programme__university", "asked_of__person", "link"
    )


@prepared
def tags_of(evidence):
    return EvidenceTag.objects.filter(evidence=evidence).select_related("node__framework")


@prepared
def versions_of(evidence):
    return EvidenceVersion.objects.filter(evidence=evidence)


def days_of(placement: Placement) -> list[Recorded]:
    """Return the days of a placement that somebody was found to see, in order."""
    return [Recorded(*row) for row in recorded_in(placement=placement.pk)]


def placement_with_people(person: User, placement: int, today: date) -> list[Placement]:
    """Return the placement where this person has a part in it today, or nothing. Two queries."""
    rows = placement_shown(person=person, today=today, placement=placement)
    for row in rows:
        attach([row], "people", people_of(placement=row.pk), by="placement_id")
    return rows


def evidence_of(placement: Placement, person: User, today: date, *, claims: bool = False, as_asked: bool = False) -> list[Evidence]:
    """Return the evidence of a placement that this person may see, with what a list says of it. At most three queries.

    The placement comes with its people: author and educator are taken from them. `claims` adds the names of what each
    piece is claimed to show. The words that others were asked about are fetched for others, and for anybody with `as_asked`.
    """
    rows = evidence_shown(person=person, today=today, placement=placement.pk)
    people, student = {someone.pk: someone for someone in placement.people.all()}, placement.student
    for row in rows:
        row.placement, row.author, row.asked_of = placement, student, people.get(row.asked_of_id)
    attach(rows, "tags", (claims_in if claims else tags_in)(placement=placement.pk), by="evidence_id")
    if as_asked or person.pk != student.pk:
        attach(rows, "versions", versions_in(placement=placement.pk), by="evidence_id")
    return rows


def evidence_by_link(link: Link, today: date) -> list[Evidence]:
    """Return what somebody without an account was asked to decide, with what the page says of it. Three queries while it waits."""
    rows = evidence_behind(person=link.person, today=today, link=link.pk)
    for row in rows:
        attach([row.placement], "people", people_of(placement=row.placement_id), by="placement_id")
        attach([row], "versions", versions_of(evidence=row.pk), by="evidence_id")
        if row.state == EvidenceState.SIGNED_OFF:
            attach([row], "tags", tags_of(evidence=row.pk), by="evidence_id")
    return rows


def people_to_tell(person: User) -> list[ToTell]:
    """Whom a student on placement can tell when somebody may be at risk, the on-site supervisor first. One query."""
    people = supervising(person=person, today=timezone.localdate())
    people.sort(key=lambda someone: someone.part != Part.ON_SITE_SUPERVISOR)
    return [ToTell(someone.person.name, f"your {someone.get_part_display()}", str(someone.placement.agency)) for someone in people]
