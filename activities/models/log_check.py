"""A log entry as the check for identifiers reads it, before it is shared with somebody."""

from accounts.models import User
from activities.models.log import LogEntry
from writing.models.checked_text import CheckedText
from writing.models.local_words import surroundings_of

PARTS = ("title", "quoted", "body")


def checked_entry(entry: LogEntry, reader: User) -> CheckedText:
    """Return the entry's own words, looked through. The author, the reader and whoever is named openly are not pointed out."""
    around = surroundings_of(entry.author)
    people = [name for person in (entry.author, reader) for name in (person.name, person.get_short_name())]
    parts = {name: getattr(entry, name) for name in PARTS}
    return CheckedText(parts, allowed=(*people, *around.allowed), local=around.local)
