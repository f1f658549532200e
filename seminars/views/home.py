"""What this app says on the home page: the seminar that is on, and the next one."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from seminars.models import Session
from seminars.models.session import JOIN_OPENS, upcoming_for

LIVE_NOW = 30


def upcoming(person: User) -> list[Session]:
    """What somebody can join now, and what is next. Fetched once for a person, whoever asks."""
    kept = vars(person)
    if "seminars_on_home" not in kept:
        now = timezone.now()
        asked = {"person": person, "now": now, "today": timezone.localdate(), "soon": now + JOIN_OPENS}
        kept["seminars_on_home"] = upcoming_for(**asked)
    return kept["seminars_on_home"]


def next_things(person: User) -> list[dict[str, Any]]:
    """The seminar whose room is open."""
    session = next((session for session in upcoming(person) if session.can_join()), None)
    return [live_now(session)] if session else []


def live_now(session: Session) -> dict[str, Any]:
    starts, ends = timezone.localtime(session.starts), timezone.localtime(session.ends)
    return {
        "order": LIVE_NOW,
        "eyebrow": "Live now" if session.is_live else f"Begins at {starts:%H:%M}",
        "title": session.title,
        "detail": f"Seminar with {session.host_name}, {starts:%H:%M} to {ends:%H:%M}. You can take part without sound or video.",
        "url": reverse("seminars:room", args=[session.pk]),
        "button": "Join",
        "minutes": "",
    }


def panels(person: User) -> list[dict[str, Any]]:
    """The next seminar after one that can be joined now."""
    session = next((session for session in upcoming(person) if not session.can_join()), None)
    if session is None:
        return []
    days = (timezone.localdate(session.starts) - timezone.localdate()).days
    soon = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    context = {"session": session, "soon": soon, "weekday": f"{timezone.localtime(session.starts):%A}"}
    return [{"template": "seminars/home/_next_session.html", "context": context}]
