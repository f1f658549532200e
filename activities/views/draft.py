from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.rules import Permission
from activities.models.log import DRAFT_KIND
from writing.actions.draft import discard_draft
from writing.models import Draft


class DiscardDraft(Guarded, FormView):
    """Names what goes before it goes. The saved entry, where there is one, stays as it is."""

    model = Draft
    permission_required = Permission.USE_WAYMARK
    form_class = forms.Form
    template_name = "activities/log/discard.html"

    def get_rows(self) -> Any:
        return super().get_rows().unfinished(DRAFT_KIND)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(draft=self.object, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        discard_draft(draft=self.object, by=self.person)
        messages.success(self.request, "The draft is gone. What you saved before is as it was.")
        return redirect("activities:log")
