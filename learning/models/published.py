from typing import Any, NamedTuple

from django.core.cache import cache
from django.db import models

A_DAY = 60 * 60 * 24


class Body(NamedTuple):
    """A published body as pages use it: kept in the cache under its stamp, so it never goes stale."""

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
    """Return the published body of a page, from the cache where it can. None: nothing was drawn, or it is out of date."""
    key = f"learning:body:{page}:{stamp}"
    if not stamp or (body := cache.get(key)):
        return body if stamp else None
    row = PublishedBody.objects.filter(page=page, stamp=stamp).first()
    if row is None:
        return None
    body = row.as_body()
    cache.set(key, body, A_DAY)
    return body
