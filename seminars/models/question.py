from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none
from seminars.states import QuestionState

UNNAMED = "Without a name"
LONGEST_QUESTION = 500


class QuestionQuerySet(models.QuerySet):
    def as_seen_by(self, person: Any) -> "QuestionQuerySet":
        """Return the box as it stands: what was taken first, then what most people support. One query, whoever asks."""
        mine = QuestionSupport.objects.filter(question=models.OuterRef("pk"), person=person.pk)
        rows = self.exclude(state=QuestionState.WITHDRAWN).select_related("asker")
        return rows.annotate(
            support=models.Count("supports"),
            supported=models.Exists(mine),
            turn=models.Case(models.When(state=QuestionState.TAKEN, then=0), default=1),
        ).order_by("turn", "-support", "put_at", "pk")


class Question(models.Model):
    """What somebody asks without raising a hand. Hosts read who asks; others only where the asker says so.

    The promise belongs to the question: a question that was put without a name to others stays so.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="questions")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=LONGEST_QUESTION, blank=True, help_text="Empty once the words were deleted.")
    named = models.BooleanField(default=False, help_text="Whether others in the room read who asks.")
    state = models.CharField(max_length=20, choices=QuestionState, default=QuestionState.WAITING)
    put_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(blank=True, help_text="What a host wrote under it; empty where it was answered aloud.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["put_at", "pk"]
        constraints = [
            all_or_none("answered_at", "answered_by", name="question_answered_at_and_by"),
            models.CheckConstraint(
                condition=models.Q(state=QuestionState.ANSWERED, answered_at__isnull=False)
                | (~models.Q(state=QuestionState.ANSWERED) & models.Q(answered_at__isnull=True)),
                name="question_is_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"

    def name_for(self, person: Any, *, is_host: bool) -> str:
        """Return whose question it is, as this person may know it."""
        if self.asker_id == person.pk:
            return "You"
        return self.asker.name if self.named or is_host else UNNAMED


class QuestionSupport(models.Model):
    """Somebody wants this answered, too. Only how many they are is shown to anybody."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="question_support_once")]

    def __str__(self) -> str:
        return f"support {self.pk}"
