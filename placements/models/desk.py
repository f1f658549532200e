from django.conf import settings
from django.db import models

from history.append_only import AppendOnly
from placements.models.placement import Placement, PlacementPerson


class DeskQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "DeskQuerySet":
        return self.filter(person=user) if user.is_authenticated else self.none()


class Desk(models.Model):
    """Where everything waits that one person is asked to decide, whichever university it comes from, behind one link."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="desk")
    link = models.OneToOneField("accounts.Link", on_delete=models.PROTECT, related_name="desk")

    objects = DeskQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"desk {self.pk}"


class DaysRequest(AppendOnly):
    """That a student asked somebody to confirm their days. What is confirmed is what waits when it is answered."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="days_requests")
    asked_of = models.ForeignKey(PlacementPerson, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"days request {self.pk}"
