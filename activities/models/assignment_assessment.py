from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from history.append_only import AppendOnly


class Assessment(AppendOnly):
    """What one person said of one piece of work at one time. Changing it is another one; all of them stay.

    The id is made by the page, so that pressing twice is once. `levels` names the level of each criterion by its place,
    `remarks` what was written beside it. `reason` is said where an agreed result is not what somebody had said.
    """

    class Part(models.TextChoices):
        FIRST = "first", "marked it"
        SECOND = "second", "marked it as the second"
        AGREED = "agreed", "settled what is given back"

    id = models.UUIDField(primary_key=True)
    hand_in = models.ForeignKey("activities.HandIn", on_delete=models.PROTECT, related_name="assessments")
    part = models.CharField(max_length=10, choices=Part)
    levels = models.JSONField(default=dict)
    remarks = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    mark = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(mark__isnull=True) | Q(mark__lte=100), name="assessment_mark_is_out_of_100"),
        ]

    def __str__(self) -> str:
        return f"assessment {self.pk}"

    def says_the_same_as(self, other: "Assessment | None") -> bool:
        return other is not None and (self.levels, self.mark) == (other.levels, other.mark)
