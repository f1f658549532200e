"""The modules that a cohort is on, and who of it, for its tutors and coordinators."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from accounts.models import Cohort, User
from accounts.rules import Permission
from learning.actions import enrolment as actions
from learning.forms.enrolment import DatesForm
from learning.models.outline import Module, library
from learning.models.window import COHORT, PERSON, Window, said_of
from learning.rules import is_taught_to


class OfCohort(Guarded):
    """Guards what is arranged for a whole cohort: those who lead it do so."""

    model = Cohort
    permission_required = Permission.LEAD_COHORT

    def get_rows(self) -> Any:
        return super().get_rows().select_related("programme")

    @property
    def module(self) -> Module:
        found = library().modules.get(self.kwargs["module"])
        if found is None or not is_taught_to(self.object, found):
            raise Http404
        return found

    @property
    def student(self) -> User:
        found = next((one for one in self.object.students() if one.pk == self.kwargs["person"]), None)
        if found is None:
            raise Http404
        return found

    def back(self) -> HttpResponse:
        return redirect("learning:cohort_on_module", pk=self.object.pk, module=self.kwargs["module"])


class CohortModules(OfCohort, TemplateView):
    """Every module that the cohort may be on, and whether it is."""

    template_name = "learning/cohort/modules.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        modules = [module for module in library().modules.values() if is_taught_to(self.object, module)]
        lines = [(module, said_of(module.windows.get((COHORT, self.object.pk)), today)) for module in modules]
        return super().get_context_data(cohort=self.object, lines=lines, **kwargs)


class Dates(OfCohort, FormView):
    """A form with two days, which are those that hold now."""

    form_class = DatesForm

    @property
    @abstractmethod
    def window(self) -> Window | None:
        """Return the days that hold now, None where there are none."""

    def get_initial(self) -> dict[str, Any]:
        return {"starts": self.window.starts, "ends": self.window.ends} if self.window else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cohort = self.module.windows.get((COHORT, self.object.pk))
        said = said_of(cohort, timezone.localdate())
        return super().get_context_data(
            cohort=self.object, module=self.module, window=self.window, cohort_window=cohort, cohort_said=said, **kwargs
        )


class CohortOnModule(Dates):
    """Put a cohort on a module or change its dates, and see who of it is on it."""

    template_name = "learning/cohort/module.html"

    @property
    def window(self) -> Window | None:
        return self.module.windows.get((COHORT, self.object.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        windows, today = self.module.windows, timezone.localdate()
        mine = windows.get((COHORT, self.object.pk))
        own = [(one, windows.get((PERSON, one.pk))) for one in self.object.students()]
        students = [(one, said_of(window or mine, today), window is not None) for one, window in own]
        return super().get_context_data(students=students, **kwargs)

    def form_valid(self, form: DatesForm) -> HttpResponse:
        actions.put_cohort_on(cohort=self.object, module=self.module, by=self.person, **form.cleaned_data)
        messages.success(self.request, f"{self.object.title} is on “{self.module.entry.title}”.")
        return self.back()


class TakeCohortOff(OfCohort, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actions.take_cohort_off(cohort=self.object, module=self.module, by=self.person)
        messages.success(request, f"{self.object.title} is not on it any more. What its students did is kept.")
        return self.back()


class PersonOnModule(Dates):
    """One student's own dates, such as a later end."""

    template_name = "learning/cohort/person.html"

    @property
    def window(self) -> Window | None:
        return self.module.windows.get((PERSON, self.kwargs["person"]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(student=self.student, **kwargs)

    def form_valid(self, form: DatesForm) -> HttpResponse:
        student = self.student
        actions.put_person_on(person=student, cohort=self.object, module=self.module, by=self.person, **form.cleaned_data)
        messages.success(self.request, f"{student.name} is on it, with dates of their own.")
        return self.back()


class TakePersonOff(OfCohort, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        student = self.student
        actions.take_person_off(person=student, cohort=self.object, module=self.module, by=self.person)
        messages.success(request, f"{student.name} is not on it any more. What they did is kept.")
        return self.back()


class FollowCohort(OfCohort, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        student = self.student
        actions.follow_cohort(person=student, cohort=self.object, module=self.module, by=self.person)
        messages.success(request, f"The dates of {self.object.title} hold for {student.name} again.")
        return self.back()
