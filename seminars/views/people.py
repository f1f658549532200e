from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from seminars.actions.people import remove_person
from seminars.forms.people import PersonForm
from seminars.models import Session
from seminars.rules import Permission


class RemovePerson(Guarded, FormView):
    model = Session
    permission_required = Permission.RUN_SESSION
    form_class = PersonForm
    http_method_names = ["post"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"session": self.object, "by": self.person}

    def form_valid(self, form: PersonForm) -> HttpResponse:
        person = form.cleaned_data["person"].person
        remove_person(session=self.object, person=person, by=self.person)
        messages.success(self.request, f"{person.name} is no longer in this seminar.")
        return redirect("seminars:session_before", pk=self.object.pk)

    def form_invalid(self, form: PersonForm) -> HttpResponse:
        messages.info(self.request, "They are not in this seminar any more.")
        return redirect("seminars:session_before", pk=self.object.pk)
