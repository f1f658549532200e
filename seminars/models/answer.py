from django.conf import settings
from django.db import models
from django.utils import timezone


class Answer(models.Model):
    """What somebody who was not there answers to the seminar's question afterwards. Read together with what came of it."""

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="answer_once_in_session")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
