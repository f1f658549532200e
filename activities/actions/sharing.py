"""Sharing a log entry after it was looked through for what might identify somebody."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale, share_with_people
from activities.actions.undo_share import remember_share
from activities.models import LogEntry
from activities.models.log_check import PARTS
from activities.models.log_passage import put_in_place
from writing.actions.check import mended, record_check
from writing.actions.flag import mend_flags
from writing.models.candidates import Chosen
from writing.models.checked_text import CheckedText, Choices

LONGEST_TITLE = 150


@transaction.atomic
def share_checked(
    *,
    entry: LogEntry,
    with_people: Sequence[Chosen],
    by: User,
    version_seen: int,
    checked: CheckedText,
    choices: Choices,
    reason: str = "",
    keep_original: bool = False,
) -> LogEntry:
    """Let these people read the entry with the chosen words in place of what might identify somebody: all of them or none.

    The new words take the place of the old ones in the entry itself, unless keep_original: then the author's own entry
    stays as it is, and only the shared version has them. Kinds and counts of what was found are kept, never the words.
    For a quarter of an hour it can be undone, for all of them at once. What a reader flagged in earlier words is settled with
    these. Raises Undecided, Stale when the entry changed after version_seen, NotConnected where somebody is not around the author
    today, and HeldBack where these are flagged words still.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    words = mended(checked, choices)
    words["title"] = words["title"][:LONGEST_TITLE]
    before = {name: getattr(entry, name) for name in PARTS}
    could_read = {member.person_id: member.version for member in entry.audience.members_now}
    if before != words:
        put_in_place(entry, {} if keep_original else words)
    record_check(audience=entry.audience, checked=checked, choices=choices, reason=reason, by=by)
    shared = share_with_people(entry=entry, people=with_people, by=by, version_seen=entry.version, words=words)
    mend_flags(audience=shared.audience, version=shared.version, by=by)
    remember_share(
        entry=shared,
        people=[one.person for one in with_people],
        could_read=could_read,
        words_before={} if before == words or keep_original else before,
        seen=checked.digest(choices),
    )
    return shared
