"""Sharing a log entry together with voice notes that its author listened to."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale
from activities.actions.sharing import share_checked
from activities.actions.voice_note import changes_what_is_heard, let_hear
from activities.models import LogEntry
from writing.models import Attachment
from writing.models.candidates import Chosen


@transaction.atomic
def share_with_voice_notes(
    *,
    entry: LogEntry,
    with_people: Sequence[Chosen],
    by: User,
    version_seen: int,
    notes: Collection[Attachment],
    why: str,
    **checked: Any,
) -> LogEntry:
    """Share the entry as share_checked does, which is handed the rest. Of its voice notes these people hear `notes` and no others.

    Where one of them reads these words already and is to hear more or less with them than now, they get a version of their own:
    what goes with a version does not change under anybody, and it can be undone. Raises what share_checked does.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    if any(changes_what_is_heard(entry=entry, person=one.person, notes=notes) for one in with_people):
        entry.put_words({})
    shared = share_checked(entry=entry, with_people=with_people, by=by, version_seen=entry.version, **checked)
    for one in with_people:
        let_hear(entry=shared, person=one.person, notes=notes, reason=why, by=by)
    return shared
