from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.models import Activity


class ActivityViewSet(SnippetViewSet):
    model = Activity
    icon = "tick-inverse"
    menu_label = "Activities"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", "code", "kind_name", "minutes", "live"]
    list_filter = ["live"]


register_snippet(ActivityViewSet)
