from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from history.transitions import IllegalMove
from seminars.actions import session as actions
from seminars.forms.session import CancelForm, SessionForm, planned
from seminars.models import Session
from seminars.rules import Permission

TOO_LATE = "It has started, finished or been cancelled since you opened this page, so nothing was changed."


class Schedule(Guarded, FormView):
    permission_required = Permission.SCHEDULE_SESSION
    form_class = SessionForm
    template_name = "seminars/session/schedule.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"host": self.person}

    def form_valid(self, form: SessionForm) -> HttpResponse:
        session = actions.schedule(plan=form.plan, cohort=form.cleaned_data["cohort"], by=self.person)
        messages.success(self.request, "Planned. Everybody in the group is reminded 24 hours and 15 minutes before.")
        return redirect("seminars:session_before", pk=session.pk)


class Change(Guarded, FormView):
    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = SessionForm
    template_name = "seminars/session/schedule.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"host": self.person, "session": self.object}

    def get_initial(self) -> dict[str, Any]:
        return planned(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(session=self.object, **kwargs)

    def form_valid(self, form: SessionForm) -> HttpResponse:
        try:
            actions.change(session=self.object, plan=form.plan, by=self.person)
        except IllegalMove:
            messages.info(self.request, TOO_LATE)
            return self.render_to_response(self.get_context_data(form=form))
        else:
            messages.success(self.request, "Changed. If the time is new, everybody has been told.")
        return redirect("seminars:session_before", pk=self.object.pk)


class Cancel(Guarded, FormView):
    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = CancelForm
    template_name = "seminars/session/cancel.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(session=self.object, **kwargs)

    def form_valid(self, form: CancelForm) -> HttpResponse:
        try:
            actions.cancel(session=self.object, by=self.person, **form.cleaned_data)
        except IllegalMove:
            messages.info(self.request, TOO_LATE)
        else:
            messages.success(self.request, "Cancelled. Everybody in it has been told by mail.")
        return redirect("seminars:session_before", pk=self.object.pk)
