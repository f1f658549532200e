from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from seminars.actions.series import call_off_rest
from seminars.models import Series, Session
from seminars.rules import Permission
from seminars.states import SessionState


class SeriesPage(Guarded, TemplateView):
    """All dates of a series, each with a page of its own, and the days that were left out."""

    model = Series
    permission_required = Permission.RUN_SERIES
    template_name = "seminars/series/series.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sessions = list(Session.objects.visible_to(self.person).with_hosts().filter(series=self.object).order_by("starts"))
        to_come = [session for session in sessions if session.state == SessionState.PLANNED and not session.was_not_held]
        return super().get_context_data(series=self.object, sessions=sessions, to_come=len(to_come), **kwargs)


class CallOffRest(Guarded, View):
    model = Series
    permission_required = Permission.RUN_SERIES
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        number = call_off_rest(series=self.object, by=self.person)
        messages.success(
            request, f"{number} called off. Everybody in them has been told by mail." if number else "None was left to call off."
        )
        return redirect("seminars:series", pk=pk)
