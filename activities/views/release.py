"""Giving everything that is marked back together, and the marks as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from django.views.generic import FormView

from activities.actions import release as actions
from activities.forms.assignment import ReleaseForm
from activities.models.assignment_marks import marks_as_csv
from activities.models.assignment_release import preview_of
from activities.views.assignment import OneAssignment


class ReleaseAssignment(OneAssignment, FormView):
    """Says what goes and what is missing before anybody presses; then everybody is told once."""

    form_class = ReleaseForm
    template_name = "activities/assignment/release.html"

    def form_valid(self, form: ReleaseForm) -> HttpResponse:
        try:
            number = actions.release(assignment=self.object, pieces_seen=form.cleaned_data["pieces"], by=self.person)
        except actions.NothingToRelease:
            messages.info(self.request, "There is nothing to give back now. What you see here is how it stands.")
        except actions.ChangedSince:
            messages.info(self.request, "Something was marked or handed in since you opened this page. Nothing went; look again.")
        else:
            what = "one piece" if number == 1 else f"{number} pieces"
            messages.success(self.request, f"Given back: {what}. Each author is told in their mail of the day, once.")
        return redirect("activities:assignment_release", pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        preview = preview_of(self.object, self.person)
        return super().get_context_data(preview=preview, **self.about_assignment(), **kwargs)


class MarksFile(OneAssignment, View):
    """Levels and marks of everybody in this cohort, for a table program."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        name = f"marks-{self.object.activity.key}-{timezone.localdate().isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        lines = marks_as_csv(self.object, self.person)
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
