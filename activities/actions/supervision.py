"""What somebody brings to supervision. All of it is for the author alone: nothing here shares, sends or is counted."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale
from activities.models import FlaggedPassage, LogEntry
from activities.models.log_passage import anchored


@transaction.atomic
def flag_passages(*, entry: LogEntry, names: Collection[str], version_seen: int, by: User) -> LogEntry:
    """Flag these paragraphs of one's own entry, and no other paragraphs that it has today.

    Passages whose words are no longer in the entry stay on the list. Raises Stale when the entry changed after
    version_seen was shown, and LogEntry.DoesNotExist for another's entry.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk, author=by)
    if entry.version != version_seen:
        raise Stale(entry)
    had = {passage.name: passage for passage in anchored(entry) if passage.name}
    entry.flagged_passages.filter(pk__in=[passage.pk for name, passage in had.items() if name not in names]).delete()
    FlaggedPassage.objects.bulk_create(
        FlaggedPassage(entry=entry, text=text, number=int(name[1:]))
        for name, text in entry.paragraphs
        if name in names and name not in had
    )
    return entry


@transaction.atomic
def take_off_the_list(*, entries: Collection[UUID], passages: Collection[int], by: User) -> int:
    """Take entries and passages off one's own list. Returns how many were on it; others' are not touched."""
    flagged = LogEntry.objects.written_by(by).filter(pk__in=entries, flagged_at__isnull=False)
    gone, _ = FlaggedPassage.objects.written_by(by).filter(pk__in=passages).delete()
    return gone + flagged.update(flagged_at=None)
