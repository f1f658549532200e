"""Putting a record forward, signing it, and what can be done afterwards."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, View

from history.transitions import IllegalMove
from placements.actions import record_signing as actions
from placements.actions.record import WaitsFor
from placements.actions.sign_code import NotProven
from placements.actions.sign_off import LinkClosed, Stale, TooLate
from placements.forms.record import ReasonForm, SignRecordForm
from placements.models import Method, Proof
from placements.models.record_progress import Progress
from placements.rules import Permission
from placements.views.proving import NOT_SHOWN, AsksForProof
from placements.views.record import OfRecord, RecordPages


class PutForward(OfRecord, View):
    permission_required = Permission.SIGN_RECORD
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.put_forward(record=self.object, by=self.signer)
        except WaitsFor as first:
            names = " and ".join(dict.fromkeys(share.who.person.get_short_name() for share in first.shares))
            messages.info(request, f"{names} has a part that is not finished yet.")
        except actions.NotComplete as gaps:
            messages.info(request, f"It was not put forward. {' '.join(gaps.lines)}")
        except IllegalMove:
            messages.info(request, "It was put forward a moment ago. It was done once.")
        return redirect(self.address)


class SignRecord(AsksForProof, RecordPages, FormView):
    """Check what everybody wrote, then sign it. The page shows exactly what is signed."""

    permission_required = Permission.SIGN_RECORD
    method = Method.SIGNED_IN
    form_class = SignRecordForm
    template_name = "placements/records/sign.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_open():
            return redirect(self.address)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"record": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"signer": self.signer} | kwargs))

    @property
    def asks_for_proof(self) -> bool:
        return self.object.asks_for_proof

    def is_open(self) -> bool:
        return self.signer in Progress(self.object).may_sign_now

    def not_open(self, form: SignRecordForm) -> HttpResponse:
        messages.info(self.request, "It does not wait for your signature any more. Nothing was signed.")
        return redirect(self.address)

    def sign(self, form: SignRecordForm, proof: Proof | None) -> HttpResponse:
        try:
            actions.sign_record(record=self.object, by=self.signer, method=self.method, proof=proof, **form.said)
        except NotProven:
            form.add_error(None, NOT_SHOWN)
            return self.form_invalid(form)
        except Stale as older:
            return self.show_again(form, str(older))
        except IllegalMove:
            messages.info(self.request, "It was taken back a moment ago to be changed. Nothing was signed.")
        except actions.AnotherFirst:
            messages.info(self.request, "It is somebody else’s turn to sign first. Nothing was signed.")
        except LinkClosed:
            messages.info(self.request, "This link does not let you sign any more. Nothing was signed.")
        return redirect(self.address)

    def show_again(self, form: SignRecordForm, why: str) -> HttpResponse:
        """The page was older than what it would sign: the newer one, with the comment kept and nothing chosen."""
        self.object = self.get_guarded_object()
        if self.object.can_change:
            messages.info(self.request, "It was taken back a moment ago to be changed. Nothing was signed.")
            return redirect(self.address)
        fresh = SignRecordForm(record=self.object, initial={"comment": form.cleaned_data["comment"]})
        return self.render_to_response(self.get_context_data(form=fresh, stale=why), status=409)


class UndoSign(OfRecord, View):
    permission_required = Permission.SIGN_RECORD
    method = Method.SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.undo_sign(record=self.object, by=self.signer, method=self.method)
        except TooLate:
            messages.info(request, "The time to undo is over. To change what is signed, begin a correction.")
        except (actions.NotYours, IllegalMove):
            messages.info(request, "There is no signature of yours here to undo.")
        else:
            messages.success(request, "Your signature is taken back. Both are kept in the record, and you can sign again.")
        return redirect(self.address)


class WithReason(OfRecord, FormView):
    """A page that asks why, and once more."""

    permission_required = Permission.SIGN_RECORD
    form_class = ReasonForm
    template_name = "placements/records/reason.html"
    words: dict[str, str]

    @abstractmethod
    def act(self, comment: str) -> None:
        """Do it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(words=self.words, **kwargs)

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        try:
            self.act(form.cleaned_data["comment"])
        except IllegalMove:
            messages.info(self.request, "Somebody was faster: this is how it stands now.")
        return redirect(self.address)


class TakeBack(WithReason):
    words = {
        "heading": "Take it back to change it",
        "lede": "It can be written in again. What was signed so far stays on record; everybody is asked again.",
        "button": "Take it back",
    }

    def act(self, comment: str) -> None:
        actions.take_back(record=self.object, by=self.signer, comment=comment)


class Amend(WithReason):
    words = {
        "heading": "Make a correction",
        "lede": "A correction is a new version and asks everybody to sign again. The version that is signed stays beside it.",
        "button": "Begin the correction",
    }

    def act(self, comment: str) -> None:
        actions.amend(record=self.object, by=self.signer, comment=comment)


class WithdrawRecord(WithReason):
    words = {
        "heading": "Withdraw this record",
        "lede": "It stays readable and no longer counts. That it was withdrawn, by whom and why is kept with it.",
        "button": "Withdraw it",
    }

    def act(self, comment: str) -> None:
        actions.withdraw(record=self.object, by=self.signer, comment=comment, method=Method.SIGNED_IN)
