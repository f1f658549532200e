"""Asking for a sign-off: what will be sent to whom, and what in it might identify somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from accounts.access import Guarded
from history.transitions import IllegalMove
from placements.actions import evidence as actions
from placements.actions.asking import ChangedMeanwhile, ask_checked
from placements.models import Evidence
from placements.models.evidence_check import checked_evidence, left_before
from placements.rules import Part, Permission
from writing.forms.check import CheckForm, as_left_before
from writing.models.checked_text import CheckedText
from writing.views.check import LooksThrough

CHANGED_MEANWHILE = "The words changed after you opened this page. Please read them again before you send them."


class Ask(LooksThrough, Guarded, TemplateView):
    """Check what will be sent to whom, then send it. Where something might identify somebody, it is decided here first."""

    model = Evidence
    permission_required = Permission.ASK_FOR_SIGN_OFF
    template_name = "placements/evidence/ask.html"
    changed = "You changed something since you last looked. This is how it reads now: send it if it is what you mean."
    to_decide = "Decide first about what is still marked. Nothing has been sent."

    def get_rows(self):
        return super().get_rows().with_everything().select_related("entry__author", "entry__audience")

    @property
    def educator(self) -> Any:
        return self.object.placement.person_as(Part.PRACTICE_EDUCATOR)

    def checked(self) -> CheckedText:
        return checked_evidence(self.object, author=self.object.author, reader=self.educator.person)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.educator and self.object.can_change):
            return self.render_to_response(self.get_context_data())
        checked = self.checked()
        left = left_before(self.object, self.educator.person) if checked.pointed else {}
        answers = as_left_before(checked, left)
        return self.show(CheckForm(answers, checked=checked), left_before=len(answers) - 1)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.look_and_send()
        except actions.NothingClaimed:
            messages.error(request, "Say first what it shows, then ask.")
            return redirect("placements:evidence_claim", self.object.pk)
        except actions.NobodyToAsk:
            messages.error(request, "Your placement has no practice educator now. Your coordinator can put that right.")
        except IllegalMove:
            messages.info(request, "This was asked already. It was sent once.")
        except ChangedMeanwhile:
            return self.read_again()
        return redirect("placements:evidence", self.object.pk)

    def look_and_send(self) -> HttpResponse:
        actions.who_to_ask(self.object)
        if self.request.POST.get("version") != str(self.object.version):
            raise ChangedMeanwhile
        check = self.looked_at(self.checked)
        if not (self.is_ready(check) and self.was_read(check)):
            return self.show(check)
        ask_checked(
            evidence=self.object,
            by=self.person,
            version_seen=self.object.version,
            checked=check.checked,
            choices=check.choices,
            reason=check.cleaned_data["reason"],
        )
        return redirect("placements:evidence", self.object.pk)

    def read_again(self) -> HttpResponse:
        """Nothing was sent. Show the words as they are now, and give back what was typed."""
        messages.info(self.request, CHANGED_MEANWHILE)
        self.object = self.get_guarded_object()
        return self.show(self.begun_again(self.checked()), given_back=self.typed_instead())

    def show(self, check: CheckForm, **more: Any) -> HttpResponse:
        found = self.looked_through(check)
        why = {"why": found["pieces"].pop("why")}
        return self.render_to_response(self.get_context_data(**found, **more, why=why))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        audience = self.object.sentence_of_readers(self.person)
        return super().get_context_data(evidence=self.object, educator=self.educator, audience=audience, **kwargs)
