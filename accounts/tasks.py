from collections.abc import Sequence

from django.utils import timezone

from accounts.models import Digest, Notice, User
from accounts.models.notice_words import what_still_holds
from accounts.notifications import invitation, notices_mail
from accounts.states import may_mail
from history.mail import send
from history.outbox import delivers


@delivers("accounts.invitation")
def deliver_invitation(*, key: str, person: int) -> None:
    invited = User.objects.get(pk=person)
    subject, text = invitation(invited)
    send(key=key, to=invited.email, subject=subject, text=text)


@delivers("accounts.digest")
def deliver_digest(*, key: str, digest: int) -> None:
    """Everything kept for one person. A mail that comes too late for its day leaves all of it to the next one."""
    made, now = Digest.objects.select_related("person").get(pk=digest), timezone.now()
    if made.on == timezone.localdate(now) and may_mail(now):
        tell(key, made.person, list(Notice.objects.for_a_digest().filter(person=made.person)))


@delivers("accounts.notice")
def deliver_notice(*, key: str, notice: int) -> None:
    """One thing in a mail of its own. Where it is late and quiet hours have begun, it goes into the next daily mail."""
    waiting = Notice.objects.waiting().filter(pk=notice)
    if not may_mail(timezone.now()):
        waiting.update(alone=False)
        return
    for one in waiting.select_related("person"):
        tell(key, one.person, [one])


def tell(key: str, person: User, notices: Sequence[Notice]) -> None:
    """Mail what still holds, and note of each notice whether it was said. Whoever has acted since gets nothing of it."""
    said = what_still_holds(notices) if person.is_active else {}
    if said:
        subject, text = notices_mail(person, list(said.values()))
        send(key=key, to=person.email, subject=subject, text=text)
    settle(list(said), mailed=True)
    settle([notice.pk for notice in notices if notice.pk not in said], mailed=False)


def settle(pks: list[int], *, mailed: bool) -> None:
    Notice.objects.waiting().filter(pk__in=pks).update(settled_at=timezone.now(), mailed=mailed)
