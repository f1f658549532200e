"""Writing an activity in the Wagtail admin: first of which kind it is, then a form of just that kind."""

from typing import Any

from django.forms.widgets import Media, Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CopyView, CreateView, EditView

from activities.blocks import KINDS
from activities.models import Activity

# A list to choose from wherever one part of the form names another; and a stream of one block that does not look like one.
CHOOSE = "What kind of activity?"
WRITTEN_WITH = Media(css={"all": ["authoring/forms.css"]}, js=[Script("js/authoring.js", type="module")])


class Writing:
    """What the forms share: the script and the look that belong to them. Goes before Wagtail's view."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"media": context["media"] + WRITTEN_WITH}

    def get_page_subtitle(self) -> str:
        activity = getattr(self, "object", None)
        return activity.kind_label if activity and activity.body else super().get_page_subtitle()


class NewActivity(Writing, CreateView):
    """A new activity. Without a kind the kinds are there to choose from, each in a sentence."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.chosen is None:
            self.template_name, self.page_title, self.page_subtitle = "activities/authoring/kinds.html", CHOOSE, "activity"
        return super().get(request, *args, **kwargs)

    def get_side_panels(self) -> MediaContainer:
        """There is nothing to preview before a kind is chosen."""
        return MediaContainer([]) if self.request.method == "GET" and self.chosen is None else super().get_side_panels()

    @cached_property
    def chosen(self) -> str | None:
        kind = self.request.GET.get("kind")
        return kind if kind in KINDS else None

    def get_initial_form_instance(self) -> Activity | None:
        if self.chosen is None or self.request.method != "GET":
            return super().get_initial_form_instance()
        stream = Activity._meta.get_field("body").stream_block
        return Activity(body=stream.normalize([(self.chosen, KINDS[self.chosen].block.get_default())]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blocks = {name: kind.block for name, kind in KINDS.items()}
        cards = [
            {
                "name": name,
                "label": block.label,
                "icon": block.meta.icon,
                "good_for": getattr(block.meta, "description", ""),
                "example": getattr(block.meta, "example", ""),
            }
            for name, block in blocks.items()
        ]
        return super().get_context_data(**kwargs) | {"kinds": cards, "add_address": self.add_url}


class CopyActivity(Writing, CopyView):
    """A new activity that begins with the words of one that is there. It has a title and a key of its own."""

    def get_initial_form_instance(self) -> Activity:
        found = self.get_object()
        copy = found.get_latest_revision_as_object()
        copy.pk, copy.key, copy.code, copy.first_published_at = None, "", "", None
        copy.title = f"Copy of {found.title}"[: Activity._meta.get_field("title").max_length]
        return copy


class EditActivity(Writing, EditView):
    """An activity that is there already."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        if self.object.kind_name == "branch":
            address = reverse("wagtailsnippets_activities_activity:map", args=[self.object.pk])
            buttons.append(HeaderButton("Map of the steps", url=address, icon_name="site", priority=5))
        return buttons
