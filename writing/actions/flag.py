"""Saying that a shared text might identify somebody, and what comes of it. Who may read which text is for its app to say."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from history.outbox import promise
from writing.models import Audience, IdentifierFlag, IdentifierFlagDecision
from writing.states import FLAG_MOVES, FlagState


@transaction.atomic
def flag_identifier(*, id: UUID, audience: Audience, version: int, kind: str, note: str, by: User) -> IdentifierFlag:  # noqa: A002
    """Hold back this version of the text, and all before it, until its author has looked. The audit entry has the kind only.

    The same id twice is one flag, and so is a second one of the same person while the first is open. Raises
    IdentifierFlag.DoesNotExist for an id that is somebody else's.
    """
    Audience.objects.select_for_update().get(pk=audience.pk)
    earlier = find_flag(id, by) or audience.identifier_flags.open().filter(flagged_by=by).first()
    if earlier is not None:
        return earlier
    flag = IdentifierFlag.objects.create(id=id, audience=audience, version=version, kind=kind, note=note.strip(), flagged_by=by)
    IdentifierFlagDecision.objects.create(flag=flag, move="flag_identifier", by=by)
    record("identifier_flag.flag", subject=flag, by=by, kind=kind, version=version)
    return flag


@transaction.atomic
def mend_flags(*, audience: Audience, version: int, by: User) -> int:
    """Newer words were looked through and shared: what was said of earlier versions is settled. Returns how many were.

    The earlier versions stay held back; whoever is given this one reads this one.
    """
    earlier = audience.identifier_flags.open().filter(version__lt=version)
    flags = list(earlier.select_for_update())
    for flag in flags:
        settle(flag, "mend", by)
    return len(flags)


@transaction.atomic
def say_not_identifying(*, flag: IdentifierFlag, reason: str, by: User) -> IdentifierFlag:
    """The author has looked: it does not identify anyone, and why. Readers see the text again. Twice is once.

    The reason is for whoever flagged it. Raises IllegalMove where it was settled in another way meanwhile.
    """
    flag = locked(flag)
    if flag.state != FlagState.NOT_IDENTIFYING:
        settle(flag, "say_not_identifying", by, comment=reason.strip())
    return flag


@transaction.atomic
def take_back_flag(*, flag: IdentifierFlag, by: User) -> IdentifierFlag:
    """Whoever flagged it takes it back. Readers see the text again; the note is gone. Twice is once.

    Raises IllegalMove where the author has settled it meanwhile, and IdentifierFlag.DoesNotExist for another's.
    """
    flag = locked(flag)
    if flag.flagged_by_id != by.pk:
        raise IdentifierFlag.DoesNotExist
    if flag.state != FlagState.TAKEN_BACK:
        flag.note = ""
        settle(flag, "take_back", by)
    return flag


def settle(flag: IdentifierFlag, move: str, by: User, comment: str = "") -> None:
    flag.state = FLAG_MOVES.target(move, state=flag.state)
    flag.settled_at, flag.settled_by = timezone.now(), by
    flag.save(update_fields=["state", "note", "settled_at", "settled_by"])
    IdentifierFlagDecision.objects.create(flag=flag, move=move, by=by, comment=comment)
    record(f"identifier_flag.{move}", subject=flag, by=by, kind=flag.kind)
    if by.pk != flag.flagged_by_id:  # told by the app whose text it is: activities for the log
        promise("writing.identifier_settled", key=str(flag.pk), flag=str(flag.pk))


def locked(flag: IdentifierFlag) -> IdentifierFlag:
    Audience.objects.select_for_update().get(pk=flag.audience_id)  # always first, so that two presses cannot wait for each other
    return IdentifierFlag.objects.select_for_update().get(pk=flag.pk)


def find_flag(id: UUID, by: User) -> IdentifierFlag | None:  # noqa: A002
    """Return the flag where it was raised already."""
    flag = IdentifierFlag.objects.filter(pk=id).first()
    if flag is not None and flag.flagged_by_id != by.pk:
        raise IdentifierFlag.DoesNotExist
    return flag
