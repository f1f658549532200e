from typing import Any, NamedTuple

from django.db import models

from learning.models.kept import kept


class Body(NamedTuple):
    """A published body as pages use it."""

    content: Any
    places: dict[str, int]  # where one can stop → seconds of reading before it
    seconds: int


class PublishedBody(models.Model):
    """What readers see of a page, drawn when it was published. The same for every reader: it knows no person.

    `content` of a section is a list in reading order: {"html": …} or, for a block of a registered kind,
    {"kind": …, "facts": {…}}, each with its "anchor". Of other pages it is a dict of facts and fragments.
    """

    page = models.OneToOneField("learning.BasePage", on_delete=models.CASCADE, related_name="published_body")
    revision = models.PositiveBigIntegerField(null=True, help_text="The live revision it was drawn from.")
    language = models.CharField(max_length=10)
    stamp = models.CharField(max_length=16, help_text="Changes when the content changes.")
    content = models.JSONField()
    places = models.JSONField(default=dict)
    seconds = models.PositiveIntegerField(default=0)
    activities = models.PositiveSmallIntegerField(default=0)
    outline = models.JSONField(default=dict, help_text="What the outline keeps of it: its activities, and what comes first.")
    rendered_at = models.DateTimeField(auto_now=True)

    # Drawn from pages that are in Wagtail's index of references themselves.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "published bodies"

    def __str__(self) -> str:
        return f"body of page {self.page_id}"

    def as_body(self) -> Body:
        return Body(self.content, self.places, self.seconds)


def body_of(page: int, stamp: str) -> Body | None:
    """Return the published body of a page; asked once by each process. None: nothing was drawn, or it is out of date."""
    if not stamp:
        return None
    return kept(("body", page, stamp), lambda: find_body(page, stamp))


def find_body(page: int, stamp: str) -> Body | None:
    row = PublishedBody.objects.filter(page=page, stamp=stamp).first()
    return row.as_body() if row else None
