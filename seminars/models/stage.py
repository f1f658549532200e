from django.db import models


class Stage(models.Model):
    """What the host has put in front of everybody just now: a word to all rooms, and a clock."""

    session = models.OneToOneField("seminars.Session", on_delete=models.CASCADE, related_name="stage")
    broadcast = models.CharField(max_length=500, blank=True)
    broadcast_at = models.DateTimeField(null=True, blank=True)
    timer_ends_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"stage {self.pk}"
