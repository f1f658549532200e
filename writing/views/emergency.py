"""Emergency readings for the two people they need: the register, asking, answering, taking back, ending."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded, SignedInLately
from history.transitions import IllegalMove
from writing.actions import emergency as actions
from writing.forms.emergency import AGREE, AnswerForm, AskForm, MonthForm
from writing.models import EmergencyReading
from writing.models.emergency_kind import private_writing
from writing.models.emergency_register import nobody_agrees_at, register_for, universities_for, with_all
from writing.rules import Permission
from writing.states import ROLE_GIVEN_BEFORE

ASKED = "You have asked about this student already, and it waits for an answer. Withdraw it to ask otherwise."

NOBODY = "Nobody else at this student’s university could agree today, so nothing was asked. Ask who else can get the role."


def who_sees(reading: EmergencyReading) -> str:
    """Say who can see a request, beside it."""
    seen = f"Coordinators and administrators of {reading.university} can see this"
    author = reading.author.name
    return f"{seen}, and so can {author}" if reading.agreed_at else f"{seen}. {author} cannot, unless it is agreed"


class EmergencyReadings(Guarded, TemplateView):
    """The register: what waits for me, what is running, and what was, month by month."""

    permission_required = Permission.SEE_EMERGENCY_READINGS
    template_name = "writing/emergency/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = MonthForm(self.request.GET)
        month = asked.cleaned_data["month"] if asked.is_valid() else None
        return super().get_context_data(
            register=register_for(self.person, month),
            may_ask=bool(universities_for(self.person)),
            too_new=ROLE_GIVEN_BEFORE.days,
            contact=settings.DATA_PROTECTION_CONTACT,
            **kwargs,
        )


class AskForEmergencyReading(Guarded, SignedInLately, FormView):
    """The other ways first; then whose, which days and why. Nothing about the log is shown here, not even whether there is one."""

    permission_required = Permission.ASK_FOR_EMERGENCY_READING
    form_class = AskForm
    template_name = "writing/emergency/ask.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"universities": universities_for(self.person), "by": self.person}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.setdefault("form", self.get_form())
        alone = nobody_agrees_at(self.person)
        may_ask = bool(form.universities) and (form.is_bound or len(form.universities) > len(alone))  # what was typed stays
        return super().get_context_data(
            may_ask=may_ask,
            alone=[] if may_ask else alone,
            too_new=ROLE_GIVEN_BEFORE.days,
            contact=settings.DATA_PROTECTION_CONTACT,
            **kwargs,
        )

    def form_valid(self, form: AskForm) -> HttpResponse:
        given = form.cleaned_data
        facts = {name: given[name] for name in ("first_day", "last_day", "reason")}
        try:
            reading = actions.ask_for_emergency_reading(
                id=given["key"], author=form.author, university=form.university, by=self.person, **facts
            )
        except actions.AlreadyAsked as already:
            self.earlier = already.earlier
            form.add_error("email", ASKED)
            return self.form_invalid(form)
        except actions.NobodyToAgree:
            form.add_error("email", NOBODY)
            return self.form_invalid(form)
        except (actions.CannotAsk, EmergencyReading.DoesNotExist):
            raise Http404 from None
        return redirect("writing:emergency_reading", pk=reading.pk)


class OfReading(Guarded):
    """Guards a page about one reading."""

    model = EmergencyReading

    def get_rows(self) -> Any:
        return with_all(super().get_rows())

    def back_to(self) -> str:
        return reverse("writing:emergency_reading", args=[self.object.pk])

    def to_the_page(self, said: str = "") -> HttpResponse:
        if said:
            messages.info(self.request, said)
        return redirect("writing:emergency_reading", pk=self.object.pk)


class EmergencyReadingPage(OfReading, TemplateView):
    """One request and what came of it."""

    permission_required = Permission.SEE_EMERGENCY_READINGS
    template_name = "writing/emergency/reading.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = self.object
        asked = reading.asked_by_id == self.person.pk
        return super().get_context_data(
            reading=reading,
            asked=asked,
            may_answer=reading.is_waiting and reading.may_be_answered_by(self.person),
            may_end=reading.is_running and self.person.has_perm(Permission.END_EMERGENCY_READING, reading),
            read_url=reverse(private_writing().address, args=[reading.pk]) if asked and reading.is_running else "",
            sentence=who_sees(reading),
            **kwargs,
        )


class AnswerEmergencyReading(OfReading, SignedInLately, FormView):
    """The second person agrees or refuses."""

    permission_required = Permission.ANSWER_EMERGENCY_READING
    form_class = AnswerForm
    template_name = "writing/emergency/answer.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.object.is_waiting:
            return self.to_the_page(f"There is nothing to answer any more: {self.object.standing}.")
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        names = {"asker": self.object.asked_by.get_short_name(), "student": self.object.author.get_short_name()}
        return super().get_form_kwargs() | names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(reading=self.object, sentence=who_sees(self.object), **kwargs)

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        try:
            if form.cleaned_data["answer"] == AGREE:
                actions.agree_to_emergency_reading(reading=self.object, by=self.person)
            else:
                actions.refuse_emergency_reading(reading=self.object, words=form.cleaned_data["words"], by=self.person)
        except (IllegalMove, actions.Lapsed, actions.CannotAnswer):
            now = self.get_guarded_object()
            said = now.standing if not now.is_waiting else f"{now.asked_by.name} cannot ask any more"
            return self.to_the_page(f"Your answer changed nothing: {said}.")
        return self.to_the_page()


class Pressed(OfReading, FormView):
    """One button."""

    form_class = forms.Form
    http_method_names = ["post"]


class WithdrawEmergencyReading(Pressed):
    permission_required = Permission.WITHDRAW_EMERGENCY_READING

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.withdraw_emergency_reading(reading=self.object, by=self.person)
        except IllegalMove:
            return self.to_the_page("It was settled meanwhile, so there is nothing to withdraw.")
        return self.to_the_page("Withdrawn. Nothing was opened.")


class EndEmergencyReading(Pressed):
    permission_required = Permission.END_EMERGENCY_READING

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            actions.end_emergency_reading(reading=self.object, by=self.person)
        except IllegalMove:
            return self.to_the_page("It was not agreed, so there is nothing to end.")
        return self.to_the_page("Ended. Nothing can be opened any more.")
