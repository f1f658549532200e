from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from learning.blocks import TEXT, WORDS, ChaptersToCome, ComesFirst, SectionBody, TakingItFurther
from learning.models.base import BasePage
from learning.models.checks import Finding, findings_in
from learning.models.checks_of_overviews import findings_in_chapter, findings_in_module
from learning.models.dated import MONTHS
from learning.models.drawing import Drawing, draw_chapter, draw_module, draw_section
from learning.models.preview import SECTION_MODES, preview_chapter, preview_module, preview_section
from learning.models.pronunciation import LONGEST

LINES = "One on each line."
TAKEN = {"e-book", "glossary", "remark", "search", "you-said"}  # addresses beside those of chapters: learning/urls.py


class ModuleIndexPage(BasePage):
    """All modules of this site, at /modules/."""

    parent_page_types = ["learning.BasePage"]
    subpage_types = ["learning.ModulePage"]
    max_count = 1
    preview_modes: list[tuple[str, str]] = []

    class Meta:
        verbose_name = "list of modules"


class ModulePage(BasePage):
    """A module: what it leads to, its chapters, and who may read it."""

    class Openness(models.TextChoices):
        EVERYONE = "everyone", "Everyone, without signing in"
        MEMBERS = "members", "People on its programmes"

    open_to = models.CharField(max_length=20, choices=Openness, default=Openness.MEMBERS)
    programmes = ParentalManyToManyField(
        "accounts.Programme", blank=True, related_name="modules", help_text="None chosen: everybody who has a role on this site."
    )
    lets_in = models.BooleanField(
        "readers put themselves on it by opening it",
        default=True,
        help_text="Untick it where a coordinator or tutor puts people on it. A module that everyone may read stays open.",
    )
    check_again_months = models.PositiveSmallIntegerField(
        "check again after",
        default=MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Months after which statements of law and websites are listed to be checked again.",
    )
    outcomes = models.TextField("you will be able to", blank=True, help_text=LINES)
    nations_note = RichTextField(features=WORDS, blank=True, help_text="What readers in the other nations should know.")
    assessed = RichTextField("how it is assessed", features=WORDS, blank=True)
    ask = RichTextField("who to ask", features=WORDS, blank=True)
    credits = RichTextField(features=TEXT, blank=True)
    to_come = StreamField(
        ChaptersToCome(), blank=True, help_text="Listed as “Not yet published”. Take a line out when you publish its chapter."
    )
    said_as = models.TextField(
        "how words are said",
        max_length=LONGEST,
        blank=True,
        help_text="For reading aloud. One on each line, as written and as said: SWE = S W E",
    )
    licence = models.CharField(max_length=60, blank=True)
    licence_url = models.URLField(blank=True)

    template = "learning/module/overview.html"
    parent_page_types = ["learning.ModuleIndexPage"]
    subpage_types = ["learning.ChapterPage"]
    content_panels = [
        HelpPanel(heading="Before you publish", template="learning/authoring/checks.html"),
        *BasePage.content_panels,
        *BasePage.about_panels,
        FieldPanel("outcomes"),
        FieldPanel("to_come"),
        FieldPanel("assessed"),
        FieldPanel("ask"),
        FieldPanel("nations_note"),
        FieldPanel("said_as"),
        MultiFieldPanel([FieldPanel("credits"), FieldPanel("licence"), FieldPanel("licence_url")], heading="Credits"),
    ]
    settings_panels = [
        MultiFieldPanel([FieldPanel("open_to"), FieldPanel("programmes"), FieldPanel("lets_in")], heading="Who may read it"),
        FieldPanel("check_again_months"),
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = "module"

    def draw(self) -> Drawing:
        return draw_module(self)

    def findings(self) -> list[Finding]:
        """Return what an author is told before it is published."""
        return findings_in_module(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return preview_module(self)


class ChapterPage(BasePage):
    """A chapter of a module; its sections are the pages below it, its Taking it Further is its own."""

    outcomes = models.TextField("you will be able to", blank=True, help_text=LINES)
    content_notes = models.TextField(blank=True, help_text=f"What readers may want to know before they begin. {LINES}")
    capabilities = ParentalManyToManyField("learning.FrameworkNode", blank=True, related_name="chapters")
    further_intro = RichTextField(features=WORDS, blank=True)
    further_nations_note = RichTextField(features=WORDS, blank=True)
    further = StreamField(TakingItFurther(), blank=True)

    template = "learning/chapter/overview.html"
    parent_page_types = ["learning.ModulePage"]
    subpage_types = ["learning.SectionPage"]
    content_panels = [
        HelpPanel(heading="Before you publish", template="learning/authoring/checks.html"),
        *BasePage.content_panels,
        *BasePage.about_panels,
        FieldPanel("outcomes"),
        FieldPanel("content_notes"),
        FieldPanel("capabilities"),
        MultiFieldPanel(
            [FieldPanel("further_intro"), FieldPanel("further_nations_note"), FieldPanel("further")], heading="Taking it Further"
        ),
    ]

    preview_modes = [("", "Chapter"), ("further", "Taking it Further")]

    class Meta:
        verbose_name = "chapter"

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": f"“{self.slug}” is the address of another page of the module. Choose another."})

    def draw(self) -> Drawing:
        return draw_chapter(self)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "learning/chapter/further.html" if mode_name == "further" else self.template

    def findings(self) -> list[Finding]:
        """Return what an author is told before it is published."""
        return findings_in_chapter(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return preview_chapter(self) | {"here_is_further": request.preview_mode == "further"}


class SectionPage(BasePage):
    """A section: one sitting's reading. Readers get what was drawn when it was published, never the body itself."""

    body = StreamField(SectionBody(), blank=True)
    first = StreamField(ComesFirst(), blank=True, help_text="Sections and activities that should be done before this one.")
    first_why = models.CharField("why first", max_length=300, blank=True, help_text="One sentence that readers are shown.")
    first_is_a_must = models.BooleanField(
        "nobody goes on without", default=False, help_text="Otherwise readers are told why, and can go on anyway."
    )

    # Words are found by how they begin, so that “consent” finds “consented” in any database.
    search_fields = [*BasePage.search_fields, index.AutocompleteField("summary"), index.AutocompleteField("body")]

    template = "learning/section/read.html"
    parent_page_types = ["learning.ChapterPage"]
    subpage_types: list[str] = []
    preview_modes = SECTION_MODES
    content_panels = [
        HelpPanel(heading="Before you publish", template="learning/authoring/checks.html"),
        *BasePage.content_panels,
        *BasePage.about_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("first"), FieldPanel("first_why"), FieldPanel("first_is_a_must")], heading="What comes first"),
    ]

    class Meta:
        verbose_name = "section"

    def clean(self) -> None:
        super().clean()
        if self.first and not self.first_why:
            raise ValidationError({"first_why": "Say in one sentence why these come first: readers see it."})

    def draw(self) -> Drawing:
        return draw_section(self)

    def findings(self) -> list[Finding]:
        """Return what an author is told before it is published."""
        return findings_in(self)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return f"learning/section/{mode_name}.html" if mode_name else self.template

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """For previews: what readers get is put together in views/section.py."""
        return preview_section(self, mode=getattr(request, "preview_mode", "") or "")
