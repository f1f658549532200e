from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from seminars.actions.event import lock_live_room, once_per_client_id
from seminars.actions.stage import NotThere, tell_all
from seminars.models import Breakout, BreakoutMember, BreakoutRound, Event, Session
from seminars.rules import SessionRole

CHANGED = "Somebody in your room saved other words meanwhile. Yours were not saved: put both together, then save again."


@once_per_client_id
@transaction.atomic
def open_breakouts(*, session: Session, questions: list[str], minutes: int, by: User, client_id: UUID | None = None) -> Event:
    """Open a small room for each question, and spread whoever is here over them, hosts aside. One round at a time.

    Raises NotLive, NotThere.
    """
    lock_live_room(session, by=by, client_id=client_id)
    if session.rounds.filter(closed_at__isnull=True).exists():
        raise NotThere("Small rooms are open already. Bring everybody back first.")
    ends = timezone.now() + timedelta(minutes=minutes)
    round_ = BreakoutRound.objects.create(session=session, ends_at=ends)
    rooms = [Breakout.objects.create(round=round_, number=at, question=words) for at, words in enumerate(questions, start=1)]
    hosts = set(session.people.current().filter(role=SessionRole.HOST).values_list("person", flat=True))
    here = sorted({presence.person_id for presence in session.presences.here()} - hosts)
    for at, person in enumerate(here):
        BreakoutMember.objects.create(round=round_, breakout=rooms[at % len(rooms)], person_id=person)
    said = f"Small rooms are open until {timezone.localtime(ends):%H:%M}."
    return tell_all(session, "breakouts", by=by, client_id=client_id, say=said)


@once_per_client_id
@transaction.atomic
def close_breakouts(*, session: Session, by: User, client_id: UUID | None = None) -> Event:
    """Bring everybody back. What the rooms wrote down stays, and everybody reads it. Raises NotLive."""
    lock_live_room(session, by=by, client_id=client_id)
    session.rounds.filter(closed_at__isnull=True).update(closed_at=timezone.now())
    return tell_all(session, "breakouts", by=by, client_id=client_id, say="Everybody is back. The outcomes are on the page.")


@once_per_client_id
@transaction.atomic
def go_to_room(*, session: Session, breakout: int, by: User, client_id: UUID | None = None) -> Event:
    """Go to a small room, or to another one; also for whoever comes late. Raises NotLive, NotThere."""
    lock_live_room(session, by=by, client_id=client_id)
    room = Breakout.objects.filter(pk=breakout, round__session=session, round__closed_at__isnull=True).first()
    if room is None:
        raise NotThere("The small rooms are closed.")
    BreakoutMember.objects.update_or_create(round_id=room.round_id, person=by, defaults={"breakout": room})
    return tell_all(session, "breakouts", by=by, client_id=client_id)


@once_per_client_id
@transaction.atomic
def save_outcome(*, session: Session, breakout: int, words: str, version: int, by: User, client_id: UUID | None = None) -> Event:
    """Write down what a small room came to. Newer words of somebody else are never replaced unseen. Also just after it closed.

    Raises NotLive, and NotThere for whoever isn't in that room, or wrote on an older version.
    """
    lock_live_room(session, by=by, client_id=client_id)
    room = Breakout.objects.filter(pk=breakout, round__session=session, members__person=by).first()
    if room is None:
        raise NotThere("You are in another room now, so nothing was saved.")
    if room.outcome_version != version and room.outcome != words:
        raise NotThere(CHANGED)
    room.outcome, room.outcome_version = words, room.outcome_version + 1
    room.outcome_at, room.outcome_by = timezone.now(), by
    room.save(update_fields=["outcome", "outcome_version", "outcome_at", "outcome_by"])
    return tell_all(session, "breakouts", by=by, client_id=client_id)
