from django.conf import settings
from django.db import models
from django.utils import timezone

from history.append_only import AppendOnly
from writing.models.checked_text import CheckedText, Known, known


class Check(AppendOnly):
    """That a text was looked through before somebody else read it: which kinds were found, how many, and what was decided.

    Never what was found, and never the text (trust, 6.1 d). The reason is the writer's own and is read by nobody else.
    """

    audience = models.ForeignKey(
        "writing.Audience",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        help_text="Of the thing that was shared. Empty where something higher points at the check.",
    )
    attachment = models.ForeignKey(
        "writing.Attachment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        help_text="The document that was looked through, where it was one.",
    )
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

    def left_in(self, text: CheckedText) -> dict[Known, str]:
        """Return what of this text was left by this check, each with the reason. `text` is what went out after it.

        The check keeps counts only. So a kind counts as answered where the text holds exactly as many as were left.
        """
        counted = text.counts(one.key for one in text.pointed)
        kinds = {kind for kind, number in counted.items() if self.left.get(kind) == number}
        return {known(one): self.reason for one in text.pointed if one.finding.kind in kinds}
