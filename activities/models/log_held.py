"""A log entry that is held back, because a reader said that it might identify somebody."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from accounts.models import User
from accounts.prepared import prepared
from activities.models.log import LogEntry
from activities.models.log_check import PARTS
from writing.models import AudienceMember, IdentifierFlag


@prepared
def ids_of_open_flags(person):
    """Asked for every student on every visit to their home page, and nearly always empty: so it fetches next to nothing."""
    return IdentifierFlag.objects.open().filter(audience__owner=person).order_by().values_list("pk", flat=True)


def open_flags_of(person: User) -> list[IdentifierFlag]:
    """Return what readers said of this person's entries and they have not looked at: one query, and one more where there is any.

    Nothing where nobody is let in any more.
    """
    ids = ids_of_open_flags(person=person)
    if not ids:
        return []
    members = AudienceMember.objects.now().filter(audience=OuterRef("audience"))
    flags = IdentifierFlag.objects.visible_to(person).filter(Exists(members), pk__in=ids, audience__log_entry__isnull=False)
    return list(flags.select_related("flagged_by", "audience__log_entry"))


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
