"""A log entry that is held back, because a reader said that it might identify somebody."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from activities.models.log import LogEntry
from activities.models.log_check import PARTS
from writing.models import IdentifierFlag


def flags_on(entry: LogEntry, reader: User) -> list[IdentifierFlag]:
    """Return what this person may know of flags of the entry, the oldest first. One query, and one more where there are any."""
    flags = IdentifierFlag.objects.visible_to(reader).filter(audience=entry.audience_id)
    return list(flags.select_related("flagged_by").prefetch_related("decisions"))


def is_held_back(entry: LogEntry, words: Mapping[str, Any]) -> bool:
    """Return whether these words, as the entry's present version, are held back: flagged ones, or the same again."""
    flag = entry.audience.identifier_flags.holding_back().order_by("version").last()
    if flag is None:
        return False
    earlier = entry.versions.filter(number__lte=flag.version)
    return entry.version <= flag.version or any(all(getattr(one, name) == words[name] for name in PARTS) for one in earlier)
