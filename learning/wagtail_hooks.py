"""What learning changes in the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from learning.models import SectionPage
from learning.rules import Permission
from learning.views import authoring, dated
from learning.views.cited import CITE, CitedLinkHandler, cite_conversion
from learning.views.glossary_admin import TermViewSet
from learning.views.source_admin import SourceViewSet
from learning.views.two_authors import never_overwrite

# Reports and settings speak of people and of the whole site; neither is an author's business.
NOT_FOR_AUTHORS = {"reports", "settings"}
# Found by what is on the page: the form of a section, and every field for running text. The first gives those a name.
SCRIPTS = ("js/authoring.js", "js/authoring-checks.js", "js/authoring-paste.js", "js/authoring-cite.js")

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
def pages_for_authors() -> list[URLPattern]:
    return [
        path("sections/<int:pk>/findings/", authoring.findings, name="findings"),
        path("to-check/", dated.DatedFacts.as_view(), name="dated_facts"),
        path("to-check/<int:pk>/still-true/", dated.SayStillTrue.as_view(), name="say_still_true"),
    ]


class ToCheck(MenuItem):
    """Seen by authors only."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(Permission.WRITE_SECTION)


@hooks.register("register_admin_menu_item")
def menu_of_what_to_check() -> MenuItem:
    return ToCheck("To check again", reverse("dated_facts"), icon_name="date", order=230)


@hooks.register("after_publish_page")
def say_what_is_worth_a_look(request: HttpRequest, page: Any) -> None:
    """What did not keep a section from being published is said once more."""
    found = page.findings() if isinstance(page, SectionPage) else []
    if found:
        messages.warning(request, f"Worth a look in “{page.title}”: {' '.join(finding.words for finding in found)}")
