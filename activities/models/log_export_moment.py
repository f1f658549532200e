"""How the files of a log write days and moments."""

from datetime import date, datetime

from django.utils import timezone


def moment(at: datetime | date | None) -> str | None:
    """Return a day, or a moment with its offset from UTC, as ISO 8601 writes it."""
    if at is None:
        return None
    return timezone.localtime(at).isoformat(timespec="seconds") if isinstance(at, datetime) else at.isoformat()
