"""The list of sources in the Wagtail admin, and how one is chosen while somebody writes."""

from typing import Any

from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenView,
    SnippetCreateView,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from learning.models import Source
from learning.models.citation import in_text


class SaysItShort:
    """What is put into the text when a source was chosen: “(Hill and Shaw, 2011)”."""

    def get_chosen_response_data(self, item: Source) -> dict[str, Any]:
        return super().get_chosen_response_data(item) | {"title": in_text(item.work)}


class SourceChosen(SaysItShort, SnippetChosenView):
    """One that was there already."""


class ApartFromThePage:
    """The form for a new source stands in the form of a page: its fields have names of their own."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        return super().get_creation_form_kwargs() | {"prefix": "new-source"}


class ChooseSource(ApartFromThePage, ChooseView):
    """The window."""


class SourcesFound(ApartFromThePage, ChooseResultsView):
    """What a search in it finds."""


class SourceMade(ApartFromThePage, SaysItShort, SnippetCreateView):
    """One that is new, made in the middle of writing."""


class SourceChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseSource
    choose_results_view_class = SourcesFound
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
