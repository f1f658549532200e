from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from accounts.rules import Role, coordinated_by, leads


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "ProgrammeQuerySet":
        """Programmes of a university that somebody coordinates today."""
        return self.filter(university__in=coordinated_by(user)) if user.is_authenticated else self.none()


class Programme(models.Model):
    """A qualification that a university teaches, such as BA Social Work."""

    class Nation(models.TextChoices):
        ENGLAND = "england", "England"
        SCOTLAND = "scotland", "Scotland"
        WALES = "wales", "Wales"
        NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"

    university = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="programmes")
    title = models.CharField(max_length=150)
    nation = models.CharField(max_length=20, choices=Nation, default=Nation.ENGLAND)
    takes_photos = models.BooleanField(
        default=False, help_text="Whether students may add photos to what they write, each with a reason before it is shared."
    )
    about_photos = models.CharField(
        max_length=300, blank=True, help_text="Why, in a sentence or two: students read it beside the place for files."
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["university", "title"], name="programme_once_in_university")]

    def __str__(self) -> str:
        return self.title


class CohortQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "CohortQuerySet":
        """Cohorts that somebody studies in or is a tutor of today, and those of a university they coordinate."""
        if not user.is_authenticated:
            return self.none()
        here = [one.cohort_id for one in user.memberships_now if one.cohort_id]
        return self.filter(models.Q(pk__in=here) | models.Q(programme__university__in=coordinated_by(user)))

    def led_by(self, user: Any) -> "CohortQuerySet":
        """Those that somebody is a tutor of or coordinates today."""
        found = self.visible_to(user).select_related("programme")
        return self.filter(pk__in=[cohort.pk for cohort in found if leads(user, cohort)]) if user.is_authenticated else self.none()


class Cohort(models.Model):
    """The students who begin a programme together."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cohorts")
    title = models.CharField(max_length=80)
    starts = models.DateField()
    ends = models.DateField()

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "title"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "title"], name="cohort_once_in_programme"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="cohort_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.title}"

    def students(self) -> list[Any]:
        """Return who studies in it today, by name. One query."""
        here = self.memberships.current().filter(role=Role.STUDENT)
        return list(get_user_model().objects.filter(pk__in=here.values("person"), is_active=True).order_by("name", "pk"))
