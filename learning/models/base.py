from csp.constants import SELF
from csp.decorators import csp_replace
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import AbstractPage, DefaultBasePageMixin, PageViewRestriction
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

    summary = models.TextField(max_length=600, blank=True, help_text="A sentence or two, shown where this page is listed.")
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

    password_required_template = "learning/password_required.html"  # noqa: S105 - a template

    class Meta(AbstractPageMeta):
        pass

    @csp_replace({"frame-ancestors": [SELF]})
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Wagtail shows previews in a frame beside the editor; nothing else of ours may be framed."""
        return super().serve_preview(request, mode_name)

    def unmet_restriction(self, request: HttpRequest) -> PageViewRestriction | None:
        """Return the first of Wagtail's restrictions, on this page or above it, that this request does not meet."""
        return next((shut for shut in self.get_view_restrictions() if not shut.accept_request(request)), None)

    def ask_for_password(self, request: HttpRequest, restriction: PageViewRestriction) -> HttpResponse:
        form = PasswordViewRestrictionForm(instance=restriction, initial={"return_url": request.get_full_path()})
        action = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, self.pk])
        return self.serve_password_required_response(request, form, action)
