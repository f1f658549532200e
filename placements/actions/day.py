from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from history.outbox import promise
from placements.models import Day, Placement
from placements.models.day import DayWas
from placements.states import DAY_MOVES, DayState, PlacementState


class AlreadyConfirmed(Exception):
    """The day was confirmed; whoever confirms days, or the coordinator, opens it again first."""


class NotADayOfIt(Exception):
    """The day is still to come, or the placement was not under way on it."""


@transaction.atomic
def log_day(
    *, placement: Placement, on: date, kind: str, by: User, note: str = "", half: bool = False, at: datetime | None = None
) -> Day:
    """Record what one day was, where there is no more to say: see record_day."""
    return record_day(placement=placement, on=on, was=DayWas(kind, note, half), by=by, at=at)


@transaction.atomic
def record_day(*, placement: Placement, on: date, was: DayWas, by: User, at: datetime | None = None) -> Day:
    """Record what one day was. Recorded again before it is confirmed, it says the newer thing.

    Raises AlreadyConfirmed for a day that was confirmed, and NotADayOfIt for one that is still to come or outside the
    placement (practice learning, C7); both leave everything as it is.
    """
    placement = Placement.objects.select_for_update().get(pk=placement.pk)
    if placement.state != PlacementState.ACTIVE or not placement.starts <= on <= timezone.localdate():
        raise NotADayOfIt
    day = Day.objects.filter(placement=placement, on=on).first() or Day(placement=placement, on=on)
    if day.state == DayState.CONFIRMED:
        raise AlreadyConfirmed
    said = asdict(was)
    if day.pk and day.state == DayState.RECORDED and all(getattr(day, name) == value for name, value in said.items()):
        return day
    for name, value in said.items():
        setattr(day, name, value)
    day.recorded_at = at or timezone.now()
    day.state = DAY_MOVES.target("record_again", state=day.state)
    day.save()
    record("day.log", subject=day, by=by, kind=str(was.kind))
    return day


@transaction.atomic
def confirm_days(*, days: Iterable[Day], by: User, at: datetime | None = None) -> int:
    """Confirm days that the student recorded. Returns how many were confirmed now; one confirmed before is left alone."""
    confirmed = 0
    for day in Day.objects.select_for_update().filter(pk__in=[day.pk for day in days], state=DayState.RECORDED):
        day.state = DAY_MOVES.target("confirm", state=day.state)
        day.confirmed_at, day.confirmed_by = at or timezone.now(), by
        day.save(update_fields=["state", "confirmed_at", "confirmed_by"])
        day.decisions.create(move="confirm", by=by)
        record("day.confirm", subject=day, by=by)
        confirmed += 1
    return confirmed


@transaction.atomic
def query_day(*, day: Day, by: User, comment: str) -> Day:
    """Ask the student about a day before confirming it. They are told by mail. Raises IllegalMove once it is confirmed."""
    day = move("query", day, by=by, comment=comment)
    decision = day.decisions.latest("pk")
    promise("placements.day_queried", key=f"day-decision-{decision.pk}", decision=decision.pk)
    return day


@transaction.atomic
def refuse_day(*, day: Day, by: User, comment: str) -> Day:
    """Say that a day is not confirmed, and why. It counts nothing then. Student and tutor are told; the student can answer.

    Raises IllegalMove once it is confirmed.
    """
    day = move("refuse", day, by=by, comment=comment)
    decision = day.decisions.latest("pk")
    promise("placements.day_refused", key=f"day-decision-{decision.pk}", decision=decision.pk)
    return day


@transaction.atomic
def reopen_day(*, day: Day, by: User, comment: str) -> Day:
    """Open a confirmed day again, to be put right. It waits again, and the student can record it differently.

    Student and whoever had confirmed it are told. Raises IllegalMove where it is not confirmed.
    """
    confirmed_by = Day.objects.select_for_update().get(pk=day.pk).confirmed_by_id
    day = move("reopen", day, by=by, comment=comment, confirmed_at=None, confirmed_by=None)
    assert confirmed_by is not None  # a day that was confirmed says by whom
    decision = day.decisions.latest("pk")
    promise("placements.day_reopened", key=f"day-decision-{decision.pk}", decision=decision.pk, confirmed_by=confirmed_by)
    return day


@transaction.atomic
def answer_about_day(*, day: Day, by: User, comment: str) -> Day:
    """The student answers a question about a day, or disagrees that it was not confirmed. It waits again, with both words.

    Raises IllegalMove where nobody asked, or somebody confirmed it meanwhile.
    """
    return move("answer", day, by=by, comment=comment)


def move(verb: str, day: Day, *, by: User, comment: str, **facts: Any) -> Day:
    day = Day.objects.select_for_update().get(pk=day.pk)
    day.state = DAY_MOVES.target(verb, state=day.state)
    for name, value in facts.items():
        setattr(day, name, value)
    day.save(update_fields=["state", *facts])
    day.decisions.create(move=verb, by=by, comment=comment)
    record(f"day.{verb}", subject=day, by=by)
    return day
