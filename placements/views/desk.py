"""Several requests on one page: answer those you can now, and press once. By link or signed in it is the same page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.access import Guarded, GuardedByLink
from history.transitions import IllegalMove
from placements.actions import sign_off as actions
from placements.actions.day import confirm_days, query_day
from placements.actions.desk import send_desk_again
from placements.actions.opened import note_opened
from placements.actions.record import NotYours
from placements.actions.record_signing import AnotherFirst, sign_record
from placements.actions.sign_code import NotProven
from placements.forms.desk import RecordForm, WeekForm
from placements.forms.sign_off import SignOffForm
from placements.models import Desk, Evidence, Method, Record
from placements.models.desk_waiting import Waiting, just_signed, signer_of, waiting_for
from placements.rules import Permission

NOT_NOW = (actions.Stale, actions.LinkClosed, actions.NotTheirs, NotProven, NotYours, AnotherFirst, IllegalMove)
NOTHING = "Choose an answer for at least one of these."


class DeskPage:
    """What waits, each with its own answer. What is not answered waits on."""

    model = Desk
    permission_required = Permission.DECIDE_AT_DESK
    template_name = "placements/desk/desk.html"

    def forms_for(self, waiting: Waiting, sent: Any = None) -> list[forms.Form]:
        """One form for each thing: bound where something was chosen or written in it."""
        found: list[forms.Form] = [
            SignOffForm(sent if begun(sent, f"e{evidence.pk}") else None, prefix=f"e{evidence.pk}", evidence=evidence)
            for evidence in waiting.evidence
            if not evidence.placement.rule_set.step_up
        ]
        weeks = [WeekForm(sent if begun(sent, week.key) else None, prefix=week.key, week=week) for week in waiting.weeks]
        records = [
            RecordForm(sent if begun(sent, waits.key) else None, prefix=waits.key, waits=waits)
            for waits in waiting.records
            if not waits.record.asks_for_proof
        ]
        return found + records + weeks

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = waiting_for(self.person)
        if request.method == "GET":
            note_opened(evidence=waiting.evidence, by=self.person, method=self.method)
        return self.render_to_response(self.get_context_data(waiting=waiting))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = waiting_for(self.person)
        shown = self.forms_for(waiting, request.POST)
        answered = [form for form in shown if form.is_bound]
        gone = kept_of(request.POST, {form.prefix for form in shown})
        wrong = [form for form in answered if not form.is_valid()]
        if wrong or not answered:
            problem = "" if answered or gone else NOTHING
            found = {"shown": shown, "problem": problem, "wrong": bool(wrong), "gone": gone}
            return self.render_to_response(self.get_context_data(waiting=waiting, **found))
        late = [form for form in answered if not self.act(form)]
        gone += [words for form in late if (words := form.cleaned_data["comment"].strip())]
        self.tell([form for form in answered if form not in late], late)
        if gone:
            return self.render_to_response(self.get_context_data(gone=gone))
        return redirect(self.address())

    def act(self, form: forms.Form) -> bool:
        """Do what one answer says. Returns whether it was done: somebody may have been faster, or the words are newer."""
        if isinstance(form, WeekForm):
            return self.answer_week(form)
        try:
            if isinstance(form, RecordForm):
                sign_record(record=form.record, by=form.signer, method=self.method, **form.cleaned_data)
                return True
            signer = signer_of(form.evidence, self.person)
            actions.sign_off(evidence=form.evidence, by=signer, method=self.method, **form.said)
        except NOT_NOW:
            return False
        return True

    def answer_week(self, form: WeekForm) -> bool:
        if form.cleaned_data["answer"] == WeekForm.CONFIRM:
            return confirm_days(days=form.chosen, by=self.person) > 0
        for day in form.chosen:
            try:
                query_day(day=day, by=self.person, comment=form.cleaned_data["comment"])
            except IllegalMove:
                return False
        return bool(form.chosen)

    def about(self, form: forms.Form) -> str:
        if isinstance(form, WeekForm):
            return f"the week of {form.week.monday:%-d %b}"
        return f"“{form.record.title if isinstance(form, RecordForm) else form.evidence.asked_version.title}”"

    def page_for(self, form: forms.Form) -> str:
        """Where one piece of evidence has a page of its own, with the other ways out. A week has none."""
        if isinstance(form, RecordForm):
            return self.page_of_record(form.record)
        return "" if isinstance(form, WeekForm) else self.page_of(form.evidence)

    def tell(self, done: list[forms.Form], late: list[forms.Form]) -> None:
        if done:
            signed = any(isinstance(form, SignOffForm) for form in done)
            receipts = " Receipts are on their way to you and to whoever asked." if signed else ""
            messages.success(self.request, f"{len(done)} thing{'' if len(done) == 1 else 's'} done.{receipts}")
        if late:
            names = ", ".join(self.about(form) for form in late)
            messages.info(self.request, f"Not done, because it changed meanwhile: {names}. Please look again.")

    def get_context_data(self, *, waiting: Waiting | None = None, shown: Any = None, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting or waiting_for(self.person)
        now = timezone.now()
        signed = [(evidence, self.page_of(evidence)) for evidence in just_signed(self.person, now)]
        university = waiting.evidence[0].placement.cohort.programme.university if waiting.evidence else ""
        return super().get_context_data(
            waiting=waiting,
            shown=[(form, self.page_for(form)) for form in shown or self.forms_for(waiting)],
            signed=signed,
            with_code=[(one, self.page_of(one)) for one in waiting.evidence if one.placement.rule_set.step_up],
            records_with_more=[(one, self.page_of_record(one.record)) for one in waiting.records if one.record.asks_for_proof],
            to_write=[(turn, self.page_to_write(turn.record)) for turn in waiting.to_write],
            university=university,
            reader=self.person,
            address=self.address(),
            **kwargs,
        )


class DeskByLink(DeskPage, GuardedByLink, TemplateView):
    """Reached by the mailed link. Once that has expired, one button sends a new one to the same person."""

    method = Method.LINK

    def get_rows(self):
        return super().get_rows().select_related("link", "person")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.object.link.is_open() else self.expired()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.object.link.is_open() else self.expired()

    def expired(self) -> HttpResponse:
        typed = kept_of(self.request.POST, set())
        context = {"again": reverse("placements:desk_by_link_again", args=[self.kwargs["token"]]), "gone": typed}
        return self.response_class(self.request, "placements/desk/expired.html", context, status=410)

    def address(self) -> str:
        return reverse("placements:desk_by_link", args=[self.kwargs["token"]])

    def page_of(self, evidence: Evidence) -> str:
        return reverse("placements:sign_off_by_link", args=[evidence.link.token])

    def page_of_record(self, record: Record) -> str:
        return reverse("placements:record_by_link", args=[self.kwargs["token"], record.pk])

    page_to_write = page_of_record


class DeskSignedIn(DeskPage, Guarded, TemplateView):
    """The same for somebody who signed in, whether or not they ever had a mail."""

    method = Method.SIGNED_IN

    def get_guarded_object(self) -> Desk | None:
        return self.get_rows().first()

    def address(self) -> str:
        return reverse("placements:desk")

    def page_of(self, evidence: Evidence) -> str:
        return reverse("placements:sign_off", args=[evidence.pk])

    def page_of_record(self, record: Record) -> str:
        return reverse("placements:record_sign", args=[record.pk])

    def page_to_write(self, record: Record) -> str:
        return reverse("placements:record", args=[record.pk])


class DeskAgain(GuardedByLink, View):
    """The one button of the page that says a link has expired."""

    model = Desk
    permission_required = Permission.DECIDE_AT_DESK
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        send_desk_again(desk=self.object, by=self.person)
        return redirect("placements:desk_sent")


class DeskSent(TemplateView):
    public_because = "says that a new link is on its way, and names nobody"
    template_name = "placements/desk/sent.html"


def begun(sent: Any, prefix: str) -> bool:
    """Whether somebody chose or wrote something for this thing."""
    if sent is None:
        return False
    unasked = ("days", "version_seen", "request_key")
    return any(value.strip() for name, value in sent.items() if name.startswith(f"{prefix}-") and not name.endswith(unasked))


def kept_of(sent: Any, there: set[str]) -> list[str]:
    """What was written for things that do not wait any more: given back, so that nothing is lost."""
    words = {name.rpartition("-"): value.strip() for name, value in sent.items() if name.endswith("-comment")}
    return [value for (prefix, _, _), value in words.items() if value and prefix not in there]
