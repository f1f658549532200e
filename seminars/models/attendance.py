from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none

BEATS_EVERY = timedelta(seconds=15)
AWAY_AFTER = timedelta(seconds=45)


class PresenceQuerySet(models.QuerySet):
    def here(self, at: datetime | None = None) -> "PresenceQuerySet":
        return self.filter(last_seen__gte=(at or timezone.now()) - AWAY_AFTER, left_at__isnull=True)

    def silent(self, at: datetime) -> "PresenceQuerySet":
        return self.filter(last_seen__lt=at - AWAY_AFTER, left_at__isnull=True)


class Presence(models.Model):
    """One stretch in which somebody's page said, every few seconds, that it was there.

    A page that vanishes says nothing: the stretch simply isn't prolonged. `left_at` is written when others are told.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    joined = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["joined", "pk"]
        indexes = [models.Index(fields=["session", "last_seen"], name="presence_by_last_seen")]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_seen__gte=models.F("joined")), name="presence_seen_after_it_joined"),
        ]

    def __str__(self) -> str:
        return f"presence {self.pk}"


class Attendance(models.Model):
    """How long a member of the programme was in a session: computed from presence, corrected by a host with a reason."""

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=0)
    computed_at = models.DateTimeField(default=timezone.now)
    corrected_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    corrected_reason = models.CharField(max_length=300, null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once_in_session"),
            all_or_none(
                "corrected_minutes", "corrected_reason", "corrected_at", "corrected_by", name="attendance_corrected_by_whom_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"

    @property
    def minutes_held(self) -> int:
        """What counts: the correction where there is one."""
        return self.minutes if self.corrected_minutes is None else self.corrected_minutes
