from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView

from accounts.access import Guarded
from seminars.actions.attendance import correct
from seminars.forms.attendance import CorrectForm
from seminars.models import Session
from seminars.rules import Permission


class Correct(Guarded, FormView):
    """The host says how long somebody really was there."""

    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = CorrectForm
    template_name = "seminars/attendance/correct.html"

    def get_guarded_object(self) -> Session:
        session = super().get_guarded_object()
        rows = session.attendances.select_related("person")
        self.attendance = get_object_or_404(rows, person=self.kwargs["person"])
        return session

    def get_initial(self) -> dict[str, Any]:
        return {"minutes": self.attendance.minutes_held, "reason": self.attendance.corrected_reason or ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(session=self.object, attendance=self.attendance, **kwargs)

    def form_valid(self, form: CorrectForm) -> HttpResponse:
        correct(attendance=self.attendance, by=self.person, **form.cleaned_data)
        messages.success(self.request, f"Corrected: {self.attendance.minutes_held} minutes for {self.attendance.person.name}.")
        return redirect("seminars:session_after", pk=self.object.pk)
