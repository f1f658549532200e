"""Flagging that a shared log entry might identify somebody: by whoever can read it today."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.actions.comments import NotLetIn, who_can_read
from activities.models import LogEntry
from history.outbox import promise
from writing.actions import flag as flags
from writing.models import Audience, IdentifierFlag


class Overtaken(Exception):
    """The reader was given newer words after they opened the page. Nothing was flagged: what they noticed may be gone."""


@transaction.atomic
def flag_identifier(
    *,
    id: UUID,  # noqa: A002
    entry: LogEntry,
    version_seen: int,
    kind: str,
    note: str,
    by: User,
) -> IdentifierFlag:
    """Hold the entry back from its readers until the author has looked, who is told. The same id twice is one flag, and one mail.

    Raises NotLetIn for somebody who cannot read it, its author too, Overtaken where they were given newer words than
    version_seen, and IdentifierFlag.DoesNotExist for an id that is somebody else's.
    """
    Audience.objects.select_for_update().get(pk=entry.audience_id)  # a second press waits here
    if (earlier := flags.find_flag(id, by)) is not None:
        return earlier
    if by.pk == entry.author_id or by.pk not in who_can_read(entry, by):
        raise NotLetIn
    given = entry.audience.members.now().get(person=by).version
    if given != version_seen:
        raise Overtaken
    flag = flags.flag_identifier(id=id, audience=entry.audience, version=given, kind=kind, note=note, by=by)
    promise("activities.identifier_flagged", key=str(flag.pk), entry=str(entry.pk), flag=str(flag.pk))
    return flag
