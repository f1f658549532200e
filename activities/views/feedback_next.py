from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View

from activities.models import LogEntry
from activities.models.feedback_page import without_feedback
from activities.rules import Permission
from activities.views.held import Shared


class NextWithoutFeedback(Shared, View):
    """Leads to the next entry shared with this person that has no feedback of theirs."""

    model = LogEntry
    permission_required = Permission.GIVE_FEEDBACK
    http_method_names = ["get"]

    def get_rows(self) -> Any:
        return super().get_rows().with_readers()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        following = without_feedback(self.person, beside=self.object)
        if following is None:
            messages.info(request, "There is no other entry here without your feedback.")
            return redirect("activities:log")
        return redirect(f"{reverse('activities:log_entry', args=[following])}#entry")
