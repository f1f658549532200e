"""The process of a placement: what there is, what comes next, and beginning it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from placements.actions.naming import AlreadyOnIt, begin_naming
from placements.actions.record import NeedsALead, NotIndependent, NotOpenYet, begin_record
from placements.forms.begin_record import BeginRecordForm
from placements.models import FormTemplate, Placement, PlacementPerson, Record
from placements.models.form_opening import Standing, why_not_yet
from placements.models.process import Process
from placements.rules import Permission


class OfPlacement(Guarded):
    """A page about the records of one placement."""

    model = Placement
    permission_required = Permission.SEE_RECORDS

    def get_rows(self) -> Any:
        return Placement.objects.with_part_of(self.person).with_people()

    @property
    def today(self) -> date:
        return timezone.localdate()

    def me(self, parts: list[str]) -> PlacementPerson:
        """Return this person in the first of these parts that they have today. Raises PermissionDenied where they have none."""
        held = [one for one in self.object.people.all() if one.person_id == self.person.pk and one.holds(self.today)]
        for part in parts:
            for one in held:
                if one.part == part:
                    return one
        raise PermissionDenied

    def template_named(self, key: str) -> FormTemplate:
        """Return the version of a form that would be begun now."""
        for template in FormTemplate.objects.filter(key=key).for_programme(self.object.cohort.programme_id):
            return template
        raise Http404


class Records(OfPlacement, TemplateView):
    """Everything on one placement that is a form, in the order of the process: who has the next move, and what can be begun."""

    template_name = "placements/records/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        records = Record.objects.visible_to(self.person).filter(placement=self.object).with_everything()
        templates = FormTemplate.objects.for_programme(self.object.cohort.programme_id)
        process = Process(self.object, self.person, templates, records)
        return super().get_context_data(placement=self.object, process=process, **kwargs)


class BeginRecord(OfPlacement, FormView):
    """Begin a record of a form; where somebody leads it or is named for it, say who."""

    permission_required = Permission.BEGIN_RECORD
    form_class = BeginRecordForm
    template_name = "placements/records/begin.html"

    def get_guarded_object(self) -> Placement:
        placement = super().get_guarded_object()
        self.object = placement
        self.form_template = self.template_named(self.kwargs["form"])
        if not self.form_template.may_begin(placement.parts_of(self.person)):
            raise PermissionDenied
        return placement

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if why := why_not_yet(self.form_template, Standing(self.object)):
            messages.info(request, f"{self.form_template.title}: {why[0].lower()}{why[1:]}.")
            return redirect("placements:records", self.object.pk)
        return super().get(request, *args, **kwargs)

    @property
    def beginner(self) -> PlacementPerson:
        return self.me(self.form_template.facts["begins"])

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"template": self.form_template, "placement": self.object, "on": self.today, "beginner": self.beginner.part}
        return super().get_form_kwargs() | about

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(placement=self.object, template=self.form_template, **kwargs)

    def form_valid(self, form: BeginRecordForm) -> HttpResponse:
        try:
            record = self.begun(form)
        except (NotOpenYet, NotIndependent) as refused:
            form.add_error(None, f"{refused.why}.")
        except NeedsALead:
            form.add_error(None, "Say who it is.")
        except AlreadyOnIt:
            form.add_error("email", "This person has another part in this placement. Choose somebody else.")
        else:
            return redirect("placements:record", record.pk)
        return self.form_invalid(form)

    def begun(self, form: BeginRecordForm) -> Record:
        about = {
            "placement": self.object, "template": self.form_template, "by": self.beginner, "key": form.cleaned_data["key"],
        }  # fmt: skip
        if new := form.new:
            return begin_naming(**about, name=new.name, email=new.email, until=new.until)
        return begin_record(**about, lead=form.lead)
