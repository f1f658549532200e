"""What learning changes in the Wagtail admin."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from learning.actions.publishing import DRAWN
from learning.rules import Permission
from learning.views import authoring, cartridge, dated, links
from learning.views.cited import CITE, CitedLinkHandler, cite_conversion
from learning.views.glossary_admin import TermViewSet
from learning.views.source_admin import SourceViewSet
from learning.views.two_authors import never_overwrite

# Reports and settings speak of people and of the whole site; neither is an author's business.
NOT_FOR_AUTHORS = {"reports", "settings"}
# Found by what is on the page: the form of a section, and every field for running text. The first gives those a name.
SCRIPTS = ("js/authoring.js", "js/authoring-checks.js", "js/authoring-paste.js", "js/authoring-cite.js")
CARTRIDGES = [
    path("", cartridge.BringCartridge.as_view(), name="bring"),
    path("<uuid:pk>/", cartridge.SeeImport.as_view(), name="see"),
    path("export/<int:pk>/<str:format>/", cartridge.ExportModule.as_view(), name="export"),
]
LINKS = [path("", links.LinkReport.as_view(), name="report")]

register_snippet(SourceViewSet)
register_snippet(TermViewSet)
hooks.register("before_edit_page", never_overwrite)


@hooks.register("construct_main_menu")
def only_what_authors_need(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in NOT_FOR_AUTHORS]


@hooks.register("register_rich_text_features")
def let_authors_cite(features: FeatureRegistry) -> None:
    features.register_editor_plugin("draftail", "cite", CITE)
    features.register_converter_rule("contentstate", "cite", cite_conversion())
    features.register_link_type(CitedLinkHandler)


@hooks.register("insert_editor_js")
def scripts_of_the_editor() -> SafeString:
    return format_html_join("", '<script type="module" src="{}"></script>', ((static(name),) for name in SCRIPTS))


@hooks.register("insert_global_admin_css")
def look_of_what_authors_are_told() -> SafeString:
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static("authoring/forms.css"),),))


@hooks.register("register_admin_urls")
def pages_for_authors() -> list[URLPattern | URLResolver]:
    return [
        path("sections/<int:pk>/findings/", authoring.findings, name="findings"),
        path("to-check/", dated.DatedFacts.as_view(), name="dated_facts"),
        path("to-check/<int:pk>/still-true/", dated.SayStillTrue.as_view(), name="say_still_true"),
        path("cartridges/", include((CARTRIDGES, "cartridges"))),
        path("links/", include((LINKS, "links"))),
    ]


class ForAuthors(MenuItem):
    """A line of the menu for whoever may go where it leads."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_admin_menu_item")
def import_a_course() -> MenuItem:
    where = reverse("cartridges:bring")
    return ForAuthors("Import a course", where, icon_name="upload", order=220, permission=Permission.BRING_CARTRIDGE)


@hooks.register("register_admin_menu_item")
def links_to_mend() -> MenuItem:
    return ForAuthors("Links", reverse("links:report"), icon_name="link-external", order=221, permission=Permission.SEE_LINKS)


@hooks.register("register_admin_menu_item")
def menu_of_what_to_check() -> MenuItem:
    where = reverse("dated_facts")
    return ForAuthors("To check again", where, icon_name="date", order=230, permission=Permission.WRITE_SECTION)


@hooks.register("register_page_header_buttons")
def take_it_away(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """The ways in which a published module leaves as a file."""
    if user.has_perm(Permission.BRING_CARTRIDGE):
        for number, (format_name, words) in enumerate(cartridge.ways_out(page)):
            address = reverse("cartridges:export", args=[page.pk, format_name])
            yield Button(words, address, icon_name="download", priority=80 + number)


@hooks.register("after_publish_page")
def say_what_is_worth_a_look(request: HttpRequest, page: Any) -> None:
    """What did not keep a page from being published is said once more."""
    found = page.findings() if isinstance(page, DRAWN) else []
    if found:
        messages.warning(request, f"Worth a look in “{page.title}”: {' '.join(finding.words for finding in found)}")
