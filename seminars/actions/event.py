"""The room's log: every event is numbered and committed first, and sent to open pages afterwards."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Subquery

from accounts.models import User
from seminars.actions.publishing import publish
from seminars.models import Event, Session
from seminars.states import EventKind, SessionState

NOT_LIVE = {
    SessionState.PLANNED: "This seminar has not started yet. What you wrote is still here: send it once it has.",
    SessionState.FINISHED: "This seminar has finished. What came of it is under After.",
    SessionState.CANCELLED: "This seminar was cancelled.",
}


class NotLive(Exception):
    """Somebody does something in a room that isn't open. The text is a sentence for them."""

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(NOT_LIVE[SessionState(state)])


class SentBefore(Exception):
    """This client_id has its event already."""


def once_per_client_id(action: Callable[..., Event]) -> Callable[..., Event]:
    """Make a repeated sending return the event of the first, however the two race: the database decides."""

    @wraps(action)
    def run(*, session: Session, by: User, client_id: UUID | None = None, **details: Any) -> Event:
        try:
            return action(session=session, by=by, client_id=client_id, **details)
        except (SentBefore, IntegrityError):
            sent = Event.objects.filter(session=session, actor=by, client_id=client_id).select_related("actor")
            earlier = sent.first() if client_id else None
            if earlier is None:
                raise
            return earlier

    return run


def lock_room(session: Session, *, by: User | None = None, client_id: UUID | None = None) -> None:
    """Hold the room until the transaction ends, and bring state and last number of `session` up to date. One query.

    Raises SentBefore where this person's client_id has its event already.
    """
    sent = Event.objects.filter(session=session.pk, actor=by, client_id=client_id).order_by().values("seq")[:1]
    extra = {"sent": Subquery(sent)} if client_id else {}
    row = Session.objects.select_for_update().filter(pk=session.pk).values("state", "last_seq", **extra).get()
    if row.get("sent"):
        raise SentBefore
    session.state, session.last_seq = row["state"], row["last_seq"]


def lock_live_room(session: Session, *, by: User, client_id: UUID | None = None) -> None:
    """The same, and raise NotLive unless the seminar is going on."""
    lock_room(session, by=by, client_id=client_id)
    if session.state != SessionState.OPEN:
        raise NotLive(session.state)


def append(
    session: Session, kind: EventKind, *, by: User | None, client_id: UUID | None = None, payload: dict[str, Any] | None = None
) -> Event:
    """Give the event the next number and store it; pages are told after the commit. The room must be locked."""
    session.last_seq += 1
    Session.objects.filter(pk=session.pk).update(last_seq=session.last_seq)
    event = Event.objects.create(
        session=session,
        seq=session.last_seq,
        kind=kind,
        actor=by,
        role=session.role_of(by) if by else "",
        payload=payload or {},
        client_id=client_id,
    )
    transaction.on_commit(lambda: publish(session.pk, {"type": "room.event", "event": event.as_told()}), robust=True)
    return event
