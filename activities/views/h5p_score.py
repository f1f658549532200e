"""Those who lead a cohort count another score for one student of it, where its author and the student know that they can."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import FormView

from accounts.models import User
from activities.actions.h5p_score import give_score, take_back_score
from activities.blocks.h5p import seen_by_tutors
from activities.forms.h5p_score import ScoreForm
from activities.models import Activity, Attempt
from activities.models.h5p_scores import seen_scores
from activities.views.cohort import OfCohort


class OfOneScore(OfCohort):
    """Finds the score that is seen. Raises Http404 where none is."""

    activity: Activity
    student: User
    attempt: Attempt

    def find(self) -> None:
        column = next((column for column in self.every_column if column.activity.pk == self.kwargs["activity"]), None)
        student = next((one for one in self.object.students() if one.pk == self.kwargs["person"]), None)
        if column is None or student is None:
            raise Http404
        attempt = seen_scores(column.activity, [student]).get(student.pk)
        if attempt is None:
            raise Http404
        self.activity, self.student, self.attempt = column.activity, student, attempt

    def about(self) -> dict[str, Any]:
        return {"cohort": self.object, "person": self.student, "activity": self.activity, "by": self.person}

    def back(self) -> HttpResponse:
        return redirect("activities:who_has_done", pk=self.object.pk, activity=self.activity.pk)


class GiveScore(OfOneScore, FormView):
    """How many points count, and why."""

    form_class = ScoreForm
    template_name = "activities/cohort/score.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.find()
        given = self.attempt.answer.get("given")
        begun = {"points": given["fit"], "reason": given["why"]} if given else {}
        return {**super().get_form_kwargs(), "initial": begun, "of": self.attempt.answer["score"]["of"]}

    def form_valid(self, form: ScoreForm) -> HttpResponse:
        give_score(**self.about(), points=form.cleaned_data["points"], reason=form.cleaned_data["reason"])
        messages.success(self.request, f"It counts. {self.student.name} reads it, with your reason, beside the activity.")
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.get_form()
        words, given = seen_by_tutors(self.attempt.answer), self.attempt.answer.get("given")
        about = {"cohort": self.object, "student": self.student, "activity": self.activity, "words": words, "given": given}
        return super().get_context_data(form=form, **about, **kwargs)


class TakeBackScore(OfOneScore, View):
    """Let the student's own score count again. Twice is once."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, activity: int, person: int) -> HttpResponse:
        self.find()
        take_back_score(**self.about())
        messages.success(request, "Their own score counts again.")
        return self.back()
