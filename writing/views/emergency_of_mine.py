from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.rules import Permission as AccountPermission
from writing.actions.emergency import note_emergency_reading
from writing.models import EmergencyReading
from writing.models.emergency_register import told_to
from writing.rules import Permission


class EmergencyReadingsOfMine(Guarded, TemplateView):
    """What an emergency reading is, and each that there was of one's own writing: who, when, why, what was opened."""

    permission_required = AccountPermission.USE_WAYMARK
    template_name = "writing/emergency/of_mine.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(readings=told_to(self.person), contact=settings.DATA_PROTECTION_CONTACT, **kwargs)


class NoteEmergencyReading(Guarded, FormView):
    """The author has read of it. Their home page need not say so any more."""

    model = EmergencyReading
    permission_required = Permission.NOTE_EMERGENCY_READING
    form_class = forms.Form
    http_method_names = ["post"]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        note_emergency_reading(reading=self.object, by=self.person)
        return redirect("writing:emergency_readings_of_mine")
