"""What sections cite: kept once, shown in the text as (Author, year) and in full at the end of the section."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from learning.blocks.further import READING
from learning.models.citation import harvard, in_text

DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_HOST = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


class Source(index.Indexed, models.Model):
    """A book, article, chapter or standard that sections cite. Published teaching content, the same for every section."""

    kind = models.CharField(max_length=20, choices=READING, default="book")
    authors = models.TextField(help_text="One on each line, as “Family, I.”, or the name of an organisation.")
    editors = models.BooleanField("they are editors", default=False)
    et_al = models.BooleanField("there are more; print “et al.”", default=False)
    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(1800), MaxValueValidator(2200)])
    title = models.CharField(max_length=300)
    container = models.CharField("journal or book it is in", max_length=300, blank=True)
    volume = models.CharField(max_length=20, blank=True)
    issue = models.CharField(max_length=20, blank=True)
    pages = models.CharField(max_length=30, blank=True, help_text="Such as 59–94.")
    publisher = models.CharField(max_length=150, blank=True)
    doi = models.CharField("DOI", max_length=150, blank=True, help_text="Such as 10.1093/bjsw/bcab001. May stay empty.")

    panels = [
        FieldPanel("kind"),
        FieldPanel("authors"),
        MultiFieldPanel([FieldPanel("editors"), FieldPanel("et_al")], heading="Who they are"),
        FieldPanel("year"),
        FieldPanel("title"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("container", "volume", "issue", "pages", "publisher", "doi")], heading="Where"
        ),
    ]
    search_fields = [
        index.SearchField("title"), index.SearchField("authors"),
        index.AutocompleteField("title"), index.AutocompleteField("authors"),
    ]  # fmt: skip

    class Meta:
        ordering = ["authors", "year", "title"]

    def __str__(self) -> str:
        return f"{in_text(self.work)} {self.title}"

    def clean(self) -> None:
        """Take a whole address of doi.org too. Raises ValidationError where there is no author or the DOI is none."""
        super().clean()
        self.doi = DOI_HOST.sub("", self.doi.strip())
        if not self.names:
            raise ValidationError({"authors": "Say who wrote it: one person or organisation on each line."})
        if self.doi and not DOI.fullmatch(self.doi):
            raise ValidationError({"doi": "A DOI begins with 10. and has a slash in it, such as 10.1093/bjsw/bcab001."})

    @property
    def names(self) -> list[str]:
        return [line.strip() for line in self.authors.splitlines() if line.strip()]

    @property
    def work(self) -> dict[str, Any]:
        """Return it as models.citation takes it."""
        same = ("kind", "editors", "et_al", "year", "title", "container", "volume", "issue", "pages", "publisher", "doi")
        return {"authors": self.names, **{name: getattr(self, name) for name in same}}

    @property
    def reference(self) -> str:
        return harvard(self.work)
