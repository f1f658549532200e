from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import Guarded
from accounts.states import may_mail, next_digest
from placements.actions.nudge import nudge
from placements.forms.nudge import NudgeForm
from placements.models import Placement
from placements.models.needs import Need, who_needs
from placements.notifications import nudge_said
from placements.rules import Permission

LONGEST_ID = 16
WORDS_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for the words while a message is drawn around them
LOOK = "The words changed after these messages were shown. Read them once more, then send."


class NudgeStudents(Guarded, FormView):
    """Shows each message as it will be, with words that can be changed once for all; then sends them."""

    permission_required = Permission.NUDGE
    form_class = NudgeForm
    template_name = "placements/needs/nudge.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.sent = request.POST if request.method == "POST" else request.GET
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.chosen = self.get_chosen()
        if not self.chosen:
            messages.info(request, "Tick at least one student whom you can nudge, then choose Nudge.")
            return redirect("placements:needs_you")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.chosen = self.get_chosen()
        return super().post(request, *args, **kwargs)

    def get_chosen(self) -> list[Need]:
        """Those who were ticked and can be nudged now. On a second press there is nobody left, and nothing is sent."""
        ticked = set(self.sent.getlist("student"))
        return [need for need in who_needs(self.person)[0] if str(need.placement.pk) in ticked and need.to_nudge_about]

    def get_ticked(self) -> list[Placement]:
        """Also those whom a first press has written to already, so that a second press says the same."""
        ticked = [int(pk) for pk in self.sent.getlist("student") if pk.isdecimal() and len(pk) < LONGEST_ID]
        return list(Placement.objects.tutored_by(self.person).filter(pk__in=ticked))

    def get_form_kwargs(self) -> dict[str, Any]:
        leaves, today = next_digest(timezone.now()), timezone.localdate()
        goes = f"{'today' if leaves.date() == today else leaves.strftime('on %a %-d %b')} at {timezone.localtime(leaves):%H:%M}"
        ticked = len(set(self.sent.getlist("student")))
        kwargs = super().get_form_kwargs() | {"students": len(self.chosen) or ticked, "goes": goes}
        if kwargs.get("initial") == {}:
            del kwargs["initial"]
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        words = context["form"]["words"].value() or ""
        shown = [(need, *self.message_to(need)) for need in self.chosen]
        return context | {"shown": shown, "words": words, "mail_rests": not may_mail(timezone.now())}

    def message_to(self, need: Need) -> tuple[str, str, str]:
        """Return subject, what stands before the words, and what stands after them."""
        said = nudge_said(need.placement, self.person, WORDS_HERE, [reason.words for reason in need.to_nudge_about])
        before, _, after = said.text.partition(WORDS_HERE)
        return said.subject, before, after

    def form_valid(self, form: NudgeForm) -> HttpResponse:
        if self.chosen and ("look" in self.request.POST or not form.looked_at):
            if "look" not in self.request.POST:
                messages.info(self.request, LOOK)
            return self.show_again(form)
        return self.send(form)

    def show_again(self, form: NudgeForm) -> HttpResponse:
        shown = form.data.copy()
        shown["seen"] = form.cleaned_data["words"]
        again = NudgeForm(**self.get_form_kwargs() | {"data": shown})
        return self.render_to_response(self.get_context_data(form=again))

    def send(self, form: NudgeForm) -> HttpResponse:
        said = form.cleaned_data
        written = nudge(placements=self.get_ticked(), words=said["words"], by=self.person, press=said["press"], alone=said["alone"])
        names = [one.placement.student.get_short_name() for one in written]
        if names:
            messages.success(self.request, f"Sent to {len(names)}: {', '.join(names)}. It stands at home for them now.")
        else:
            messages.info(self.request, "Nobody was left to write to: it was sent already, or they have acted since.")
        return redirect("placements:needs_you")
