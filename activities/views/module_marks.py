"""Marks added up by module: a student's own, and a cohort's for those who lead it."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views import View
from django.views.generic import TemplateView

from accounts.access import Guarded
from activities.models.module_mark import marks_of
from activities.models.module_mark_file import as_csv
from activities.rules import Permission
from activities.views.cohort import OfCohort
from activities.views.seen_of_me import leaders_of, own_cohorts


class MyMarks(Guarded, TemplateView):
    """One's own, cohort by cohort, with who else sees them."""

    permission_required = Permission.SEE_WHAT_IS_SEEN
    template_name = "activities/cohort/my_marks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cohorts = own_cohorts(self.person)
        lines = [(cohort, marks_of(cohort, [self.person]), leaders_of(cohort)) for cohort in cohorts]
        return super().get_context_data(lines=lines, **kwargs)


class CohortMarks(OfCohort, TemplateView):
    """Every student of a cohort, by name. A mark stands here once it was given back, and not before."""

    template_name = "activities/cohort/marks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(cohort=self.object, tables=marks_of(self.object, self.object.students()), **kwargs)


class CohortMarksFile(OfCohort, View):
    """The same for a table program."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        name = f"marks-{slugify(self.object.title)}-{timezone.localdate().isoformat()}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
        lines = as_csv(marks_of(self.object, self.object.students()))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
