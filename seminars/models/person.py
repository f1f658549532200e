from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Membership
from seminars.rules import SessionRole


def counts_as_in_it(at: datetime, on: date | None = None, *, through: str = "") -> models.Q:
    """Return the condition: this row holds now, and who came with a cohort still belongs to it.

    Asked each time, so that somebody who leaves the cohort has left the room with the next thing they do. `on` is the day
    of that moment, where the moment itself is filled in later.
    """
    enrolled = Membership.objects.current(on).filter(
        person=models.OuterRef(f"{through}person"), cohort=models.OuterRef("cohort" if through else "session__cohort")
    )
    holds = models.Q(**{f"{through}starts__lte": at}) & (
        models.Q(**{f"{through}ends__isnull": True}) | models.Q(**{f"{through}ends__gt": at})
    )
    return holds & (models.Q(**{f"{through}by_cohort": False}) | models.Exists(enrolled))


class SessionPersonQuerySet(models.QuerySet):
    def current(self, at: datetime | None = None, on: date | None = None) -> "SessionPersonQuerySet":
        return self.filter(counts_as_in_it(at or timezone.now(), on))

    def not_current(self, at: datetime | None = None) -> "SessionPersonQuerySet":
        return self.exclude(counts_as_in_it(at or timezone.now()))


class SessionPerson(models.Model):
    """Somebody's place in a session, from one moment to another. It ends; it is never deleted."""

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=SessionRole, default=SessionRole.MEMBER)
    by_cohort = models.BooleanField(default=False, help_text="Came with the session’s cohort, and leaves with it.")
    starts = models.DateTimeField(default=timezone.now)
    ends = models.DateTimeField(null=True, blank=True)

    objects = SessionPersonQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "pk"]
        verbose_name_plural = "session people"
        indexes = [models.Index(fields=["person", "ends"], name="session_person_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=models.Q(ends__isnull=True), name="session_person_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="session_person_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"
