from django.conf import settings
from django.db import models
from django.utils import timezone

from activities.blocks import Outcome, Quoted
from activities.states import AttemptState
from history.constraints import all_or_none
from history.decision import Decision


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "AttemptQuerySet":
        """Only the person who made it."""
        return self.filter(person=user) if user.is_authenticated else self.none()

    def scores_seen_by_tutors(self) -> "AttemptQuerySet":
        """Only those that began when their student had read that tutors see it. Ask the activity whether that still holds."""
        return self.filter(version__facts__tutors_see_score=True, activity__live=True, activity__tutors_see_done=True)

    def newest_first(self) -> "AttemptQuerySet":
        return self.order_by("-started_at", "-pk")


class Attempt(models.Model):
    """One person's answer to one activity, saved as they go, finished once. Trying again is another attempt."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts")
    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey("activities.ActivityVersion", on_delete=models.PROTECT, related_name="attempts")
    state = models.CharField(max_length=20, choices=AttemptState, default=AttemptState.STARTED)
    answer = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True, help_text="When Check was last pressed.")
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True, help_text="How many parts fitted, when it was finished.")

    objects = AttemptQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"], condition=models.Q(state=AttemptState.STARTED), name="attempt_open_once"
            ),
            all_or_none("finished_at", "result", name="attempt_finished_at_and_result"),
            models.CheckConstraint(
                condition=models.Q(state=AttemptState.STARTED, finished_at__isnull=True)
                | models.Q(state=AttemptState.FINISHED, finished_at__isnull=False),
                name="attempt_finished_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["person", "activity", "-started_at"], name="attempt_newest")]

    def __str__(self) -> str:
        return f"attempt {self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.state == AttemptState.FINISHED

    @property
    def facts(self) -> dict:
        return self.version.facts

    @property
    def was_just_checked(self) -> bool:
        """Check was pressed, and nothing has been moved since."""
        return self.checked_at is not None and self.checked_at >= self.saved_at

    @property
    def missing(self) -> str:
        """What is not answered yet, in a sentence; "" when nothing is."""
        return self.version.kind.missing(self.facts, self.answer)

    @property
    def outcome(self) -> Outcome | None:
        """What is said about the answer, once it has been checked and as long as it has not changed."""
        if self.missing or not (self.is_finished or self.was_just_checked):
            return None
        return self.version.kind.feedback(self.facts, self.answer)

    @property
    def quoted(self) -> Quoted:
        return self.version.kind.quote(self.facts, self.answer)


class AttemptDecision(Decision):
    """One move of an attempt, with the answer as it was then."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="decisions")
    answer = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta(Decision.Meta):
        abstract = False
