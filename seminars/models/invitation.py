from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Link
from history.constraints import all_or_none
from seminars.rules import SessionRole

MOST_WAITING = 20


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "InvitationQuerySet":
        """Return those of sessions that this person runs, and those they came with themselves."""
        runs = models.Q(session__people__person=user.pk, session__people__role=SessionRole.HOST)
        return self.filter(runs & models.Q(session__people__ends__isnull=True) | models.Q(link__person=user.pk)).distinct()


class Invitation(models.Model):
    """Somebody asked by name to one session, who needs no account: a practice educator, somebody who uses services.

    Its link opens the room in one browser, once. A new link can be sent; it makes the old one void.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="invitations")
    link = models.OneToOneField(Link, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["link__made_at", "pk"]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Waiting(models.Model):
    """Somebody who typed the code of a room and a name, and waits to be let in. Nobody has checked who they are."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False, help_text="In their browser’s session, and nowhere else.")
    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="waiting")
    name = models.CharField(max_length=60)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Once they were let in.",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "waiting"
        constraints = [
            all_or_none("answered_at", "answered_by", name="waiting_answered_at_and_by"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(answered_at__isnull=False), name="waiting_let_in_was_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"waiting {self.pk}"


def still_waiting(session: Any) -> list[Waiting]:
    """Return who waits before the door of this session, in the order in which they came."""
    return list(session.waiting.filter(answered_at__isnull=True)[:MOST_WAITING])


class CalendarFeedQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "CalendarFeedQuerySet":
        return self.filter(person=user.pk)


class CalendarFeed(models.Model):
    """The address at which somebody's calendar finds their seminars. Anybody who has the address can read when they are.

    The token is signed from version and person; nothing secret is stored. A new version makes the old address void.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"calendar feed {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None


def link_until(session: Any) -> datetime:
    """Return until when an invitation to this session opens a door: to the end of its day."""
    return session.ends + timedelta(hours=12)
