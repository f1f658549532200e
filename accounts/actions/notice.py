from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Digest, Notice, User
from accounts.states import next_moment_to_mail
from history.audit import record
from history.outbox import promise


@transaction.atomic
def keep_notice(*, person: User, kind: str, key: str, by: User | None, alone: bool = False) -> Notice:
    """Keep one thing to tell somebody, for the next daily mail. The same kind and key twice is one. `by=None` is the clock.

    `alone` sends it in a mail of its own, as soon as mail may leave: not on a Sunday, nor between 20:00 and 07:00.
    """
    notice, new = Notice.objects.get_or_create(kind=kind, key=key, defaults={"person": person, "alone": alone})
    if new:
        record("notice.keep", subject=notice, by=by, system=by is None, person=person.pk, kind=kind, alone=alone)
        if alone:
            promise_alone(notice)
    return notice


@transaction.atomic
def send_notice_now(*, notice: Notice, by: User) -> Notice:
    """Take a notice out of the next daily mail, into one of its own as soon as mail may leave. Twice is once.

    Nothing changes where it was mailed already, or was found to be needless.
    """
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.settled_at is None and not notice.alone:
        notice.alone = True
        notice.save(update_fields=["alone"])
        record("notice.send_now", subject=notice, by=by, person=notice.person_id)
        promise_alone(notice)
    return notice


def promise_alone(notice: Notice) -> None:
    promise("accounts.notice", key=str(notice.pk), due=next_moment_to_mail(timezone.now()), notice=notice.pk)


@transaction.atomic
def make_digest(*, person: User, on: date) -> Digest:
    """Promise somebody their one mail of the day. Twice on a day is once."""
    digest, new = Digest.objects.get_or_create(person=person, on=on)
    if new:
        record("digest.make", subject=digest, by=None, system=True, person=person.pk)
        promise("accounts.digest", key=str(digest.pk), digest=digest.pk)
    return digest
