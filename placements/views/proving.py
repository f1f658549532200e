"""A page to sign where the rule set asks to show who it is: the answer is kept, a code goes out, and the second press signs."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.http import HttpResponse

from accounts.access import second_factor_within
from placements.actions.sign_code import prove, send_code
from placements.models import Method, Proof

WRONG_CODE = "This code is not right, or its time is over. Nothing has been signed. Press “Send me another code” for a new one."
NOT_SHOWN = "Show first that it is you: nothing has been signed. Press Sign once more for a code."
LATELY = timedelta(minutes=5)
SHOWN_BY = {"webauthn": Method.PASSKEY, "totp": Method.APP}


class AsksForProof:
    """Goes before a form view. The view says what it is about, whether it is open now, and signs with the proof."""

    object: Any
    person: Any
    signer: Any
    method: Method
    is_open: Callable[[], bool]

    @property
    @abstractmethod
    def asks_for_proof(self) -> bool:
        """Whether more than the link or the session is needed here."""

    @abstractmethod
    def not_open(self, form: forms.Form) -> HttpResponse:
        """Say how it stands, and give back what was typed."""

    @abstractmethod
    def sign(self, form: forms.Form, proof: Proof | None) -> HttpResponse:
        """Do it."""

    @cached_property
    def shown(self) -> Proof | None:
        """What somebody who signed in has shown already, a moment ago. A link shows nothing."""
        if not self.asks_for_proof or self.method != Method.SIGNED_IN:
            return None
        by = SHOWN_BY.get(second_factor_within(self.request, LATELY))
        return Proof(by) if by in self.object.placement.rule_set.proofs else None

    def get_form_kwargs(self) -> dict[str, Any]:
        asks = self.asks_for_proof and "code" in self.request.POST and "another" not in self.request.POST
        return super().get_form_kwargs() | {"signer": self.signer.person.name if asks and not self.shown else ""}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"proof": self.ways()} if self.asks_for_proof else {}), **kwargs)

    def ways(self) -> dict[str, Any]:
        """What the page says of showing who it is: what was shown, and whether there is another way than the code."""
        proofs = set(self.object.placement.rule_set.proofs)
        others = proofs - {Method.CODE} and self.method == Method.SIGNED_IN and not self.shown
        held = Authenticator.objects.filter(user=self.person).exclude(type=Authenticator.Type.RECOVERY_CODES) if others else None
        return {
            "shown": self.shown and Method(self.shown.method).label,
            "others": bool(held and held.exists()),
            "code": Method.CODE in proofs,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if not self.asks_for_proof or self.shown:
            return self.sign(form, self.shown)
        if "code" not in form.cleaned_data:
            return self.ask_for_code(form)
        if not self.is_open():
            return self.sign(form, None)  # the same press once more, or somebody was faster: the action knows
        proof = prove(about=self.object, by=self.signer, typed=form.cleaned_data["code"])
        self.object = self.get_guarded_object()
        if proof is None and self.is_open():
            form.add_error("code", WRONG_CODE)
            return self.form_invalid(form)
        return self.sign(form, proof)

    def ask_for_code(self, form: forms.Form) -> HttpResponse:
        """The answer is kept on the page; a code goes to their own address, and to no other."""
        if not self.is_open():
            return self.not_open(form)
        code = send_code(about=self.object, by=self.signer)
        kwargs = self.get_form_kwargs()
        asking = self.form_class(
            **{name: kwargs[name] for name in ("evidence", "record") if name in kwargs},
            signer=self.signer.person.name, initial=form.cleaned_data,
        )  # fmt: skip
        return self.render_to_response(self.get_context_data(form=asking, sent_to=code.sent_to))
