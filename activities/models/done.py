"""What somebody has done of what a module asks. Theirs alone, except what an author lets tutors see (decision 0032)."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from activities.blocks.done import DoneWhen


class DoneQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "DoneQuerySet":
        """What somebody has done is their own. Those who lead a cohort ask `seen_by_tutors`."""
        return self.filter(person=user.pk) if user.is_authenticated else self.none()

    def seen_by_tutors(self) -> "DoneQuerySet":
        """Only what was done, or shown, while its author let tutors see it, and still does."""
        return self.filter(shown_at__isnull=False, activity__live=True, activity__tutors_see_done=True)


class ActivityDone(models.Model):
    """One person has done one activity. Nothing of what they answered, how often they tried or when they began."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="activities_done")
    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="done")
    how = models.CharField(max_length=20, choices=DoneWhen)
    at = models.DateTimeField(default=timezone.now, editable=False)
    shown_at = models.DateTimeField(null=True, blank=True, help_text="Since when tutors see it. Empty: they do not.")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The tutor who said so.",
    )

    objects = DoneQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity"], name="activity_done_once"),
            models.CheckConstraint(
                condition=models.Q(how=DoneWhen.TUTOR_SAYS) ^ models.Q(said_by__isnull=True), name="activity_done_said_by_a_tutor"
            ),
        ]
        indexes = [models.Index(fields=["activity", "person"], name="activity_done_by_activity")]

    def __str__(self) -> str:
        return f"done {self.pk}"


def done_keys(user: models.Model, keys: list[str]) -> set[str]:
    """Return which of these activities somebody has done. One query, none where nothing is asked."""
    if not keys:
        return set()
    return set(ActivityDone.objects.visible_to(user).filter(activity__key__in=keys).values_list("activity__key", flat=True))
