"""What a reader says about a section: done, not done after all, stopped here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View

from accounts.access import Guarded
from learning.actions.progress import mark_as_done, mark_as_not_done, stop_at
from learning.forms.progress import PlaceForm
from learning.models.outline import Module, page_of
from learning.rules import Permission
from learning.views.reader import InModule


class AboutSection(Guarded, InModule, View):
    """Finds the section as the page does: whoever may not read it gets the same answer as for a section that is not there."""

    permission_required = Permission.READ_MODULE
    http_method_names = ["post"]

    def get_guarded_object(self) -> Module:
        self.find()
        stranger = not self.person.has_perm(self.permission_required, self.module)
        if stranger or (self.section.restricted and page_of(self.section).unmet_restriction(self.request)):
            raise Http404
        return self.module


class MarkAsDone(AboutSection):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        mark_as_done(section=self.section, module=self.module, by=self.person)
        return redirect(f"{self.section.url}#done")


class MarkAsNotDone(AboutSection):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        mark_as_not_done(section=self.section, module=self.module, by=self.person)
        return redirect(f"{self.section.url}#done")


class StopAt(AboutSection):
    """Sent by place.js while somebody reads, and as they leave."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = PlaceForm(request.POST)
        if form.is_valid():
            stop_at(section=self.section, place=form.cleaned_data["place"], by=self.person)
        return HttpResponse(status=204 if form.is_valid() else 400)
