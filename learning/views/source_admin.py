"""The list of sources in the Wagtail admin, and how one is chosen while somebody writes."""

from typing import Any

from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetChosenView, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet

from learning.models import Source
from learning.models.citation import in_text


class SaysItShort:
    """What is put into the text when a source was chosen: “(Hill and Shaw, 2011)”."""

    def get_chosen_response_data(self, item: Source) -> dict[str, Any]:
        return super().get_chosen_response_data(item) | {"title": in_text(item.work)}


class SourceChosen(SaysItShort, SnippetChosenView):
    """One that was there already."""


class SourceMade(SaysItShort, SnippetCreateView):
    """One that is new, made in the middle of writing."""


class SourceChooserViewSet(SnippetChooserViewSet):
    chosen_view_class = SourceChosen
    create_view_class = SourceMade
    form_fields = [
        "kind", "authors", "editors", "et_al", "year", "title", "container", "volume", "issue", "pages", "publisher", "doi",
    ]  # fmt: skip
    creation_tab_label = "Write down a new one"
    create_action_label = "Keep and cite it"


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "openquote"
    menu_label = "Sources"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["__str__", "kind", "year"]
    chooser_viewset_class = SourceChooserViewSet
