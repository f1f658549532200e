"""What a programme sets for the logs of its students, for its coordinators."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.models import Programme
from activities.actions import programme_log as actions
from activities.forms.programme_log import PhotosForm, QuestionsForm
from activities.models import LogTemplate
from activities.rules import Permission

FULL = f"There are {actions.MOST_OWN} sets of questions, and more are no help to choose from. Change one of them instead."


class OfProgramme(Guarded, FormView):
    model = Programme
    permission_required = Permission.SET_UP_LOG

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programme=self.object, **kwargs)

    def back(self) -> HttpResponse:
        return redirect("activities:programme_log", pk=self.object.pk)


class ProgrammeLog(OfProgramme):
    """The questions of the programme, and whether photos may go with an entry. Nothing here shows what anybody wrote."""

    form_class = PhotosForm
    template_name = "activities/programme_log/page.html"

    def get_initial(self) -> dict[str, Any]:
        return {"taken": "yes" if self.object.takes_photos else "no", "about": self.object.about_photos}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = list(self.object.log_templates.all())
        return super().get_context_data(own=own, full=len(own) >= actions.MOST_OWN, new_key=f"own-{uuid4()}", **kwargs)

    def form_valid(self, form: PhotosForm) -> HttpResponse:
        given = form.cleaned_data
        actions.set_photos(programme=self.object, taken=given["taken"] == "yes", about=given["about"], by=self.person)
        messages.success(self.request, "Kept. Students read it beside the place for files.")
        return self.back()


class ProgrammeQuestions(OfProgramme):
    """One set of questions: a new one under a key of its own, or one that is there."""

    form_class = QuestionsForm
    template_name = "activities/programme_log/questions.html"

    @cached_property
    def template(self) -> LogTemplate | None:
        """The set that is there. Raises Http404 for a key that is not this programme's own and could not become one."""
        found = self.object.log_templates.filter(key=self.kwargs["key"]).first()
        if found is None and not self.kwargs["key"].startswith("own-"):
            raise Http404
        return found

    def get_initial(self) -> dict[str, Any]:
        one = self.template
        if one is None:
            return {"live": True}
        return {"title": one.title, "about": one.about, "questions": "\n".join(one.questions), "live": one.live}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(one=self.template, **kwargs)

    def form_valid(self, form: QuestionsForm) -> HttpResponse:
        if self.template is None and len(self.kwargs["key"]) > len(f"own-{uuid4()}"):
            raise Http404
        try:
            actions.keep_questions(programme=self.object, key=self.kwargs["key"], questions=form.says, by=self.person)
        except actions.TooManySets:
            form.add_error(None, FULL)
            return self.form_invalid(form)
        except LogTemplate.DoesNotExist:
            raise Http404 from None
        messages.success(self.request, "Kept. Students find it where they choose questions for a new entry.")
        return self.back()
