"""Where authors keep the words a module explains, in Wagtail."""

from wagtail.snippets.views.snippets import SnippetViewSet

from learning.models import Term


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
