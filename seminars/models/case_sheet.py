from django.conf import settings
from django.db import models
from django.utils import timezone

MOST_STEPS = 6


class CaseSheet(models.Model):
    """A case that the room reads together, in steps that a host opens one by one. What is not open is read by hosts alone."""

    session = models.OneToOneField("seminars.Session", on_delete=models.CASCADE, related_name="case_sheet")
    title = models.CharField(max_length=200)
    steps = models.JSONField(default=list, help_text="The words of each step, in order.")
    opened = models.PositiveSmallIntegerField(default=0, help_text="How many of the steps everybody reads.")
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"case sheet {self.pk}"

    @property
    def open_steps(self) -> list[str]:
        return self.steps[: self.opened]

    @property
    def next_step(self) -> str:
        """Return the words that the next step would show, for the host to see first; empty where all are open."""
        return self.steps[self.opened] if self.opened < len(self.steps) else ""

    @property
    def next_number(self) -> int:
        return self.opened + 1
