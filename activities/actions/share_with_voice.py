"""Sharing a log entry together with voice notes that its author listened to."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale
from activities.actions.sharing import share_checked
from activities.actions.voice_note import changes_what_is_heard, let_hear
from activities.models import LogEntry
from writing.models import Attachment


@transaction.atomic
def share_with_voice_notes(
    *,
    entry: LogEntry,
    with_person: User,
    by: User,
    version_seen: int,
    notes: Collection[Attachment],
    why: str,
    **checked: Any,
) -> LogEntry:
    """Share the entry as share_checked does, which is handed the rest. Of its voice notes this person hears `notes` and no others.

    Somebody who reads these words already and is to hear more or less with them than now gets a version of their own: what
    goes with a version does not change under anybody, and it can be undone. Raises what share_checked does.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    if changes_what_is_heard(entry=entry, person=with_person, notes=notes):
        entry.put_words({})
    shared = share_checked(entry=entry, with_person=with_person, by=by, version_seen=entry.version, **checked)
    let_hear(entry=shared, person=with_person, notes=notes, reason=why, by=by)
    return shared
