from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from history.transitions import IllegalMove
from seminars.actions import session as actions
from seminars.actions.series import NoDates, schedule_series
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
        who = {"plan": form.plan, "cohort": form.cleaned_data["cohort"], "by": self.person}
        if form.repeat:
            return self.plan_series(form, who)
        session = actions.schedule(key=form.cleaned_data["key"], told=True, **who)
        messages.success(
            self.request, "Planned. Everybody in the group has it by mail, and is reminded 24 hours and 15 minutes before."
        )
        return redirect("seminars:session_before", pk=session.pk)

    def plan_series(self, form: SessionForm, who: dict[str, Any]) -> HttpResponse:
        try:
            series = schedule_series(repeat=form.repeat, **who)
        except NoDates as refusal:
            form.add_error("left_out", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Planned. Everybody in the group has all dates in one mail, and is reminded before each.")
        return redirect("seminars:series", pk=series.pk)


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
