"""The words of the mails about seminars. Never what somebody said there."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from seminars.models import Session


def when(session: Session) -> str:
    """Return day and time where the session is held: Thu 26 Nov 2026, 16:00 to 17:00."""
    zone = ZoneInfo(session.time_zone)
    starts, ends = timezone.localtime(session.starts, zone), timezone.localtime(session.ends, zone)
    return f"{starts:%a} {starts.day} {starts:%b} {starts:%Y}, {starts:%H:%M} to {ends:%H:%M}"


def mail(template: str, session: Session, person: User) -> str:
    given = {
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
