"""Delivering what was promised about seminars. A promise that no longer holds is kept by saying nothing."""

from django.utils import timezone

from accounts.models import User
from history.mail import send
from history.outbox import delivers
from seminars.models import Invitation, Series, Session
from seminars.notifications import cancelled, guest_invited, invitation_file, invited, moved, reminder, series_invited
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
        send(key=key, to=concerned[1].email, subject=subject, text=text, calendar=invitation_file([concerned[0]], concerned[1]))


@delivers("seminars.cancelled")
def deliver_cancelled(*, key: str, session: int, sequence: int, person: int) -> None:
    if concerned := still_concerns(session, sequence, person, SessionState.CANCELLED):
        subject, text = cancelled(*concerned)
        calendar = invitation_file([concerned[0]], concerned[1], method="CANCEL")
        send(key=key, to=concerned[1].email, subject=subject, text=text, calendar=calendar)


@delivers("seminars.invited")
def deliver_invited(*, key: str, session: int, sequence: int, person: int) -> None:
    if concerned := still_concerns(session, sequence, person, SessionState.PLANNED):
        subject, text = invited(*concerned)
        send(key=key, to=concerned[1].email, subject=subject, text=text, calendar=invitation_file([concerned[0]], concerned[1]))


@delivers("seminars.series_invited")
def deliver_series_invited(*, key: str, series: int, person: int) -> None:
    """Tell of the dates that still hold, as they are now."""
    reader = User.objects.filter(pk=person, is_active=True).first()
    sessions = (
        list(Session.objects.visible_to(reader).upcoming().filter(series=series).select_related("created_by")) if reader else []
    )
    if reader and sessions:
        subject, text = series_invited(Series.objects.get(pk=series), sessions, reader)
        send(key=key, to=reader.email, subject=subject, text=text, calendar=invitation_file(sessions, reader))


@delivers("seminars.guest_invited")
def deliver_guest_invited(*, key: str, invitation: int, version: int) -> None:
    rows = Invitation.objects.select_related("session__created_by", "link__person").filter(link__version=version)
    found = rows.filter(pk=invitation, session__state__in=[SessionState.PLANNED, SessionState.OPEN]).first()
    if found and found.link.is_open():
        subject, text = guest_invited(found)
        send(key=key, to=found.link.sent_to, subject=subject, text=text)
