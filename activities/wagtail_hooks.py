from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.forms.activity import ActivityForm
from activities.models import Activity, BankQuestion
from activities.views import authoring, authoring_map, authoring_preview
from activities.views.authoring_chooser import ActivityChooserViewSet
from activities.views.bank_admin import ADDRESSES, BankQuestionViewSet, KeptForGood, buttons_of, say_where_it_is_asked


class ActivityViewSet(SnippetViewSet):
    model = Activity
    icon = "tick-inverse"
    menu_label = "Activities"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", "code", Column("kind_label", label="Kind"), "minutes", "live"]
    list_filter = ["live"]
    edit_handler = ObjectList(Activity.panels, base_form_class=ActivityForm)
    add_view_class = authoring.NewActivity
    copy_view_class = authoring.CopyActivity
    edit_view_class = authoring.EditActivity
    chooser_viewset_class = ActivityChooserViewSet
    preview_on_add_view_class = authoring_preview.SeePreviewOfNew
    preview_on_edit_view_class = authoring_preview.SeePreviewOfDraft
    revisions_view_class = authoring_preview.SeeRevision

    @property
    def map_view(self) -> Any:
        names = {"edit_url_name": self.get_url_name("edit"), "index_url_name": self.get_url_name("list")}
        return self.construct_view(authoring_map.MapOfCase, **names)

    def get_urlpatterns(self) -> list[URLPattern]:
        form = {"form_class": self.get_form_class()}
        return [
            *super().get_urlpatterns(),
            path("map/<int:pk>/", self.map_view, name="map"),
            path("preview/try/<str:move>/", self.construct_view(authoring_preview.TryOutNew, **form), name="try_on_add"),
            path(
                "preview/<int:pk>/try/<str:move>/", self.construct_view(authoring_preview.TryOutDraft, **form), name="try_on_edit"
            ),
        ]


register_snippet(ActivityViewSet)

register_permission_policy(BankQuestion, KeptForGood(BankQuestion))
register_snippet(BankQuestionViewSet)
hooks.register("register_snippet_listing_buttons", buttons_of)
hooks.register("after_edit_snippet", say_where_it_is_asked)


@hooks.register("register_admin_urls")
def pages_of_the_question_bank() -> list[URLResolver]:
    return [path("questions/", include((ADDRESSES, "question_bank")))]


@hooks.register("register_admin_menu_item")
def bring_h5p() -> MenuItem:
    """Its pages let in whom config.h5p lets in: everybody who comes to this menu writes content."""
    return MenuItem("H5P activities", reverse("django_h5p:contents"), icon_name="media", order=215)
