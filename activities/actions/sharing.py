"""Sharing a log entry after it was looked through for what might identify somebody."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.actions.log import Stale, share_entry
from activities.models import LogEntry
from activities.models.log_check import PARTS
from activities.models.log_passage import follow
from writing.actions.check import record_check
from writing.models.checked_text import CheckedText, Choices

LONGEST_TITLE = 150


class Undecided(Exception):
    """Something that might identify somebody has no answer yet. Nothing was shared."""


@transaction.atomic
def share_checked(
    *,
    entry: LogEntry,
    with_person: User,
    by: User,
    version_seen: int,
    checked: CheckedText,
    choices: Choices,
    reason: str = "",
    keep_original: bool = False,
) -> LogEntry:
    """Let one person read the entry with the chosen words in place of what might identify somebody.

    The new words take the place of the old ones in the entry itself, unless keep_original: then the author's own entry
    stays as it is, and only the shared version has them. Kinds and counts of what was found are kept, never the words.
    Raises Undecided, Stale when the entry changed after version_seen, and NotConnected for somebody who is not around the author.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    if any(one.key not in choices for one in checked.pointed):
        raise Undecided
    words = checked.replaced(choices)
    words["title"] = words["title"][:LONGEST_TITLE]
    if any(getattr(entry, name) != words[name] for name in PARTS):
        put_words(entry, {} if keep_original else words)
    record_check(audience=entry.audience, checked=checked, choices=choices, reason=reason, by=by)
    return share_entry(entry=entry, with_person=with_person, by=by, version_seen=entry.version, words=words)


def put_words(entry: LogEntry, words: dict[str, str]) -> None:
    """Make a new version of the entry, with these words in it."""
    for name, text in words.items():
        setattr(entry, name, text)
    entry.version, entry.updated_at = entry.version + 1, timezone.now()
    entry.save(update_fields=[*words, "version", "updated_at"])
    follow(entry)
