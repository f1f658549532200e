from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from seminars.models import Attendance, Presence, Session
from seminars.rules import SessionRole

COUNTED = (SessionRole.MEMBER, SessionRole.PRESENTER)  # guests and hosts are not on the register
Stretch = tuple[datetime, datetime]


@transaction.atomic
def compute(*, session: Session) -> None:
    """Write how many minutes each member of the programme was there, from the heartbeats of their pages.

    Only the time between start and finish counts; two pages open at once count once. Never from a disconnect: a
    process that dies says nothing about who left. A correction stays as it is. Can be run again at any time.
    """
    seen: dict[int, list[Stretch]] = defaultdict(list)
    for presence in Presence.objects.filter(session=session):
        seen[presence.person_id].append((presence.joined, presence.last_seen))
    people = session.people.filter(role__in=COUNTED).values_list("person", flat=True).distinct().order_by("person")
    Attendance.objects.bulk_create(
        [Attendance(session=session, person_id=person, minutes=minutes_within(session, seen[person])) for person in people],
        update_conflicts=True,
        unique_fields=["session", "person"],
        update_fields=["minutes", "computed_at"],
    )


def minutes_within(session: Session, stretches: Iterable[Stretch]) -> int:
    """Return the whole minutes that the stretches cover together between start and finish of the session."""
    if session.started_at is None:
        return 0
    last = session.finished_at or timezone.now()
    covered, until = timedelta(), session.started_at
    for joined, seen in sorted(stretches):
        begins, ends = max(joined, until), min(seen, last)
        if ends > begins:
            covered, until = covered + (ends - begins), ends
    return round(covered.total_seconds() / 60)


@transaction.atomic
def correct(*, attendance: Attendance, minutes: int, reason: str, by: User) -> None:
    """The host says what really was, and why. What was computed stays beside it; a second correction replaces the first."""
    attendance.corrected_minutes, attendance.corrected_reason = minutes, reason
    attendance.corrected_at, attendance.corrected_by = timezone.now(), by
    attendance.save(update_fields=["corrected_minutes", "corrected_reason", "corrected_at", "corrected_by"])
    record("attendance.correct", subject=attendance, by=by, minutes=minutes)
