from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from activities.actions.supervision import take_off_the_list
from activities.forms.log_search import TakeOffForm
from activities.models.log_passage import for_supervision
from activities.rules import Permission


class ForSupervision(Guarded, FormView):
    """Everything somebody flagged in their own log, to print or to copy. Nobody else sees it."""

    permission_required = Permission.WRITE_LOG
    form_class = TakeOffForm
    template_name = "activities/log/supervision.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.flagged = for_supervision(self.person)
        passages = [passage.pk for entry in self.flagged for passage in entry.passages]
        return super().get_form_kwargs() | {"entries": [entry.pk for entry in self.flagged], "passages": passages}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"flagged": self.flagged}

    def form_valid(self, form: TakeOffForm) -> HttpResponse:
        chosen = form.cleaned_data
        gone = take_off_the_list(entries=chosen["entry"], passages=[int(pk) for pk in chosen["passage"]], by=self.person)
        said = f"Off the list: {gone}. The entries stay as they are." if gone else "Tick what leaves the list."
        messages.success(self.request, said)
        return redirect("activities:log_supervision")

    def form_invalid(self, form: TakeOffForm) -> HttpResponse:
        """Something had left the list already, in another tab."""
        return redirect("activities:log_supervision")
