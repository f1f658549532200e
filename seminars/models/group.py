"""The group somebody is in for their seminars: whom they may share something with, beside the people of a placement."""

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Membership, User
from accounts.rules import Role
from seminars.models.session import Session
from seminars.rules import SessionRole
from seminars.states import SessionState
from writing.models.candidates import Candidate, Group

SEMINAR_GROUP = "seminar group"


def seminar_group(person: User) -> list[Group]:
    """Return the students of this person's own cohort who are in the same seminar today; [] where they have none.

    Guests, students of other cohorts, and whoever has left the cohort or the seminar are not among them.
    """
    session = seminar_of(person)
    if session is None:
        return []
    students = Membership.objects.current().filter(person=OuterRef("person"), cohort=session.cohort_id, role=Role.STUDENT)
    places = session.people.current().filter(Exists(students)).select_related("person")
    return [Group(key="seminar", name=SEMINAR_GROUP, people=tuple(place.person for place in places))]


def seminar_tutors(person: User) -> list[Candidate]:
    """Return the tutors who run this person's seminar today."""
    session = seminar_of(person)
    if session is None:
        return []
    tutors = Membership.objects.current().filter(person=OuterRef("person"), role=Role.TUTOR)
    places = session.people.current().filter(Exists(tutors), role=SessionRole.HOST).select_related("person")
    return [Candidate(place.person, (Role.TUTOR.label,)) for place in places]


def seminar_of(person: User) -> Session | None:
    """Return the seminar of a student's own cohort that is next for them, or the last one where none is to come."""
    now = timezone.now()
    own = Membership.objects.current().filter(person=person.pk, role=Role.STUDENT, cohort__isnull=False).values("cohort")
    sessions = Session.objects.visible_to(person, now).filter(cohort__in=own)
    return sessions.upcoming(now).first() or sessions.exclude(state=SessionState.CANCELLED).order_by("-starts", "-pk").first()
