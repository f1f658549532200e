"""Organisations, the programme and the cast."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.actions.person import invite_person
from accounts.actions.role import give_role
from accounts.models import Cohort, Membership, Organisation, Programme, Team, User
from accounts.rules import Role
from config.demo.cast import AGENCY, CAST, COHORT, FELLOW_STUDENTS, OTHER_AGENCY, OTHER_COHORT, PROGRAMME, UNIVERSITY


def build_places(today: date) -> dict[str, Cohort]:
    """Make the university, the agencies and two cohorts. Returns the cohorts by title."""
    university, _ = Organisation.objects.get_or_create(name=UNIVERSITY, defaults={"kind": Organisation.Kind.UNIVERSITY})
    for name, team, nearby in (
        (AGENCY, "Adults East", ["Fernhill Primary", "Larch Close", "Kestrel House", "Millbrook Ward"]),
        (OTHER_AGENCY, "Family Time", ["Larkfield Infants", "Sparrow Lane"]),
    ):
        agency, _ = Organisation.objects.get_or_create(name=name, defaults={"kind": Organisation.Kind.AGENCY})
        Team.objects.update_or_create(organisation=agency, name=team, defaults={"local_words": nearby})
    programme, _ = Programme.objects.get_or_create(university=university, title=PROGRAMME)
    return {
        title: Cohort.objects.get_or_create(
            programme=programme,
            title=title,
            defaults={"starts": today - timedelta(days=age), "ends": today - timedelta(days=age) + timedelta(days=3 * 365)},
        )[0]
        for title, age in ((COHORT, 425), (OTHER_COHORT, 790))
    }


def build_cast(today: date) -> dict[str, User]:
    """Invite everybody and give them their roles. Returns the people by key."""
    cohorts = build_places(today)
    cast = {}
    for part in CAST:
        person = invite_person(email=part.email, name=part.name, called=part.called, by=None, told=False)
        give_role(
            person=person,
            role=part.role,
            organisation=Organisation.objects.get(name=part.at),
            cohort=cohorts.get(part.cohort),
            starts=today - timedelta(days=60),
            by=None,
        )
        cast[part.key] = person
    build_fellow_students(cohorts[COHORT], today)
    # The demo begins in the middle: nobody here was given their role a moment ago.
    Membership.objects.update(given_at=timezone.now() - timedelta(days=60))
    make_operator(cast["ruth"])
    return cast


def build_fellow_students(cohort: Cohort, today: date) -> None:
    for name in FELLOW_STUDENTS:
        email = f"{name.lower().replace(' ', '.')}@alderbrook.example"
        person = invite_person(email=email, name=name, called=name.partition(" ")[0], by=None, told=False)
        university, starts = cohort.programme.university, today - timedelta(days=60)
        give_role(person=person, role=Role.STUDENT, organisation=university, cohort=cohort, starts=starts, by=None)


def make_operator(person: User) -> None:
    """Let the administrator open the investigators' pages, as `createsuperuser` would."""
    person.is_staff = person.is_superuser = True
    person.save(update_fields=["is_staff", "is_superuser"])
