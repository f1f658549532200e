"""Delivering what was promised about seminars. A promise that no longer holds is kept by saying nothing."""

from django.utils import timezone

from accounts.models import User
from history.mail import send
from history.outbox import delivers
from seminars.models import Session
from seminars.notifications import cancelled, moved, reminder
from seminars.states import SessionState


def still_concerns(session: int, sequence: int, person: int, state: SessionState) -> tuple[Session, User] | None:
    """Return both, or nothing where the seminar was moved again, is in another state, or they are no longer in it."""
    found = Session.objects.select_related("created_by").filter(pk=session, sequence=sequence, state=state).first()
    place = found and found.people.current().select_related("person").filter(person=person, person__is_active=True).first()
    return (found, place.person) if found and place else None


@delivers("seminars.reminder")
def deliver_reminder(*, key: str, session: int, sequence: int, person: int) -> None:
    concerned = still_concerns(session, sequence, person, SessionState.PLANNED)
    if concerned and concerned[0].starts > timezone.now():
        subject, text = reminder(*concerned)
        send(key=key, to=concerned[1].email, subject=subject, text=text)


@delivers("seminars.moved")
def deliver_moved(*, key: str, session: int, sequence: int, person: int) -> None:
    if concerned := still_concerns(session, sequence, person, SessionState.PLANNED):
        subject, text = moved(*concerned)
        send(key=key, to=concerned[1].email, subject=subject, text=text)


@delivers("seminars.cancelled")
def deliver_cancelled(*, key: str, session: int, sequence: int, person: int) -> None:
    if concerned := still_concerns(session, sequence, person, SessionState.CANCELLED):
        subject, text = cancelled(*concerned)
        send(key=key, to=concerned[1].email, subject=subject, text=text)
