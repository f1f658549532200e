from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from seminars.actions.case_sheet import write_case_sheet
from seminars.actions.stage import NotThere
from seminars.forms.case_sheet import CaseSheetForm
from seminars.models import Session
from seminars.rules import Permission


class WriteCaseSheet(Guarded, FormView):
    """The host writes down a case in steps."""

    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = CaseSheetForm
    template_name = "seminars/session/case_sheet.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sheet": getattr(self.object, "case_sheet", None)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(session=self.object, **kwargs)

    def form_valid(self, form: CaseSheetForm) -> HttpResponse:
        given = form.cleaned_data
        try:
            write_case_sheet(session=self.object, title=given["title"], steps=given["steps"], by=self.person)
        except NotThere as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Saved. Nobody but hosts reads a step before you open it in the room.")
        return redirect("seminars:room" if self.object.can_join() else "seminars:session_before", pk=self.object.pk)
