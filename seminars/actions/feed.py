"""The address at which somebody's calendar finds their seminars: made, made anew, stopped."""

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.http import base36_to_int, int_to_base36

from accounts.models import User
from history.audit import record
from seminars.models import CalendarFeed

SIGNER = signing.Signer(salt="seminars.calendar_feed", sep=".")


@transaction.atomic
def open_feed(*, by: User) -> CalendarFeed:
    """Give somebody an address for their calendar, a new one each time: the one before stops working."""
    feed, new = CalendarFeed.objects.select_for_update().get_or_create(person=by)
    if not new:
        feed.version, feed.made_at, feed.withdrawn_at = feed.version + 1, timezone.now(), None
        feed.save(update_fields=["version", "made_at", "withdrawn_at"])
    record("calendar_feed.open", subject=feed, by=by, version=feed.version)
    return feed


@transaction.atomic
def withdraw_feed(*, by: User) -> None:
    """Stop the address. Calendars that had it are told that there is nothing. Twice is once."""
    feed = CalendarFeed.objects.select_for_update().filter(person=by, withdrawn_at__isnull=True).first()
    if feed:
        feed.withdrawn_at = timezone.now()
        feed.save(update_fields=["withdrawn_at"])
        record("calendar_feed.withdraw", subject=feed, by=by)


def token_of(feed: CalendarFeed) -> str:
    """Return what stands in the address of this feed."""
    return SIGNER.sign(f"{int_to_base36(feed.pk)}-{int_to_base36(feed.version)}")


def feed_for(token: str) -> CalendarFeed | None:
    """Return the feed that this token was written for, or None for one that was stopped, is older, or is not ours."""
    try:
        pk, version = (base36_to_int(part) for part in SIGNER.unsign(token).split("-"))
    except (signing.BadSignature, ValueError):
        return None
    feed = CalendarFeed.objects.select_related("person").filter(pk=pk, version=version, withdrawn_at__isnull=True).first()
    return feed if feed and feed.person.is_active else None
