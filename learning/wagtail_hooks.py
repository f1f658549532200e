"""What learning changes in the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from learning.models import Term

# Reports and settings speak of people and of the whole site; neither is an author's business.
NOT_FOR_AUTHORS = {"reports", "settings"}


@hooks.register("construct_main_menu")
def only_what_authors_need(request: HttpRequest, items: list[Any]) -> None:
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in NOT_FOR_AUTHORS]


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "list-ul"
    menu_label = "Glossaries"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["term", "module", "meaning"]
    list_filter = ["module"]
    search_fields = ["term", "also", "meaning"]
    ordering = ["slug"]


register_snippet(TermViewSet)
