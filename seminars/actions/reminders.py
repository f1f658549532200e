from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from history.outbox import promise
from seminars.models import Session

BEFORE = {"24h": timedelta(hours=24), "15min": timedelta(minutes=15)}


def promise_reminders(session: Session, person: User) -> None:
    """Promise this person a mail 24 hours and one 15 minutes before, as far as that is still to come. In a transaction.

    The key names the date the session has now: once it is moved, what was promised for the earlier date is not sent.
    """
    for name, before in BEFORE.items():
        if session.starts - before > timezone.now():
            promise(
                "seminars.reminder",
                key=f"session-{session.pk}-{session.sequence}-{name}-person-{person.pk}",
                due=session.starts - before,
                session=session.pk,
                sequence=session.sequence,
                person=person.pk,
            )
