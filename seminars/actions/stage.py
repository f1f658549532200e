"""What the host puts in front of everybody. Each verb leaves one event, so that sending it twice is once and pages look again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from seminars.actions.event import append, lock_live_room, once_per_client_id
from seminars.models import Event, Session, Stage
from seminars.states import EventKind


class NotThere(Exception):
    """What somebody reached for is closed, gone or was never theirs. The text is a sentence for them."""


def tell_all(session: Session, what: str, *, by: User | None, client_id: UUID | None = None, say: str = "", **ids: Any) -> Event:
    """Write down that something new is in front of everybody. `say` is one line for whoever does not see the page."""
    return append(session, EventKind.STAGE, by=by, client_id=client_id, payload={"what": what, "say": say, **ids})


@once_per_client_id
@transaction.atomic
def broadcast(*, session: Session, words: str, by: User, client_id: UUID | None = None) -> Event:
    """Say something to all rooms at once. It stays in front of everybody until the next one. Raises NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    Stage.objects.update_or_create(session=session, defaults={"broadcast": words, "broadcast_at": timezone.now()})
    return tell_all(session, "broadcast", by=by, client_id=client_id, say=f"To all rooms: {words}" if words else "")


@once_per_client_id
@transaction.atomic
def set_timer(*, session: Session, minutes: int, by: User, client_id: UUID | None = None) -> Event:
    """Show everybody until when there is time. 0 minutes takes the clock away. Raises NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    ends = timezone.now() + timedelta(minutes=minutes) if minutes else None
    Stage.objects.update_or_create(session=session, defaults={"timer_ends_at": ends})
    until = f"{timezone.localtime(ends):%H:%M}" if ends else ""
    return tell_all(session, "timer", by=by, client_id=client_id, say=f"{minutes} minutes, until {until}." if ends else "")
