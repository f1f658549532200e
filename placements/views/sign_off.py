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
from placements.actions.sign_code import prove, send_code
from placements.forms.sign_off import SignOffForm
from placements.views.deciding import ByLink, SignedIn

WRONG_CODE = "This code is not right, or its time is over. Nothing has been signed. Press “Send me another code” for a new one."


class DecisionPage:
    """Decide while it waits; a read-only receipt afterwards."""

    form_class = SignOffForm

    def get_template_names(self) -> list[str]:
        return [self.page_as_it_stands()]

    def get_form_kwargs(self) -> dict[str, Any]:
        asks = self.asks_for_code and "code" in self.request.POST and "another" not in self.request.POST
        return super().get_form_kwargs() | {"evidence": self.object, "signer": self.signer.person.name if asks else ""}

    @property
    def asks_for_code(self) -> bool:
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

    def form_valid(self, form: SignOffForm) -> HttpResponse:
        if self.asks_for_code and "code" not in form.cleaned_data:
            return self.ask_for_code(form)
        said = form.said
        if self.asks_for_code and self.is_open():
            code = prove(evidence=self.object, by=self.signer, typed=form.cleaned_data["code"])
            self.object = self.get_guarded_object()
            if code is None and self.is_open():  # where it is signed already, this is the same press once more
                form.add_error("code", WRONG_CODE)
                return self.form_invalid(form)
            said["besides"] = replace(said["besides"], code=code.pk if code else None)
        return self.sign(form, said)

    def ask_for_code(self, form: SignOffForm) -> HttpResponse:
        """The answer is kept on the page; a code goes to the address of the request, and to no other."""
        if not self.is_open():
            return self.overtaken(form.cleaned_data["comment"])
        send_code(evidence=self.object, by=self.signer)
        asking = SignOffForm(evidence=self.object, signer=self.signer.person.name, initial=form.cleaned_data)
        return self.render_to_response(self.get_context_data(form=asking, sent_to=self.object.link.sent_to))

    def sign(self, form: SignOffForm, said: dict[str, Any]) -> HttpResponse:
        try:
            actions.sign_off(evidence=self.object, by=self.signer, method=self.method, **said)
        except actions.NotProven:
            form.add_error("code", WRONG_CODE)
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
