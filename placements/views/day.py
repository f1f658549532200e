from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from history.transitions import IllegalMove
from placements.actions import day as actions
from placements.actions.desk import NobodyToAsk, NothingWaits, ask_to_confirm_days
from placements.forms.day import AnswerAboutDayForm, ConfirmDaysForm, DayForm, QueryDayForm, RefuseDayForm, ReopenDayForm
from placements.models import Day, Placement
from placements.models.day import who_confirms
from placements.models.forecast import Forecast
from placements.models.ledger import ledger_of, monday_of
from placements.rules import Part, Permission

CONFIRMED = "This day is confirmed already. To put it right, ask whoever confirmed it or your coordinator: they can open it again."


def in_a_sentence(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "Nobody else"


class Days(Guarded, TemplateView):
    """Each week with its days: recorded, waiting, confirmed, or asked about; what they come to; and when they will be done."""

    model = Placement
    permission_required = Permission.SEE_PLACEMENT
    template_name = "placements/day/list.html"

    def get_rows(self):
        return super().get_rows().with_people()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        days = Day.objects.visible_to(self.person).filter(placement=self.object)
        days = list(days.select_related("confirmed_by").prefetch_related("decisions__by").order_by("-on"))
        ledger = ledger_of(self.object, timezone.localdate(), days=days)
        confirms = who_confirms(self.object)
        return super().get_context_data(
            placement=self.object,
            weeks=weeks_of(days),
            waiting=[day for day in days if day.state == "recorded"],
            ledger=ledger,
            forecast=Forecast(ledger, self.object.last_date),
            mine=Part.STUDENT in self.object.parts_of(self.person),
            may_reopen=self.person.has_perm(Permission.REOPEN_DAY, self.object),
            may_confirm=self.person.has_perm(Permission.CONFIRM_DAY, self.object),
            confirms=confirms.person if confirms else None,
            **kwargs,
        )


def weeks_of(days: list[Day]) -> list[tuple[date, list[Day], list[Day]]]:
    """Return the Monday, the days and those that wait of each week, the newest week first and its days in order."""
    by_monday: dict[date, list[Day]] = {}
    for day in reversed(days):
        by_monday.setdefault(monday_of(day.on), []).append(day)
    newest_first = sorted(by_monday.items(), reverse=True)
    return [(monday, week, [day for day in week if day.state == "recorded"]) for monday, week in newest_first]


class RecordDay(Guarded, FormView):
    model = Placement
    permission_required = Permission.RECORD_DAY
    form_class = DayForm
    template_name = "placements/day/record.html"

    def get_rows(self):
        return super().get_rows().with_people().prefetch_related("days")

    def get_initial(self) -> dict[str, Any]:
        try:
            asked = parse_date(self.request.GET.get("on", ""))
        except ValueError:  # such as 31 June
            asked = None
        return {"on": asked or timezone.localdate()}

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
            day = actions.record_day(placement=self.object, on=form.cleaned_data["on"], was=form.was, by=self.person)
        except actions.AlreadyConfirmed:
            form.add_error("on", CONFIRMED)
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


class AboutDay(Guarded, FormView):
    """A page with one box: words that go beside a day."""

    model = Day
    late = "Somebody has dealt with this day already."

    def get_rows(self):
        return super().get_rows().select_related("placement")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = self.object.decisions.exclude(comment="").select_related("by")
        return super().get_context_data(day=self.object, student=self.object.placement.student, said=said, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            self.act(day=self.object, by=self.person, comment=form.cleaned_data["comment"])
        except IllegalMove:
            messages.info(self.request, self.late)
        else:
            messages.success(self.request, self.done(self.object.placement.student.get_short_name()))
        return redirect("placements:days", self.object.placement_id)


class AskToConfirm(Guarded, View):
    """The student asks for days to be confirmed."""

    model = Placement
    permission_required = Permission.RECORD_DAY
    http_method_names = ["post"]

    def get_rows(self):
        return super().get_rows().with_people()

    def post(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            asked = ask_to_confirm_days(placement=self.object, by=self.person)
        except NobodyToAsk:
            messages.error(request, "Your placement has nobody now who confirms days. Your coordinator can put that right.")
        except NothingWaits:
            messages.info(request, "No day waits to be confirmed.")
        else:
            messages.success(request, f"{asked.asked_of.person.get_short_name()} gets a mail with a link, once a day at most.")
        return redirect("placements:days", self.object.pk)


class QueryDay(AboutDay):
    """Ask about a day before confirming it."""

    permission_required = Permission.CONFIRM_DAY
    form_class = QueryDayForm
    template_name = "placements/day/query.html"
    act = staticmethod(actions.query_day)

    def done(self, student: str) -> str:
        return f"{student} has been asked."


class RefuseDay(AboutDay):
    """Say that a day is not confirmed, and why."""

    permission_required = Permission.CONFIRM_DAY
    form_class = RefuseDayForm
    template_name = "placements/day/refuse.html"
    act = staticmethod(actions.refuse_day)

    def done(self, student: str) -> str:
        return f"The day is not confirmed and counts nothing. {student} and the tutor have been told."


class ReopenDay(AboutDay):
    """Open a confirmed day again, to be put right."""

    permission_required = Permission.REOPEN_DAY
    form_class = ReopenDayForm
    template_name = "placements/day/reopen.html"
    act = staticmethod(actions.reopen_day)
    late = "This day is not confirmed, so there is nothing to open again."

    def done(self, student: str) -> str:
        return f"The day waits again. {student} has been told and can record it differently."


class AnswerAboutDay(AboutDay):
    """The student answers; the day waits again."""

    permission_required = Permission.ANSWER_ABOUT_DAY
    form_class = AnswerAboutDayForm
    template_name = "placements/day/answer.html"
    act = staticmethod(actions.answer_about_day)
    late = "Nobody waits for an answer about this day any more."

    def done(self, student: str) -> str:
        return "Your answer stands beside the day, and it waits to be confirmed again."
