"""Reading somebody's log in an emergency: a list of days, then one entry at a time. Nothing else of the log is here."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded, SignedInLately
from activities.actions.emergency import open_in_emergency
from activities.models import LogEntry
from activities.models.log_emergency import listed, opened
from writing.actions.emergency import NotRunning
from writing.models import EmergencyReading
from writing.rules import Permission
from writing.states import LASTS


class InAnEmergency(Guarded, SignedInLately):
    """Guards the pages of whoever asked, for the hour. After it they find a sentence, and the page goes there by itself."""

    model = EmergencyReading
    permission_required = Permission.READ_IN_AN_EMERGENCY
    lately = LASTS + timedelta(minutes=20)

    def get_rows(self) -> Any:
        return super().get_rows().with_people()

    def back_to(self) -> str:
        return reverse("activities:emergency_entries", args=[self.object.pk])

    def get_guarded_object(self) -> EmergencyReading:
        self.reading = super().get_guarded_object()
        return self.reading

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        left = getattr(self, "seconds_left", 0)
        if left and response.status_code == 200:  # noqa: PLR2004 - a page with words on it
            response["Refresh"] = str(left)  # words do not stay on a screen that somebody walked away from
        return response

    def is_over(self) -> bool:
        reading = self.reading
        running = reading.is_running and reading.may_still_be_asked_for()
        self.seconds_left = int((reading.ends_at - timezone.now()).total_seconds()) + 1 if running else 0
        return not running

    def over(self) -> HttpResponse:
        """Say that the hour is over, or has not begun. Nothing of the log is on this page."""
        return render(self.request, "activities/emergency/over.html", {"reading": self.reading})


class EmergencyEntries(InAnEmergency, TemplateView):
    """The days of the entries that were asked for. What each says, its title too, is seen once it is opened."""

    template_name = "activities/emergency/list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.over() if self.is_over() else super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(reading=self.reading, entries=listed(self.reading), **kwargs)


class OpenEntryInEmergency(InAnEmergency, FormView):
    """One button, so that nothing is opened by a browser that looks ahead."""

    form_class = forms.Form
    http_method_names = ["post"]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            open_in_emergency(reading=self.reading, entry=self.kwargs["entry"], by=self.person)
        except NotRunning:
            return redirect("activities:emergency_entries", pk=self.reading.pk)
        except LogEntry.DoesNotExist:
            raise Http404 from None
        return redirect("activities:emergency_entry", pk=self.reading.pk, entry=self.kwargs["entry"])


class EntryInEmergency(InAnEmergency, TemplateView):
    """One entry that was opened: the author's words and the questions they answer. No comments, no tags, and no way onward."""

    template_name = "activities/emergency/entry.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_over():
            return self.over()
        self.entry = opened(self.reading, self.kwargs["entry"])
        if self.entry is None:  # never opened, or changed since: the list says which
            return redirect("activities:emergency_entries", pk=self.reading.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        author, ends = self.reading.author.get_short_name(), timezone.localtime(self.reading.ends_at)
        return super().get_context_data(**kwargs) | {
            "reading": self.reading,
            "entry": self.entry,
            "words": self.entry,
            "sentence": f"You can see this until {ends:%H:%M}. {author} sees that you opened it",
        }
