from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Link, User
from history.audit import record


@transaction.atomic
def make_link(*, person: User, by: User, expires_at: datetime | None = None) -> Link:
    """Give somebody a way in to one thing, bound to their present e-mail address. The caller points the thing at it.

    Without a date it lasts settings.LINK_DAYS days. Nothing is mailed here.
    """
    link = Link.objects.create(
        person=person,
        sent_to=person.email,
        made_by=by,
        expires_at=expires_at or timezone.now() + timedelta(days=settings.LINK_DAYS),
    )
    record("link.make", subject=link, by=by, person=person.pk)
    return link


@transaction.atomic
def renew_link(*, link: Link, by: User, expires_at: datetime | None = None) -> Link:
    """Make every earlier copy of the link void and write a new one, for the person's present address."""
    Link.objects.filter(pk=link.pk).update(
        version=F("version") + 1,
        sent_to=link.person.email,
        withdrawn_at=None,
        expires_at=expires_at or timezone.now() + timedelta(days=settings.LINK_DAYS),
    )
    link.refresh_from_db()
    record("link.renew", subject=link, by=by, version=link.version)
    return link


@transaction.atomic
def reopen_link(*, link: Link, by: User, expires_at: datetime) -> Link:
    """Let every copy of the link that is already out there in until then, closed or not.

    For the same person asked again: a page they still have open leads to the present request instead of nowhere.
    After somebody's address has changed use renew_link, which makes earlier copies void.
    """
    Link.objects.filter(pk=link.pk).update(withdrawn_at=None, expires_at=expires_at)
    link.refresh_from_db()
    record("link.reopen", subject=link, by=by)
    return link


@transaction.atomic
def withdraw_link(*, link: Link, by: User) -> None:
    """Close the link: it may still show what was decided, and admits nobody to decide. Twice is once."""
    if Link.objects.filter(pk=link.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now()):
        record("link.withdraw", subject=link, by=by)
    link.refresh_from_db()
