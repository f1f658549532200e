"""What those who lead a student's cohort see of what the student has done: the student's own line, in the same words."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import Cohort, Membership, User
from accounts.rules import Role
from activities.actions.done import show_done
from activities.models import ActivityDone
from activities.models.h5p_scores import own_words_seen
from activities.models.matrix import Row, columns_for, matrix_of
from activities.rules import Permission


class SeenOfMe(Guarded, TemplateView):
    """One's own line for each cohort, who sees it, and what was done before they could."""

    permission_required = Permission.SEE_WHAT_IS_SEEN
    template_name = "activities/cohort/seen_of_me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cohorts = own_cohorts(self.person)
        unseen = ActivityDone.objects.visible_to(self.person).filter(shown_at__isnull=True, activity__tutors_see_done=True)
        return super().get_context_data(
            lines=[(cohort, self.line(cohort), leaders_of(cohort)) for cohort in cohorts],
            scores=own_words_seen(self.person),
            unseen={done.activity_id: done for done in unseen},
            **kwargs,
        )

    def line(self, cohort: Cohort) -> Row:
        return matrix_of(columns_for(cohort), [self.person]).rows[0]


class ShowDone(Guarded, View):
    """Let them see what was done before they could."""

    model = ActivityDone
    permission_required = Permission.SEE_WHAT_IS_SEEN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        show_done(done=self.object, by=self.person)
        messages.success(request, "Your tutor and coordinator see now that you have done it.")
        return redirect("activities:seen_of_me")


def own_cohorts(person: User) -> list[Cohort]:
    """Return those that this person studies in today."""
    mine = [one.cohort_id for one in person.memberships_now if one.role == Role.STUDENT and one.cohort_id]
    return list(Cohort.objects.visible_to(person).filter(pk__in=mine).select_related("programme__university"))


def leaders_of(cohort: Cohort) -> list[Membership]:
    """Return who sees a line of this cohort today, tutors first."""
    here = Membership.objects.current().filter(
        role__in=[Role.TUTOR, Role.COORDINATOR], organisation=cohort.programme.university, person__is_active=True
    )
    found = {}
    for one in here.select_related("person").order_by("-role", "person__name"):
        if one.cohort_id == cohort.pk or (one.role == Role.COORDINATOR and not one.cohort_id):
            found.setdefault(one.person_id, one)
    return list(found.values())
