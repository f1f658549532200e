from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone

from seminars.rules import SessionRole

MOST_SESSIONS = 40


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "SeriesQuerySet":
        """Return the series of which this person runs a session now."""
        runs = models.Q(sessions__people__person=user.pk, sessions__people__role=SessionRole.HOST)
        return self.filter(runs, sessions__people__ends__isnull=True).distinct()


class Series(models.Model):
    """Seminars of one group at the same hour, every week or every few weeks.

    Each session is a row of its own, so that it can be moved or called off by itself. The hour is that of the clock on the
    wall of its time zone: it stays the same when clocks go forward or back.
    """

    title = models.CharField(max_length=200)
    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    time_zone = models.CharField(max_length=60, default=settings.TIME_ZONE)
    first_day = models.DateField()
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    every_weeks = models.PositiveSmallIntegerField(default=1)
    times = models.PositiveSmallIntegerField(help_text="How many dates there are, with those left out.")
    left_out = models.JSONField(default=list, help_text="Dates on which there is none, such as a reading week.")
    made_with = models.UUIDField(unique=True, null=True, editable=False, help_text="Of the form, so that sending it twice is once.")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_weeks__range=(1, 8), times__range=(2, MOST_SESSIONS)), name="series_within_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def dates(self) -> list[tuple[datetime, datetime]]:
        """Return when each of its sessions begins and ends, as first planned."""
        return dates_of(self.first_day, self.begins, self.minutes, self.every_weeks, self.times, self.left_out, self.time_zone)


def dates_of(
    first: date, begins: time, minutes: int, every_weeks: int, times: int, left_out: list[str], zone: str
) -> list[tuple[datetime, datetime]]:
    """Return begin and end of each date, at the same hour by the clock of the zone. Dates in `left_out` are skipped."""
    days = [first + timedelta(weeks=every_weeks * number) for number in range(times)]
    starts = [datetime.combine(day, begins, ZoneInfo(zone)) for day in days if day.isoformat() not in left_out]
    return [(start, start + timedelta(minutes=minutes)) for start in starts]
