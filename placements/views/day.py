from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from history.transitions import IllegalMove
from placements.actions import day as actions
from placements.forms.day import ConfirmDaysForm, DayForm, QueryDayForm
from placements.models import Day, Placement
from placements.models.ledger import ledger_of
from placements.rules import Part, Permission


def in_a_sentence(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "Nobody else"


class Days(Guarded, TemplateView):
    """Each day as a line: recorded, waiting, confirmed, or asked about."""

    model = Placement
    permission_required = Permission.SEE_PLACEMENT
    template_name = "placements/day/list.html"

    def get_rows(self):
        return super().get_rows().with_people()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = Day.objects.visible_to(self.person).filter(placement=self.object)
        days = list(days.select_related("confirmed_by").prefetch_related("decisions__by").order_by("-on"))
        return super().get_context_data(
            placement=self.object,
            days=days,
            waiting=[day for day in days if day.state == "recorded"],
            mine=Part.STUDENT in self.object.parts_of(self.person),
            may_confirm=self.person.has_perm(Permission.CONFIRM_DAY, self.object),
            **kwargs,
        )


class RecordDay(Guarded, FormView):
    model = Placement
    permission_required = Permission.RECORD_DAY
    form_class = DayForm
    template_name = "placements/day/record.html"

    def get_rows(self):
        return super().get_rows().with_people().prefetch_related("days")

    def get_initial(self) -> dict[str, Any]:
        return {"on": timezone.localdate()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"placement": self.object, "readers": self.readers()}

    def readers(self) -> str:
        today = timezone.localdate()
        names = [one.person.get_short_name() for one in self.object.people.all() if one.holds(today) and one.part != Part.STUDENT]
        return in_a_sentence(names)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ledger = ledger_of(self.object, timezone.localdate())
        return super().get_context_data(placement=self.object, ledger=ledger, readers=self.readers(), **kwargs)

    def form_valid(self, form: DayForm) -> HttpResponse:
        try:
            day = actions.log_day(placement=self.object, by=self.person, **form.cleaned_data)
        except actions.AlreadyConfirmed:
            form.add_error("on", "This day is confirmed already. To put it right, write to your coordinator.")
            return self.form_invalid(form)
        except actions.NotADayOfIt:
            form.add_error("on", "Days are recorded while the placement is under way, from its first day until today.")
            return self.form_invalid(form)
        messages.success(self.request, f"{day.on:%a %-d %b %Y} is recorded.")
        return redirect("placements:days", self.object.pk)


class ConfirmDays(Guarded, View):
    """Confirm the days that were ticked, or the one whose button was pressed."""

    model = Placement
    permission_required = Permission.CONFIRM_DAY
    http_method_names = ["post"]

    def get_rows(self):
        return super().get_rows().with_people()

    def post(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = Day.objects.visible_to(self.person).filter(placement=self.object)
        form = ConfirmDaysForm(request.POST, waiting=waiting)
        if not form.is_valid():
            messages.error(request, "Choose at least one day that waits.")
        elif confirmed := actions.confirm_days(days=form.cleaned_data["days"], by=self.person):
            messages.success(request, f"{confirmed} day{'' if confirmed == 1 else 's'} confirmed.")
        else:
            messages.info(request, "These days were confirmed already.")
        return redirect("placements:days", self.object.pk)


class QueryDay(Guarded, FormView):
    """Ask about a day before confirming it."""

    model = Day
    permission_required = Permission.CONFIRM_DAY
    form_class = QueryDayForm
    template_name = "placements/day/query.html"

    def get_rows(self):
        return super().get_rows().select_related("placement")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(day=self.object, student=self.object.placement.student, **kwargs)

    def form_valid(self, form: QueryDayForm) -> HttpResponse:
        try:
            actions.query_day(day=self.object, by=self.person, comment=form.cleaned_data["comment"])
        except IllegalMove:
            messages.info(self.request, "Somebody has dealt with this day already.")
        else:
            messages.success(self.request, f"{self.object.placement.student.get_short_name()} has been asked.")
        return redirect("placements:days", self.object.placement_id)
