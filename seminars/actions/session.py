from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, User
from history.audit import record
from history.outbox import promise
from history.transitions import IllegalMove
from seminars.actions.attendance import compute
from seminars.actions.event import append, lock_room
from seminars.actions.guest import close_doors
from seminars.actions.people import add_person, bring_cohort
from seminars.actions.reminders import promise_reminders
from seminars.actions.summary import save_summary
from seminars.models import Presence, Reading, Session
from seminars.models.plan import Plan, Written
from seminars.models.session import EARLIEST_START
from seminars.rules import SessionRole
from seminars.states import NOT_DONE, SESSION_MOVES, EventKind, QuestionState, SessionState

FORGOTTEN_AFTER = timedelta(minutes=30)


class TooEarly(Exception):
    """The seminar is still too far away to be started. The text is a sentence for its host."""

    def __init__(self, session: Session) -> None:
        opens = timezone.localtime(session.starts - EARLIEST_START)
        super().__init__(f"You can start this seminar from {opens:%H:%M} on {opens:%a} {opens.day} {opens:%b}, one hour before.")


@transaction.atomic
def schedule(
    *, plan: Plan, by: User, cohort: Cohort | None = None, key: UUID | None = None, told: bool = False, **of_series: Any
) -> Session:
    """Plan a session with `by` as its host and the cohort's students as members. Each is promised two reminders.

    The time may lie in the past, for records of what was. The same `key` twice is one session. With `told`, everybody gets
    a mail that puts it into their calendar.
    """
    made = {"cohort": cohort, "created_by": by, **plan.columns(), **of_series}
    session, new = Session.objects.get_or_create(made_with=key, defaults=made) if key else (Session.objects.create(**made), True)
    if not new:
        return session
    write_readings(session, plan)
    add_person(session=session, person=by, role=SessionRole.HOST, by=by)
    bring_cohort(session)
    record("session.schedule", subject=session, by=by)
    for person in others(session, by) if told else []:
        tell("invited", session, person)
    return session


def write_readings(session: Session, plan: Plan) -> None:
    session.readings.all().delete()
    Reading.objects.bulk_create(
        Reading(session=session, title=title, url=url, order=order) for order, (title, url) in enumerate(plan.readings)
    )


@transaction.atomic
def change(*, session: Session, plan: Plan, by: User) -> None:
    """Change a planned session. A new time is a move: everybody is told, and reminded of the new time only.

    Raises IllegalMove once it has started.
    """
    lock_room(session)
    SESSION_MOVES.target("move", state=session.state)
    moved = (session.starts, session.ends) != (plan.starts, plan.ends)
    Session.objects.filter(pk=session.pk).update(**plan.columns(), sequence=session.sequence + moved)
    write_readings(session, plan)
    session.refresh_from_db(fields=[*plan.columns(), "sequence"])
    record("session.change", subject=session, by=by, moved=moved)
    if moved:
        session.decisions.create(move="move", by=by)
        for person in others(session, by):
            tell("moved", session, person)
        for place in session.people.current().select_related("person"):
            promise_reminders(session, place.person)


@transaction.atomic
def cancel(*, session: Session, by: User, reason: str = "") -> None:
    """Call a planned session off and tell its people. Nobody is reminded of it any more. Raises IllegalMove."""
    lock_room(session)
    session.state = SESSION_MOVES.target("cancel", state=session.state)
    session.cancelled_at, session.cancelled_by = timezone.now(), by
    session.join_code = ""
    session.save(update_fields=["state", "cancelled_at", "cancelled_by", "join_code"])
    session.decisions.create(move="cancel", by=by, comment=reason)
    record("session.cancel", subject=session, by=by)
    for person in others(session, by):
        tell("cancelled", session, person)


def others(session: Session, by: User) -> list[User]:
    return [place.person for place in session.people.current().exclude(person=by).select_related("person")]


def tell(what: str, session: Session, person: User) -> None:
    key = f"session-{session.pk}-{session.sequence}-{what}-person-{person.pk}"
    promise(f"seminars.{what}", key=key, session=session.pk, sequence=session.sequence, person=person.pk)


@transaction.atomic
def start(*, session: Session, by: User, at: datetime | None = None) -> None:
    """Open the room: from now on people can write and raise hands. Raises TooEarly, or IllegalMove once it was started."""
    at = at or timezone.now()
    lock_room(session)
    state = SESSION_MOVES.target("start", state=session.state)
    if not session.can_start(at):
        raise TooEarly(session)
    session.state, session.started_at, session.started_by = state, at, by
    session.save(update_fields=["state", "started_at", "started_by"])
    session.decisions.create(move="start", by=by)
    record("session.start", subject=session, by=by)
    append(session, EventKind.STARTED, by=by)


@transaction.atomic
def finish(*, session: Session, by: User | None, summary: Written | None = None, at: datetime | None = None) -> None:
    """Close the room, keep what came of it, and compute who was there. `by=None`: the clock did it.

    Raises IllegalMove unless it is live.
    """
    at = at or timezone.now()
    lock_room(session)
    session.state = SESSION_MOVES.target("finish", state=session.state)
    session.finished_at = at
    session.save(update_fields=["state", "finished_at"])
    session.hands.waiting().update(lowered_at=at)
    session.questions.filter(state__in=NOT_DONE).update(state=QuestionState.CARRIED)
    session.decisions.create(move="finish", by=by)
    record("session.finish", subject=session, by=by, system=by is None)
    append(session, EventKind.FINISHED, by=by)
    if summary and by:
        save_summary(session=session, written=summary, by=by)
    compute(session=session)
    close_doors(session)


def finish_forgotten(*, at: datetime | None = None) -> int:
    """Finish what has been over by the clock for half an hour, with nobody left in the room. Returns how many."""
    at = at or timezone.now()
    over = Session.objects.filter(state=SessionState.OPEN, ends__lt=at - FORGOTTEN_AFTER)
    empty = over.exclude(pk__in=Presence.objects.here(at).values("session"))
    finished = 0
    for session in empty:
        try:
            finish(session=session, by=None, at=at)
        except IllegalMove:
            continue  # its host was faster
        finished += 1
    return finished
