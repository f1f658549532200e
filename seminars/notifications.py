"""The words of the mails about seminars. Never what somebody said there."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from seminars.documents import Entry, calendar_file
from seminars.models import Invitation, Series, Session
from seminars.states import SessionState


def when(session: Session) -> str:
    """Return day and time where the session is held: Thu 26 Nov 2026, 16:00 to 17:00."""
    zone = ZoneInfo(session.time_zone)
    starts, ends = timezone.localtime(session.starts, zone), timezone.localtime(session.ends, zone)
    return f"{starts:%a} {starts.day} {starts:%b} {starts:%Y}, {starts:%H:%M} to {ends:%H:%M}"


def mail(template: str, session: Session, person: User, **more: Any) -> str:
    given = more | {
        "session": session,
        "person": person,
        "when": when(session),
        "host": session.created_by,
        "page": settings.SITE_URL + reverse("seminars:session", args=[session.pk]),
        "help_email": settings.HELP_EMAIL,
    }
    return render_to_string(f"seminars/emails/{template}.txt", given)


def reminder(session: Session, person: User) -> tuple[str, str]:
    """Return subject and text of a reminder."""
    return f"{person.get_short_name()}: seminar {when(session)}", mail("reminder", session, person)


def moved(session: Session, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says a seminar has a new time."""
    return f"{person.get_short_name()}: your seminar is now {when(session)}", mail("moved", session, person)


def cancelled(session: Session, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that says a seminar will not be held."""
    return f"{person.get_short_name()}: the seminar of {when(session)} will not be held", mail("cancelled", session, person)


def invited(session: Session, person: User) -> tuple[str, str]:
    """Return subject and text of the mail that puts a seminar into somebody's calendar."""
    return f"{person.get_short_name()}: seminar planned for {when(session)}", mail("invited", session, person)


def series_invited(series: Series, sessions: list[Session], person: User) -> tuple[str, str]:
    """Return subject and text of the one mail about all dates of a series."""
    text = mail("series_invited", sessions[0], person, dates=[when(session) for session in sessions], series=series)
    return f"{person.get_short_name()}: {len(sessions)} seminars planned, the first on {when(sessions[0])}", text


def guest_invited(invitation: Invitation) -> tuple[str, str]:
    """Return subject and text of the mail with somebody's own way into the room."""
    person, session = invitation.link.person, invitation.session
    door = settings.SITE_URL + reverse("seminars:invited", args=[invitation.link.token])
    return f"{person.get_short_name()}: an invitation to a seminar, {when(session)}", mail(
        "guest_invited", session, person, door=door
    )


def entry_of(session: Session, **parties: str) -> Entry:
    """Return a session as calendars know it. Of a confidential one they learn no title. `parties`: organiser and invited."""
    return Entry(
        uid=f"seminar-{session.pk}@{urlsplit(settings.SITE_URL).hostname}",
        title="Seminar" if session.confidential else f"Seminar: {session.title}",
        starts=session.starts,
        ends=session.ends,
        sequence=session.sequence + (session.state == SessionState.CANCELLED),
        address=settings.SITE_URL + reverse("seminars:session", args=[session.pk]),
        changed=session.cancelled_at or session.created_at,
        cancelled=session.state == SessionState.CANCELLED,
        **parties,
    )


def feed_of(person: User) -> bytes:
    """Return somebody's seminars of the last three months and all to come, as their calendar reads them."""
    since = timezone.now() - timedelta(days=90)
    sessions = Session.objects.visible_to(person).filter(ends__gte=since).order_by("starts", "pk")
    return calendar_file(map(entry_of, sessions), name=f"Seminars on {settings.SITE_NAME}")


def invitation_file(sessions: Iterable[Session], person: User, *, method: str = "REQUEST") -> bytes:
    """Return the file that goes with a mail to this person about these sessions."""
    entries = (entry_of(session, organiser=session.created_by.email, invited=person.email) for session in sessions)
    return calendar_file(entries, method=method)
