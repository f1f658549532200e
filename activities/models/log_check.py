"""A log entry as the check for identifiers reads it, before it is shared with somebody."""

from collections.abc import Iterable

from accounts.models import User
from activities.models.log import LogEntry
from writing.models.checked_text import CheckedText, Known
from writing.models.local_words import looked_through

PARTS = ("title", "quoted", "body")


def checked_entry(entry: LogEntry, *readers: User, in_group: Iterable[User] = ()) -> CheckedText:
    """Return the entry's own words, looked through for these readers; `in_group` are those who come with a group."""
    parts = {name: getattr(entry, name) for name in PARTS}
    return looked_through(parts, author=entry.author, readers=readers, in_group=in_group)


def left_when_shared(entry: LogEntry, reader: User) -> dict[Known, str]:
    """Return what the author left in the words they shared last, each with the reason they gave. Empty where nobody read it."""
    shared, check = entry.versions.first(), entry.audience.checks.first()
    if shared is None or check is None:
        return {}
    parts = {name: getattr(shared, name) for name in PARTS}
    return check.left_in(looked_through(parts, author=entry.author, readers=[reader]))
