from dataclasses import replace

from django.db import transaction

from accounts.models import Cohort, User
from history.audit import record
from history.outbox import promise
from history.transitions import IllegalMove
from seminars.actions.session import cancel, schedule
from seminars.models import Series
from seminars.models.plan import Plan, Repeat
from seminars.states import SessionState


class NoDates(Exception):
    """Every date of a series was left out. The text is a sentence for its host."""

    def __init__(self) -> None:
        super().__init__("All dates are left out. Leave at least one.")


@transaction.atomic
def schedule_series(*, plan: Plan, repeat: Repeat, by: User, cohort: Cohort | None = None) -> Series:
    """Plan seminars at the same hour every few weeks, each of them as schedule() does. The same key twice is one series.

    Everybody gets one mail with all dates for their calendar. Raises NoDates.
    """
    made = {
        "title": plan.title,
        "cohort": cohort,
        "time_zone": plan.time_zone,
        "first_day": repeat.first_day,
        "begins": repeat.begins,
        "minutes": repeat.minutes,
        "every_weeks": repeat.every_weeks,
        "times": repeat.times,
        "left_out": [day.isoformat() for day in repeat.left_out],
        "created_by": by,
    }
    series, new = (
        Series.objects.get_or_create(made_with=repeat.key, defaults=made) if repeat.key else (Series.objects.create(**made), True)
    )
    if not new:
        return series
    dates = series.dates()
    if not dates:
        raise NoDates
    for starts, ends in dates:
        # As many days after each of them as after the first.
        due = plan.answers_due and starts.date() + (plan.answers_due - repeat.first_day)
        dated = replace(plan, starts=starts, ends=ends, answers_due=due)
        session = schedule(plan=dated, by=by, cohort=cohort, series=series)
    record("series.schedule", subject=series, by=by, sessions=len(dates))
    for place in session.people.current().exclude(person=by):
        promise(
            "seminars.series_invited", key=f"series-{series.pk}-person-{place.person_id}", series=series.pk, person=place.person_id
        )
    return series


@transaction.atomic
def call_off_rest(*, series: Series, by: User) -> int:
    """Call off every session of a series that has not been held yet, and tell its people. Returns how many. Twice is once."""
    called_off = 0
    for session in series.sessions.upcoming().filter(state=SessionState.PLANNED):
        try:
            cancel(session=session, by=by)
        except IllegalMove:
            continue  # it was started meanwhile
        called_off += 1
    if called_off:
        record("series.call_off_rest", subject=series, by=by, sessions=called_off)
    return called_off
