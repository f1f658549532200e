"""The map of a branching case in the Wagtail admin: its steps as a picture and as a list, and what an author can do on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from activities.actions import branch as actions
from activities.blocks.branch_drawing import Drawing, drawing_of
from activities.forms.branch import LeadForm, MapForm, OptionForm, StepForm
from activities.models import Activity

FORMS: dict[str, type[MapForm]] = {"lead": LeadForm, "step": StepForm, "option": OptionForm}


class MapOfCase(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is drawn is the newest draft. Each of the three forms saves another one."""

    model = Activity
    permission_policy: Any = None
    permission_required = "change"
    template_name = "activities/authoring/map.html"
    page_title = "Map of the steps"
    header_icon = "site"
    edit_url_name = index_url_name = ""

    def setup(self, request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> None:
        super().setup(request, *args, pk=pk, **kwargs)
        self.activity = get_object_or_404(Activity.objects.select_related("latest_revision"), pk=pk)
        self.draft = self.activity.get_latest_revision_as_object()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission_for_instance("change", self.activity):
            raise PermissionDenied
        if self.draft.kind_name != "branch":
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def drawing(self) -> Drawing:
        return drawing_of(self.draft.body[0].value)

    def forms(self) -> dict[str, MapForm]:
        seen = {"seen": self.activity.latest_revision_id}
        return {name: form(self.drawing, initial=seen, prefix=None) for name, form in FORMS.items()}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse(self.index_url_name), "label": "Activities"},
            {"url": reverse(self.edit_url_name, args=[self.activity.pk]), "label": str(self.draft)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit = reverse(self.edit_url_name, args=[self.activity.pk])
        more = {"activity": self.draft, "drawing": self.drawing, "edit_address": edit, "still_to_do": self.draft.still_to_do()}
        return super().get_context_data(**{**self.forms(), **more, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.POST.get("form", "")
        if name not in FORMS:
            raise Http404
        form = FORMS[name](self.drawing, data=request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**{name: form}))
        try:
            self.act(name, form)
        except actions.ChangedMeanwhile as changed:
            messages.warning(request, str(changed))
        return redirect(request.path)

    def act(self, name: str, form: Any) -> None:
        said, more = form.cleaned_data, {"activity": self.activity, "seen": form.cleaned_data["seen"], "by": self.request.user}
        if name == "lead":
            actions.connect_options(leads=form.leads, **more)
        elif name == "step":
            actions.add_step(title=said["title"], ending=bool(said["ending"]), **more)
        else:
            actions.add_option(step=said["step"], text=said["text"], leads_to=said["leads_to"], **more)
        messages.success(self.request, "Saved as a draft. Students see it once you publish it.")
