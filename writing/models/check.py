from django.conf import settings
from django.db import models
from django.utils import timezone

from history.append_only import AppendOnly


class Check(AppendOnly):
    """That a text was looked through before it was shared: which kinds were found, how many, and what was decided.

    Never what was found, and never the text (trust, 6.1 d). The reason is the writer's own and is read by nobody else.
    """

    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    replaced = models.JSONField(default=dict, help_text="How many of each kind were replaced.")
    left = models.JSONField(default=dict, help_text="How many of each kind were left as they are.")
    reason = models.TextField(blank=True, help_text="Why the rest was left. For the writer alone.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"check {self.pk}"
