from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, Membership, User
from accounts.rules import Role
from history.audit import record
from seminars.actions.publishing import publish
from seminars.actions.reminders import promise_reminders
from seminars.models import Session, SessionPerson
from seminars.rules import SessionRole


@transaction.atomic
def add_person(*, session: Session, person: User, by: User, role: SessionRole = SessionRole.MEMBER) -> SessionPerson:
    """Let somebody into a session. Somebody who is in it already keeps the role they have."""
    place, new = SessionPerson.objects.get_or_create(session=session, person=person, ends=None, defaults={"role": role})
    if new:
        record("session.add_person", subject=session, by=by, person=person.pk, role=str(role))
        promise_reminders(session, person)
    return place


@transaction.atomic
def remove_person(*, session: Session, person: User, by: User) -> None:
    """Take somebody out of a session. Their open pages are closed at once; what they wrote stays. Twice is once.

    Who came with a cohort stays out even though they are still in the cohort.
    """
    if end_place(session, person):
        record("session.remove_person", subject=session, by=by, person=person.pk)


def end_place(session: Session, person: User) -> bool:
    now = timezone.now()
    ended = SessionPerson.objects.filter(session=session, person=person, ends__isnull=True).update(ends=now)
    if ended:
        transaction.on_commit(lambda: publish(session.pk, {"type": "room.removed", "person": person.pk}), robust=True)
    return bool(ended)


def students_of(cohort: Cohort) -> list[User]:
    current = Membership.objects.current().filter(cohort=cohort, role=Role.STUDENT).select_related("person")
    return [membership.person for membership in current]


def bring_cohort(session: Session) -> int:
    """Give each student of the session's cohort a place who never had one. Returns how many came."""
    known = set(SessionPerson.objects.filter(session=session).values_list("person", flat=True))
    newcomers = [person for person in students_of(session.cohort) if person.pk not in known] if session.cohort else []
    SessionPerson.objects.bulk_create(
        SessionPerson(session=session, person=person, role=SessionRole.MEMBER, by_cohort=True) for person in newcomers
    )
    for person in newcomers:
        promise_reminders(session, person)
    return len(newcomers)


@transaction.atomic
def follow_cohorts(*, at: datetime | None = None) -> None:
    """Bring sessions to come into line with their cohorts: who joined gets a place, who left loses theirs and the room."""
    for session in Session.objects.upcoming(at).filter(cohort__isnull=False).select_related("cohort"):
        came = bring_cohort(session)
        left = SessionPerson.objects.filter(session=session, by_cohort=True, ends__isnull=True).not_current()
        gone = sum(end_place(session, place.person) for place in left.select_related("person"))
        if came or gone:
            record("session.follow_cohort", subject=session, by=None, system=True, came=came, gone=gone)
