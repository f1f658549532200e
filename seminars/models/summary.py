from django.conf import settings
from django.db import models
from django.utils import timezone


class Summary(models.Model):
    """What came of a session, in the host's words: what was asked, what people take with them, who does what."""

    session = models.OneToOneField("seminars.Session", on_delete=models.CASCADE, related_name="summary")
    asked = models.TextField()
    takeaways = models.TextField(blank=True)
    actions = models.TextField(blank=True)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "summaries"

    def __str__(self) -> str:
        return f"summary {self.pk}"
