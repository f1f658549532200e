"""The page where a practice educator decides, and undo. By link or signed in it is the same page, form and action."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, View

from history.transitions import IllegalMove
from placements.actions import sign_off as actions
from placements.actions.opened import note_opened
from placements.actions.sign_code import NotProven
from placements.forms.sign_off import SignOffForm
from placements.models import Proof
from placements.views.deciding import ByLink, SignedIn
from placements.views.proving import NOT_SHOWN, AsksForProof


class DecisionPage(AsksForProof):
    """Decide while it waits; a read-only receipt afterwards."""

    form_class = SignOffForm

    def get_template_names(self) -> list[str]:
        return [self.page_as_it_stands()]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"evidence": self.object}

    @property
    def asks_for_proof(self) -> bool:
        return self.object.placement.rule_set.step_up

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**(self.receipt() | kwargs))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "GET":
            note_opened(evidence=[self.object], by=self.person, method=self.method)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if form.is_valid():
            return self.form_valid(form)
        return self.form_invalid(form) if self.is_open() else self.overtaken(request.POST.get("comment", ""))

    def not_open(self, form: SignOffForm) -> HttpResponse:
        return self.overtaken(form.cleaned_data["comment"])

    def sign(self, form: SignOffForm, proof: Proof | None) -> HttpResponse:
        said = form.said
        said["besides"] = replace(said["besides"], proof=proof)
        try:
            actions.sign_off(evidence=self.object, by=self.signer, method=self.method, **said)
        except NotProven:
            form.add_error(None, NOT_SHOWN)
            return self.form_invalid(form)
        except actions.Stale as older:
            return self.show_again(form, str(older))
        except (IllegalMove, actions.LinkClosed):
            return self.overtaken(form.cleaned_data["comment"])
        except actions.NotTheirs:
            raise PermissionDenied from None
        return redirect(self.address("page"))

    def show_again(self, form: SignOffForm, why: str) -> HttpResponse:
        """The page was older than what it would sign: the newer one, with the comment kept and nothing chosen."""
        self.object = self.get_guarded_object()
        fresh = SignOffForm(evidence=self.object, initial={"comment": form.cleaned_data["comment"]})
        return self.render_to_response(self.get_context_data(form=fresh, stale=why), status=409)


class SignOffByLink(DecisionPage, ByLink, FormView):
    pass


class SignOff(DecisionPage, SignedIn, FormView):
    pass


class Undo:
    """The button on the receipt."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.undo_sign_off(evidence=self.object, by=self.signer, method=self.method)
        except actions.TooLate:
            messages.info(request, "The time to undo is over. To change your mind, write to the student’s tutor.")
        except (actions.NotTheirs, actions.LinkClosed, IllegalMove):
            messages.info(request, "There is no signature of yours here to undo.")
        else:
            messages.success(request, "Your signature is taken back. Both are kept in the record, and you can decide again.")
        return redirect(self.address("page"))


class UndoByLink(Undo, ByLink, View):
    pass


class UndoSignedIn(Undo, SignedIn, View):
    pass
