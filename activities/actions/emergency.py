"""Opening one entry in an emergency reading."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.models import LogEntry
from activities.models.log_emergency import entries_of
from writing.actions.emergency import note_emergency_opening
from writing.models import EmergencyReading


@transaction.atomic
def open_in_emergency(*, reading: EmergencyReading, entry: UUID, by: User) -> LogEntry:
    """Record that whoever asked opens this entry as it is now, and return it. Twice is once.

    Raises LogEntry.DoesNotExist where it is not among what was asked for, and NotRunning where the hour is over, the one who
    asked has lost their role, or it is somebody else.
    """
    found = entries_of(reading).select_related("audience").get(pk=entry)
    note_emergency_opening(reading=reading, audience=found.audience, version=found.version, day=found.event_on, by=by)
    return found
