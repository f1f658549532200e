from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none


class HandRaiseQuerySet(models.QuerySet):
    def waiting(self) -> "HandRaiseQuerySet":
        """Hands that are up, in the order in which they went up."""
        return self.filter(lowered_at__isnull=True).select_related("person").order_by("raised_at", "pk")

    def taken(self) -> "HandRaiseQuerySet":
        """Hands whose turn came, the latest first."""
        return self.filter(taken_at__isnull=False).select_related("person", "taken_by").order_by("-taken_at", "-pk")


class HandRaise(models.Model):
    """A hand that went up, with a line of words if there were any, until it went down or its turn came."""

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    raised_at = models.DateTimeField(default=timezone.now)
    lowered_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = HandRaiseQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=models.Q(lowered_at__isnull=True), name="hand_once_up_at_a_time"
            ),
            all_or_none("taken_at", "taken_by", name="hand_taken_at_and_by"),
            models.CheckConstraint(
                condition=models.Q(taken_at__isnull=True) | models.Q(lowered_at__isnull=False), name="hand_taken_is_down"
            ),
        ]

    def __str__(self) -> str:
        return f"hand {self.pk}"
