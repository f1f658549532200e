"""Looking after an assignment in one cohort: whose piece is where, its date, more time for one student, the sample."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.views import View
from django.views.generic import FormView, TemplateView

from accounts.models import Membership, User
from accounts.rules import Role
from activities.actions import assignment as actions
from activities.forms.assignment import MoreTimeForm, SetUpForm, split
from activities.models import Piece, PieceDecision
from activities.models.assignment_lists import marks_too, people_of
from activities.views.assignment import OneAssignment


def moment_in_words(moment: Any) -> str:
    local = timezone.localtime(moment)
    return f"{date_format(local, 'D j M Y')}, {local:%H:%M}"


class AssignmentPeople(OneAssignment, TemplateView):
    """Every student of the cohort and where their piece is. The work itself is not here."""

    template_name = "activities/assignment/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = people_of(self.object, self.person)
        handed_in = sum(row.piece is not None and row.piece.is_handed_in for row in rows)
        blind = self.object.is_anonymous and marks_too(self.object, self.person)
        return super().get_context_data(rows=rows, handed_in=handed_in, blind=blind, **self.about_assignment(), **kwargs)


class SetUpAssignment(OneAssignment, FormView):
    """Its date in this cohort, and who looks at it besides the tutors."""

    form_class = SetUpForm
    template_name = "activities/assignment/set_up.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        begun = {**split(self.object.due_at), "second_marker": self.object.second_marker_id}
        return {**super().get_form_kwargs(), "initial": begun, "assignment": self.object}

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        second = form.cleaned_data.get("second_marker")
        try:
            actions.set_up(assignment=self.object, due_at=form.moment, second_marker=second, by=self.person)
        except actions.MarkingHasBegun:
            form.add_error("second_marker", "Somebody has marked a piece already, so the second marker stays.")
            return self.form_invalid(form)
        messages.success(self.request, f"It is due on {moment_in_words(form.moment)} for everybody without more time.")
        return redirect("activities:assignment_people", pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.about_assignment(), **kwargs)


class GiveMoreTime(OneAssignment, FormView):
    """More time for one student, with a reason that they read."""

    form_class = MoreTimeForm
    template_name = "activities/assignment/more_time.html"

    def get_student(self) -> User:
        here = Membership.objects.current().filter(cohort=self.object.cohort_id, role=Role.STUDENT)
        return get_object_or_404(User, pk=self.kwargs["person"], pk__in=here.values("person"))

    def get_form_kwargs(self) -> dict[str, Any]:
        self.student = self.get_student()
        piece = Piece.objects.filter(assignment=self.object, student=self.student).first()
        begun = split(piece.extended_until if piece and piece.extended_until else self.object.due_at)
        return {**super().get_form_kwargs(), "initial": begun, "assignment": self.object}

    def form_valid(self, form: MoreTimeForm) -> HttpResponse:
        facts = {"until": form.moment, "reason": form.cleaned_data["reason"], "by": self.person}
        try:
            actions.give_more_time(assignment=self.object, student=self.student, **facts)
        except actions.GivenBackAlready:
            messages.info(self.request, "This has been given back already, so its date does not change any more.")
        else:
            until = moment_in_words(form.moment)
            messages.success(self.request, f"{self.student.name} has until {until}, and is told so with your reason.")
        return redirect("activities:assignment_people", pk=self.object.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self.get_form()
        earlier = PieceDecision.objects.filter(
            piece__assignment=self.object, piece__student=self.student, move="give_more_time"
        ).select_related("by")
        return super().get_context_data(form=form, student=self.student, earlier=earlier, **self.about_assignment(), **kwargs)


class DrawSample(OneAssignment, View):
    """One press: which pieces a second person looks at, by chance."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            number = actions.draw_sample(assignment=self.object, by=self.person)
        except actions.NothingToDraw:
            messages.info(request, "There is nothing to draw now: the sample is drawn already, or nothing is marked yet.")
        else:
            messages.success(request, f"{number} piece{'' if number == 1 else 's'} drawn. A second person looks at them now.")
        return redirect("activities:assignment_release", pk=pk)
