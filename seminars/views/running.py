from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView

from accounts.access import Guarded
from history.transitions import IllegalMove
from seminars.actions import session as actions
from seminars.actions.summary import NotFinished, save_summary
from seminars.forms.session import SummaryForm
from seminars.models import Session
from seminars.rules import Permission


class Start(Guarded, View):
    model = Session
    permission_required = Permission.RUN_SESSION
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            actions.start(session=self.object, by=self.person)
        except actions.TooEarly as refusal:
            messages.info(request, str(refusal))
            return redirect("seminars:session_before", pk=pk)
        except IllegalMove:
            messages.info(request, "This seminar was started before, or called off.")
        return redirect("seminars:room", pk=pk)


class WriteSummary(Guarded, FormView):
    """The form at the end. What was asked stands in it already."""

    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = SummaryForm

    def get_initial(self) -> dict[str, Any]:
        summary = getattr(self.object, "summary", None)
        if summary is None:
            return {"asked": self.object.question or self.object.title}
        return {name: getattr(summary, name) for name in ("asked", "takeaways", "actions")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(session=self.object, **kwargs)


class Finish(WriteSummary):
    """Closes the room and saves what came of it, in one go."""

    template_name = "seminars/session/finish.html"

    def form_valid(self, form: SummaryForm) -> HttpResponse:
        try:
            actions.finish(session=self.object, by=self.person, summary=form.written)
        except IllegalMove:
            return self.save_anyway(form)
        messages.success(self.request, "The seminar is finished and its summary saved. Everybody in it can read it.")
        return redirect("seminars:session_after", pk=self.object.pk)

    def save_anyway(self, form: SummaryForm) -> HttpResponse:
        """It is not going on: finished by the clock while its host was writing, or never started. Nothing typed is lost."""
        try:
            save_summary(session=self.object, written=form.written, by=self.person)
        except NotFinished:
            messages.info(self.request, "This seminar has not been started, so there is nothing to finish.")
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, "The seminar had been finished before. Your summary is saved.")
        return redirect("seminars:session_after", pk=self.object.pk)


class SaveSummary(WriteSummary):
    template_name = "seminars/session/save_summary.html"

    def form_valid(self, form: SummaryForm) -> HttpResponse:
        try:
            save_summary(session=self.object, written=form.written, by=self.person)
        except NotFinished as refusal:
            messages.info(self.request, str(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, "Saved. Everybody in the seminar can read it.")
        return redirect("seminars:session_after", pk=self.object.pk)
