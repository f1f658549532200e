from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Digest, Notice, User
from accounts.states import next_moment_to_mail
from history.audit import record
from history.outbox import promise


@transaction.atomic
def keep_notice(*, person: User, kind: str, key: str, by: User, alone: bool = False) -> Notice:
    """Keep one thing to tell somebody, for the next daily mail. The same kind and key twice is one.

    `alone` sends it in a mail of its own, as soon as mail may leave: not on a Sunday, nor between 20:00 and 07:00.
    """
    notice, new = Notice.objects.get_or_create(kind=kind, key=key, defaults={"person": person, "alone": alone})
    if new:
        record("notice.keep", subject=notice, by=by, person=person.pk, kind=kind, alone=alone)
        if alone:
            promise("accounts.notice", key=str(notice.pk), due=next_moment_to_mail(timezone.now()), notice=notice.pk)
    return notice


@transaction.atomic
def make_digest(*, person: User, on: date) -> Digest:
    """Promise somebody their one mail of the day. Twice on a day is once."""
    digest, new = Digest.objects.get_or_create(person=person, on=on)
    if new:
        record("digest.make", subject=digest, by=None, system=True, person=person.pk)
        promise("accounts.digest", key=str(digest.pk), digest=digest.pk)
    return digest
