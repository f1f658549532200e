"""The way into an assignment: to one's own piece, to the pieces that wait to be marked, or to where everybody's stands."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from accounts.access import Guarded
from accounts.models import Cohort, User
from accounts.rules import Role
from activities.actions.assignment import open_assignment
from activities.actions.piece import open_piece
from activities.models import Activity, Assignment
from activities.models.assignment import cohorts_of
from activities.rules import Permission


def page_for(assignment: Assignment, person: User) -> str:
    """Return where somebody who works on it begins: the pieces to mark, or, for a coordinator, where everybody's stands."""
    name = "assignment" if person.has_perm(Permission.MARK_PIECES, assignment) else "assignment_people"
    return reverse(f"activities:{name}", args=[assignment.pk])


class OpenAssignment(Guarded, View):
    """Goes to the one place that somebody has here. Whoever has several chooses; others are told who works on it."""

    model = Activity
    permission_required = Permission.DO_ACTIVITY
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.object.kind_name != "assignment":
            raise Http404
        places = cohorts_of(self.person)
        if places[Role.STUDENT]:
            assignment = open_assignment(activity=self.object, cohort=places[Role.STUDENT][0], by=self.person)
            return redirect("activities:piece", pk=open_piece(assignment=assignment, by=self.person).pk)
        rows = self.assignments([*places[Role.TUTOR], *self.coordinated()])
        if len(rows) == 1:
            return redirect(page_for(rows[0], self.person))
        several = [{"assignment": row, "url": page_for(row, self.person)} for row in rows]
        return render(request, "activities/assignment/choose.html", {"title": self.object.title, "assignments": several})

    def coordinated(self) -> list[int]:
        """Cohorts that run today, of the universities that this person coordinates placements for."""
        places = [one.organisation_id for one in self.person.memberships_now if one.role == Role.COORDINATOR]
        today = timezone.localdate()
        running = Cohort.objects.filter(programme__university__in=places, starts__lte=today, ends__gte=today)
        return list(running.values_list("pk", flat=True)) if places else []

    def assignments(self, cohorts: list[int]) -> list[Any]:
        for cohort in dict.fromkeys(cohorts):
            open_assignment(activity=self.object, cohort=cohort, by=self.person)
        return list(
            Assignment.objects.visible_to(self.person).with_group().filter(activity=self.object).order_by("-cohort__starts")
        )


class OneAssignment(Guarded):
    """What the pages of one assignment share."""

    model = Assignment
    permission_required: Any = Permission.LOOK_AFTER_ASSIGNMENT
    request: HttpRequest

    def get_rows(self) -> Any:
        return super().get_rows().with_group()

    def about_assignment(self) -> dict[str, Any]:
        assignment = self.object
        return {
            "assignment": assignment,
            "facts": assignment.facts,
            "marks_here": self.person.has_perm(Permission.MARK_PIECES, assignment),
            "looks_after": self.person.has_perm(Permission.LOOK_AFTER_ASSIGNMENT, assignment),
        }
