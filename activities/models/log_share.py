from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from activities.models.log import LogEntry
from writing.states import TAKE_BACK_WITHIN


class RecentShareQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "RecentShareQuerySet":
        """Only the author's own."""
        return self.filter(entry__author=user) if user.is_authenticated else self.none()

    def undoable(self, now: datetime | None = None) -> "RecentShareQuerySet":
        """Those whose quarter of an hour is not over."""
        return self.filter(shared_at__gte=(now or timezone.now()) - TAKE_BACK_WITHIN)


class RecentShare(models.Model):
    """One press of Share, for as long as it can be undone. The row goes then, and with it the words that were replaced."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="recent_shares")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Who was let in.")
    version = models.PositiveIntegerField(help_text="What they were given.")
    version_before = models.PositiveIntegerField(null=True, blank=True, help_text="What they could read until then, if anything.")
    words_before = models.JSONField(
        default=dict, blank=True, help_text="The author's own words, where sharing replaced them. Empty where it did not."
    )
    shared_at = models.DateTimeField(default=timezone.now)

    objects = RecentShareQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["shared_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="recent_share_last_of_each_reader")]

    def __str__(self) -> str:
        return f"recent share {self.pk}"

    @property
    def undo_until(self) -> datetime:
        return self.shared_at + TAKE_BACK_WITHIN
