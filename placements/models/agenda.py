from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none
from placements.models.placement import Placement, PlacementPerson
from placements.rules import Part

AT_SUPERVISION = (Part.STUDENT, Part.PRACTICE_EDUCATOR)


class AgendaLineQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "AgendaLineQuerySet":
        """What student and practice educator mean to talk about: for those two and nobody else (D2, supervision record)."""
        if not user.is_authenticated:
            return self.none()
        parts = PlacementPerson.objects.current(on).filter(person=user, part__in=AT_SUPERVISION)
        return self.filter(placement__in=parts.values("placement"))

    def to_come(self) -> "AgendaLineQuerySet":
        return self.filter(dealt_with_at__isnull=True)


class AgendaLine(models.Model):
    """One thing for the next supervision: a gap in the evidence, or something in their own words."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="agenda")
    node = models.ForeignKey("learning.FrameworkNode", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AgendaLineQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "node"], condition=models.Q(dealt_with_at__isnull=True), name="agenda_line_once_for_a_gap"
            ),
            all_or_none("dealt_with_at", "dealt_with_by", name="agenda_line_dealt_with_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"agenda line {self.pk}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.placement.parts_of(user)
