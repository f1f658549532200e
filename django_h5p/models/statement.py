"""xAPI statements as browsers report them."""

from django.db import models
from django.utils import timezone

from django_h5p.models.attempt import Attempt


class Statement(models.Model):
    """One statement, whole. Who it is about is written by us; the rest is what the content said, and no proof of anything."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="statements")
    uuid = models.UUIDField(help_text="Given by the player, so that what is sent twice is kept once.")
    verb = models.CharField(max_length=500)
    object_id = models.CharField(max_length=500)
    sub_content_id = models.CharField(max_length=64, blank=True)
    is_part = models.BooleanField(default=False, help_text="About a part of the content, and never its score.")
    raw = models.FloatField(null=True)
    max = models.FloatField(null=True)
    timestamp = models.DateTimeField()
    received = models.DateTimeField(default=timezone.now, editable=False)
    body = models.JSONField()

    class Meta:
        ordering = ["received", "pk"]
        constraints = [models.UniqueConstraint(fields=["attempt", "uuid"], name="h5p_statement_once")]

    def __str__(self) -> str:
        return f"{self.verb.rpartition('/')[2]} {self.object_id}"
