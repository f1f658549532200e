from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from writing.models import Audience, AudienceMember, UnreadComment

NOBODY = ("", None)  # came with nobody: was chosen by name


@transaction.atomic
def share(
    *, audience: Audience, with_person: User, by: User, version: int | None = None, came_with: tuple[str, int | None] = NOBODY
) -> AudienceMember:
    """Let one person see the thing, from now until it is withdrawn. Twice is once.

    A newer `version` ends what they were given before and gives them that one. `came_with` is the group they
    are let in with, and how many are in it today; who came with a group stays one of it. Whether the person may be offered at all
    is for the caller to say (writing.models.candidates).
    """
    Audience.objects.select_for_update().get(pk=audience.pk)
    now_in = audience.members.filter(person=with_person, withdrawn_at__isnull=True)
    member = now_in.first()
    if member is not None and came_with == NOBODY:
        came_with = (member.group, member.group_size)
    group, group_size = came_with
    if member is None or member.version != version:
        now_in.update(withdrawn_at=timezone.now(), withdrawn_by=by)
        member = audience.members.create(person=with_person, shared_by=by, version=version, group=group, group_size=group_size)
        record("audience.share", subject=audience, by=by, person=with_person.pk, version=version)
    elif (member.group, member.group_size) != (group, group_size):
        member.group, member.group_size = group, group_size
        member.save(update_fields=["group", "group_size"])
    return member


@transaction.atomic
def withdraw(*, audience: Audience, from_person: User, by: User) -> bool:
    """Take the thing back from one person, at once. Returns whether they could see it until now; twice is once."""
    now_in = audience.members.filter(person=from_person, withdrawn_at__isnull=True)
    taken_back = now_in.update(withdrawn_at=timezone.now(), withdrawn_by=by) > 0
    if taken_back:
        UnreadComment.objects.filter(person=from_person, comment__thread__audience=audience).delete()
        record("audience.withdraw", subject=audience, by=by, person=from_person.pk)
    return taken_back
