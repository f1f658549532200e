"""Who of a cohort has done what, for its tutors and coordinators, and each student's own line of it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import Cohort, Programme, User
from accounts.rules import Permission
from activities.actions.done import say_done, take_back_done
from activities.blocks.done import DoneWhen
from activities.models import Activity
from activities.models.h5p_scores import seen_words
from activities.models.matrix import Column, Matrix, by_gap, columns_for, matrix_of
from activities.models.matrix_file import as_csv

ON_A_PAGE = 50


class Cohorts(Guarded, TemplateView):
    """The cohorts that somebody is a tutor of or coordinates."""

    permission_required = Permission.SEE_COHORTS
    template_name = "activities/cohort/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            cohorts=Cohort.objects.led_by(self.person), programmes=Programme.objects.visible_to(self.person), **kwargs
        )


class OfCohort(Guarded):
    """Guards what is shown of a whole cohort: those who lead it see it, its students do not."""

    model = Cohort
    permission_required = Permission.LEAD_COHORT

    def get_rows(self) -> Any:
        return super().get_rows().select_related("programme")

    def columns(self) -> list[Column]:
        """Those of the chapter that is asked for, or of all."""
        return [column for column in self.every_column if self.request.GET.get("chapter", "") in ("", column.group)]

    @cached_property
    def every_column(self) -> list[Column]:
        return columns_for(self.object)

    def people(self) -> list[User]:
        """The students, by gap or by name."""
        students = self.object.students()
        return students if self.request.GET.get("order") == "name" else by_gap(students, self.columns())


class WhoHasDoneWhat(OfCohort, TemplateView):
    """A table on a wide screen, a list on a phone. The same number of queries for ten students and for three hundred."""

    template_name = "activities/cohort/matrix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(self.people(), ON_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            cohort=self.object,
            matrix=matrix_of(self.columns(), list(page)),
            page=page,
            chapters=[column for column, _ in Matrix(self.every_column, []).groups],
            group=self.request.GET.get("chapter", ""),
            by_name=self.request.GET.get("order") == "name",
            asked=self.asked(),
            **kwargs,
        )

    def asked(self) -> str:
        """What the address asks for, without the page, to go on with."""
        asked = self.request.GET.copy()
        asked.pop("page", None)
        return asked.urlencode()


class MatrixFile(OfCohort, View):
    """The same for a table program, all students of the cohort, sent line by line."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        name = f"{slugify(self.object.title)}-{timezone.localdate().isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        lines = as_csv(matrix_of(self.columns(), self.people()))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


class WhoHasDone(OfCohort, TemplateView):
    """One activity: who has not done it, who has and on which day. Where tutors say so, they say it here."""

    template_name = "activities/cohort/activity.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        column = next((column for column in self.every_column if column.activity.pk == self.kwargs["activity"]), None)
        if column is None:
            raise Http404
        cells = [(row.person, row.cells[0]) for row in matrix_of([column], self.object.students()).rows]
        return super().get_context_data(
            cohort=self.object,
            column=column,
            not_yet=[person for person, cell in cells if cell.day is None],
            done=[(person, cell) for person, cell in cells if cell.day],
            scores=seen_words(column.activity, [person for person, _ in cells]),
            sees_scores=column.activity.tutors_see_score,
            tutor_says=column.activity.done_when == DoneWhen.TUTOR_SAYS,
            **kwargs,
        )


class SayDone(OfCohort, View):
    """Somebody who leads the cohort says that a student has done it. Twice is once."""

    http_method_names = ["post"]
    act = staticmethod(say_done)

    def post(self, request: HttpRequest, pk: int, activity: int, person: int) -> HttpResponse:
        chosen = Activity.objects.visible_to(self.person).filter(pk=activity, done_when=DoneWhen.TUTOR_SAYS).first()
        student = next((one for one in self.object.students() if one.pk == person), None)
        if chosen is None or student is None:
            raise Http404
        self.act(cohort=self.object, person=student, activity=chosen, by=self.person)
        return redirect("activities:who_has_done", pk=pk, activity=activity)


class TakeBackDone(SayDone):
    act = staticmethod(take_back_done)
