from django.conf import settings
from django.db import models

from history.append_only import AppendOnly


class Decision(AppendOnly):
    """One move of one thing: who, when and why. Abstract; each app adds what was decided about.

    Never edited: a move that is taken back is another Decision. `by` is null where the system moved it by the clock.
    """

    move = models.CharField(max_length=50)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    comment = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.move} at {self.at:%Y-%m-%d %H:%M}"
