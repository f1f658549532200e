"""Emergency readings as pages show them: what waits, what runs, what was; and what was said to the author."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.prepared import prepared
from accounts.rules import Role
from writing.models.emergency import EmergencyReading, roles_that_count, who_could_agree
from writing.models.emergency_kind import Thing, private_writing
from writing.rules import GOES_WITH


def universities_for(person: User) -> list[Organisation]:
    """Return the universities at which this person can ask today. One query."""
    return list({role.organisation_id: role.organisation for role in roles_that_count().filter(person=person)}.values())


def nobody_agrees_at(person: User) -> list[tuple[Organisation, str]]:
    """Return each university where this person could ask and nobody else could agree, with the role that is missing there.

    Whoever has both roles needs somebody else with either.
    """
    missing: dict[Organisation, list[str]] = {}
    could: set[Organisation] = set()
    for role in roles_that_count().filter(person=person):
        if who_could_agree(role.organisation, role.role).exclude(pk=person.pk).exists():
            could.add(role.organisation)
        missing.setdefault(role.organisation, []).append(GOES_WITH[Role(role.role)].label)
    return [(where, " or ".join(sorted(roles))) for where, roles in missing.items() if where not in could]


@dataclass(frozen=True)
class Register:
    """The readings of one university, newest first, by what they ask of the person who looks."""

    for_me: list[EmergencyReading]
    waiting: list[EmergencyReading]
    running: list[EmergencyReading]
    of_month: list[EmergencyReading]
    month: date
    months: list[date]  # the others


def with_all(rows: models.QuerySet) -> models.QuerySet:
    return rows.with_people().prefetch_related("openings", "decisions__by")


def register_for(person: User, month: date | None) -> Register:
    """Return what this person can see, a month of it in full: ten queries."""
    seen = EmergencyReading.objects.visible_to(person).exclude(author=person)
    mine = {(role.organisation_id, role.role) for role in roles_that_count().filter(person=person)}
    standing = list(with_all(seen.waiting() | seen.running()))
    others = [one for one in standing if one.is_waiting and one.asked_by_id != person.pk]
    for_me = [one for one in others if (one.university_id, GOES_WITH[Role(one.asked_as)]) in mine]
    by_month = seen.annotate(in_month=TruncMonth("asked_at")).order_by("-in_month")
    months = list(by_month.values_list("in_month", flat=True).distinct())
    first = (month or timezone.localdate()).replace(day=1)
    return Register(
        for_me=for_me,
        waiting=[one for one in standing if one.is_waiting and one not in for_me],
        running=[one for one in standing if one.is_running],
        of_month=list(with_all(seen.filter(asked_at__year=first.year, asked_at__month=first.month))),
        month=first,
        months=[day for day in (timezone.localtime(each).date() for each in months) if day != first],
    )


def told_to(author: User) -> list[EmergencyReading]:
    """Return every reading that was agreed about this person's writing, newest first, each with what was opened and where it is."""
    readings = list(with_all(EmergencyReading.objects.about(author)).order_by("-agreed_at"))
    audiences = {opening.audience_id for reading in readings for opening in reading.openings.all()}
    things: dict[int, Thing] = private_writing().things(audiences) if audiences else {}
    for reading in readings:
        reading.opened = [(opening, things.get(opening.audience_id)) for opening in reading.openings.all()]
    return readings


@prepared
def running_about(person, now):
    """The readings that let somebody read this person's writing at this moment: nearly always none."""
    return EmergencyReading.objects.about(person).running(now).select_related("asked_by")
