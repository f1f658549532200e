from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import AbstractPage, DefaultBasePageMixin
from wagtail.models.pages import AbstractPageMeta


class Nation(models.TextChoices):
    """Where in the United Kingdom a text or a rule holds."""

    ALL = "all", "All four nations"
    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class BasePage(AbstractPage, DefaultBasePageMixin):
    """What every page of the site has, in one table: contents lists need no second query (docs/decisions/0002)."""

    summary = models.CharField(max_length=250, blank=True, help_text="One sentence, shown where this page is listed.")
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How long it takes. Left empty, counted from the words and the activities."
    )
    credited_to = models.CharField("written by", max_length=150, blank=True, help_text="The name readers see and cite.")
    checked_on = models.DateField(null=True, blank=True, help_text="When somebody last checked facts, law and links.")
    nation = models.CharField(max_length=20, choices=Nation, default=Nation.ENGLAND, help_text="Where the text holds as it stands.")

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels
    about_panels = [
        MultiFieldPanel(
            [
                FieldPanel("summary"),
                FieldPanel("minutes"),
                FieldPanel("credited_to"),
                FieldPanel("checked_on"),
                FieldPanel("nation"),
            ],
            heading="About this page",
        )
    ]

    class Meta(AbstractPageMeta):
        pass
