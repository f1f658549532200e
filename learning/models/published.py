from django.db import models


class PublishedBody(models.Model):
    """What readers see of a page, drawn when it was published. The same for every reader: it knows no person.

    `pieces` is a list in reading order: {"html": …} or, for a block of a registered kind, {"kind": …, "facts": {…}}.
    """

    page = models.OneToOneField("learning.BasePage", on_delete=models.CASCADE, related_name="published_body")
    revision = models.PositiveBigIntegerField(null=True, help_text="The live revision it was drawn from.")
    language = models.CharField(max_length=10)
    stamp = models.CharField(max_length=16, help_text="Changes when the pieces change.")
    pieces = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField(default=0)
    rendered_at = models.DateTimeField(auto_now=True)

    # Teaching content, but drawn from pages that are indexed themselves.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "published bodies"

    def __str__(self) -> str:
        return f"body of page {self.page_id}"
