from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Notice
from history.append_only import AppendOnly, AppendOnlyQuerySet
from placements.models.placement import Placement, PlacementPerson
from placements.rules import Part


class NudgeQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model) -> "NudgeQuerySet":
        """The log of contact is seen by the student and by the tutor of the placement, and by nobody else."""
        if not user.is_authenticated:
            return self.none()
        theirs = PlacementPerson.objects.current().filter(person=user, part__in=(Part.STUDENT, Part.TUTOR))
        return self.filter(placement__in=theirs.values("placement"))

    def that_stand(self) -> "NudgeQuerySet":
        """Mailed, or still to be: those that came to nothing are left out."""
        return self.filter(models.Q(notice__settled_at__isnull=True) | models.Q(notice__mailed=True))


class Nudge(AppendOnly):
    """That a tutor wrote to one of their students about these reasons, and in which words. Never changed.

    `press` is made by the page: the same press twice is one nudge. `reasons` are as they read on that day.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="nudges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    words = models.TextField(help_text="What the tutor wrote, without the greeting and the reasons around it.")
    reasons = models.JSONField(help_text="Each with kind, about, since and words.")
    press = models.UUIDField()
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="nudge")

    objects = NudgeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["press", "placement"], name="nudge_once_a_press")]

    def __str__(self) -> str:
        return f"nudge {self.pk}"

    @property
    def keys(self) -> set[tuple[str, str]]:
        """Which reasons it was about, as Reason.key names them."""
        return {(reason["kind"], reason["about"]) for reason in self.reasons}

    @property
    def about(self) -> str:
        return " · ".join(reason["words"] for reason in self.reasons)

    @property
    def stands(self) -> bool:
        return not self.notice.is_needless
