from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from writing.models import Audience, AudienceMember


@transaction.atomic
def share(*, audience: Audience, with_person: User, by: User, version: int | None = None) -> AudienceMember:
    """Let one person see the thing, from now until it is withdrawn. Twice is once.

    A newer `version` ends what they were given before and gives them that one. Whether the person may be offered at
    all is for the caller to say (writing.models.audience.candidates).
    """
    Audience.objects.select_for_update().get(pk=audience.pk)
    now_in = audience.members.filter(person=with_person, withdrawn_at__isnull=True)
    member = now_in.filter(version=version).first()
    if member is None:
        now_in.update(withdrawn_at=timezone.now(), withdrawn_by=by)
        member = audience.members.create(person=with_person, shared_by=by, version=version)
        record("audience.share", subject=audience, by=by, person=with_person.pk, version=version)
    return member


@transaction.atomic
def withdraw(*, audience: Audience, from_person: User, by: User) -> bool:
    """Take the thing back from one person, at once. Returns whether they could see it until now; twice is once."""
    now_in = audience.members.filter(person=from_person, withdrawn_at__isnull=True)
    taken_back = now_in.update(withdrawn_at=timezone.now(), withdrawn_by=by) > 0
    if taken_back:
        record("audience.withdraw", subject=audience, by=by, person=from_person.pk)
    return taken_back
