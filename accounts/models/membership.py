from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.rules import Role


class MembershipQuerySet(models.QuerySet):
    def current(self, on: date | None = None) -> "MembershipQuerySet":
        """Roles that hold on this day; today where no day is given."""
        on = on or timezone.localdate()
        return self.filter(models.Q(ends__isnull=True) | models.Q(ends__gte=on), starts__lte=on)

    def given_before(self, moment: datetime) -> "MembershipQuerySet":
        """Roles that somebody was given before this moment, whatever day they are said to begin on."""
        return self.filter(given_at__lt=moment)


class Membership(models.Model):
    """A person's role in an organisation, from one date to another. Never deleted: it ends."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="memberships")
    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False, help_text="When it was given. `starts` may be any day.")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["person__name", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=models.Q(ends__isnull=True, cohort__isnull=True),
                name="membership_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "cohort"],
                condition=models.Q(ends__isnull=True, cohort__isnull=False),
                name="membership_once_in_cohort_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} at {self.organisation}"
