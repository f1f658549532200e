from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.models import Activity, BankQuestion
from activities.views.bank_admin import ADDRESSES, BankQuestionViewSet, KeptForGood, buttons_of, say_where_it_is_asked


class ActivityViewSet(SnippetViewSet):
    model = Activity
    icon = "tick-inverse"
    menu_label = "Activities"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", "code", "kind_name", "minutes", "live"]
    list_filter = ["live"]


register_snippet(ActivityViewSet)

register_permission_policy(BankQuestion, KeptForGood(BankQuestion))
register_snippet(BankQuestionViewSet)
hooks.register("register_snippet_listing_buttons", buttons_of)
hooks.register("after_edit_snippet", say_where_it_is_asked)


@hooks.register("register_admin_urls")
def pages_of_the_question_bank() -> list[URLResolver]:
    return [path("questions/", include((ADDRESSES, "question_bank")))]
