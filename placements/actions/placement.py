from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, Organisation, Programme, Team, User
from history.audit import record
from placements.models import Placement, PlacementPerson, RuleSet
from placements.models.record_turn import settle_turns
from placements.rules import Part
from placements.states import PLACEMENT_MOVES, RecordState


@transaction.atomic
def publish_rule_set(
    *, programme: Programme, title: str, effective_from: date, by: User, **numbers: int | dict[str, float]
) -> RuleSet:
    """Put a new version of a programme's rules in force from a day on. The one before ends the day before.

    `numbers` are the columns of RuleSet. Placements that began with the earlier version keep it. The same title and
    day twice is one rule set.
    """
    rule_set, new = RuleSet.objects.get_or_create(programme=programme, title=title, effective_from=effective_from, defaults=numbers)
    if new:
        earlier = RuleSet.objects.filter(programme=programme, title=title, effective_from__lt=effective_from, effective_to=None)
        earlier.update(effective_to=effective_from - timedelta(days=1))
        record("rule_set.publish", subject=rule_set, by=by)
    return rule_set


@transaction.atomic
def arrange(
    *,
    student: User,
    cohort: Cohort,
    agency: Organisation,
    rule_set: RuleSet,
    starts: date,
    last_date: date,
    by: User,
    team: Team | None = None,
) -> Placement:
    """Plan a placement for one student. Nobody is told yet, and nobody else is on it until they are added."""
    placement = Placement.objects.create(
        cohort=cohort, agency=agency, team=team, rule_set=rule_set, starts=starts, last_date=last_date
    )
    record("placement.arrange", subject=placement, by=by, student=student.pk)
    add_person(placement=placement, person=student, part=Part.STUDENT, by=by, starts=min(starts, timezone.localdate()))
    return placement


@transaction.atomic
def add_person(
    *, placement: Placement, person: User, part: Part, by: User, starts: date | None = None, ends: date | None = None
) -> PlacementPerson:
    """Give somebody a part in the placement from a day on. A part they already hold is returned as it is."""
    someone, new = PlacementPerson.objects.get_or_create(
        placement=placement, person=person, part=part, ends=ends, defaults={"starts": starts or timezone.localdate()}
    )
    if new:
        record("placement.add_person", subject=placement, by=by, person=person.pk, part=str(part))
        for begun in placement.records.filter(state__in=(RecordState.BEING_WRITTEN, RecordState.TO_SIGN)):
            settle_turns(begun)  # what waited for whoever had the part before waits for them
    return someone


@transaction.atomic
def end_person(*, someone: PlacementPerson, by: User, on: date | None = None) -> PlacementPerson:
    """End somebody's part with this day. From the next they see nothing of the placement; what they signed stays."""
    someone.ends = max(someone.starts, on or timezone.localdate())
    someone.save(update_fields=["ends"])
    record("placement.end_person", subject=someone.placement, by=by, person=someone.person_id, part=someone.part)
    return someone


@transaction.atomic
def begin(*, placement: Placement, by: User) -> Placement:
    """The student has started. Raises IllegalMove unless it was planned."""
    return move("begin", placement, by=by)


@transaction.atomic
def complete(*, placement: Placement, by: User, on: date | None = None, comment: str = "") -> Placement:
    """The days are done. People outside the university read on for as many weeks as the rule set says (D1, 7)."""
    return close("complete", placement, by=by, on=on, comment=comment)


@transaction.atomic
def end_early(*, placement: Placement, by: User, on: date | None = None, comment: str = "") -> Placement:
    """Stop the placement before its days are done. What was recorded and signed stays."""
    return close("end_early", placement, by=by, on=on, comment=comment)


def close(verb: str, placement: Placement, *, by: User, on: date | None, comment: str) -> Placement:
    placement = move(verb, placement, by=by, comment=comment)
    placement.ended_on = on or timezone.localdate()
    placement.save(update_fields=["ended_on"])
    outsiders = placement.people.filter(part__in=[Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR], ends__isnull=True)
    for someone in outsiders:
        end_person(someone=someone, by=by, on=placement.outsiders_read_until)
    return placement


def move(verb: str, placement: Placement, *, by: User, comment: str = "") -> Placement:
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    placement.state = PLACEMENT_MOVES.target(verb, state=placement.state)
    placement.save(update_fields=["state"])
    placement.decisions.create(move=verb, by=by, comment=comment)
    record(f"placement.{verb}", subject=placement, by=by)
    return placement
