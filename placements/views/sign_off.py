"""The page where a practice educator decides. By link or signed in it is the same page, form and action."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded, GuardedByLink
from history.transitions import IllegalMove
from placements.actions import sign_off as actions
from placements.forms.sign_off import ReturnForm, SignOffForm, SureForm
from placements.models import Evidence, Method, PlacementPerson
from placements.rules import Part, Permission
from placements.states import EvidenceState

LATE = "This was decided, or taken back, a moment ago. Nothing more was changed."


class Deciding:
    """What every page about one decision knows. Goes before the guard."""

    model = Evidence
    permission_required = Permission.SIGN_OFF_EVIDENCE

    def get_rows(self):
        return super().get_rows().with_everything()

    @property
    def signer(self) -> PlacementPerson:
        held = self.object.placement.people.all()
        today = timezone.localdate()
        mine = (one for one in held if one.person_id == self.person.pk and one.part == Part.PRACTICE_EDUCATOR)
        return next(one for one in mine if one.holds(today))

    def is_open(self) -> bool:
        """Whether a decision can be made on this page now."""
        return self.object.state == EvidenceState.WAITING and self.link_is_open()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        evidence = self.object
        return super().get_context_data(
            evidence=evidence,
            asked=evidence.asked_version,
            signer=self.signer,
            agency=evidence.placement.agency,
            urls={name: self.address(name) for name in ("page", "conversation", "return", "not_mine", "undo", "new_link")},
            **kwargs,
        )


class ByLink(Deciding, GuardedByLink):
    """Reached by the mailed link: no account, no cookie but the one that protects the form."""

    method = Method.LINK

    def link_is_open(self) -> bool:
        return self.link.is_open()

    def address(self, name: str) -> str:
        suffix = "" if name == "page" else f"_{name}"
        return reverse(f"placements:sign_off_by_link{suffix}", args=[self.kwargs["token"]])


class SignedIn(Deciding, Guarded):
    """Reached by somebody who signed in."""

    method = Method.SIGNED_IN

    def link_is_open(self) -> bool:
        return True

    def address(self, name: str) -> str:
        suffix = "" if name == "page" else f"_{name}"
        return reverse(f"placements:sign_off{suffix}", args=[self.object.pk])


class DecisionPage:
    """The page itself: decide while it waits, a read-only receipt afterwards. Opening it changes nothing."""

    form_class = SignOffForm

    def get_template_names(self) -> list[str]:
        if self.is_open():
            return ["placements/evidence/sign_off.html"]
        page = {EvidenceState.SIGNED_OFF: "receipt", EvidenceState.RETURNED: "returned"}.get(self.object.state, "expired")
        return [f"placements/evidence/{page}.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"evidence": self.object}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.object.state == EvidenceState.SIGNED_OFF:
            kwargs |= self.receipt()
        said = self.object.decisions.filter(move="need_conversation", at__gte=self.object.asked_at).last()
        return super().get_context_data(conversation=said, **kwargs)

    def receipt(self) -> dict[str, Any]:
        decision = self.object.decisions.filter(move="sign_off").select_related("signature__signer").last()
        waiting = list(Evidence.objects.visible_to(self.person).waiting_for(self.person).with_everything())
        return {
            "decision": decision,
            "signature": decision.signature,
            "can_undo": timezone.now() <= self.object.undo_until and self.object.signed_off_by_id == self.signer.pk,
            "waiting": len(waiting),
            "next_url": self.address_of(waiting[0]) if waiting else "",
        }

    def address_of(self, evidence: Evidence) -> str:
        if self.method == Method.LINK:
            return reverse("placements:sign_off_by_link", args=[evidence.link.token])
        return reverse("placements:sign_off", args=[evidence.pk])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_open() and self.object.state != EvidenceState.SIGNED_OFF:
            return redirect(self.address("page"))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SignOffForm) -> HttpResponse:
        try:
            actions.sign_off(evidence=self.object, by=self.signer, method=self.method, **form.cleaned_data)
        except actions.Stale:
            return self.show_again(form)
        except IllegalMove:
            messages.info(self.request, LATE)
        return redirect(self.address("page"))

    def show_again(self, form: SignOffForm) -> HttpResponse:
        """The words changed since the page was opened: the new ones, with the comment kept and nothing chosen."""
        self.object = self.get_guarded_object()
        fresh = SignOffForm(evidence=self.object, initial={"comment": form.cleaned_data["comment"]})
        return self.render_to_response(self.get_context_data(form=fresh, stale=True), status=409)


class AskingOnceMore:
    """A page between a button and what it does. `verb` is the action, `template_name` says what will happen."""

    form_class = SureForm
    verb = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"evidence": self.object}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_open():
            return redirect(self.address("page"))
        if "sure" not in request.POST:  # came from the first page, with a comment already begun
            form = self.form_class(evidence=self.object, initial={"comment": request.POST.get("comment", "")})
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SureForm) -> HttpResponse:
        try:
            self.act(form.cleaned_data["comment"])
        except IllegalMove:
            messages.info(self.request, LATE)
        return redirect(self.address("page"))


class Conversation(AskingOnceMore):
    template_name = "placements/evidence/conversation.html"

    def act(self, comment: str) -> None:
        actions.need_conversation(evidence=self.object, by=self.signer, comment=comment)


class Return(AskingOnceMore):
    form_class = ReturnForm
    template_name = "placements/evidence/return.html"

    def act(self, comment: str) -> None:
        actions.return_with_comments(evidence=self.object, by=self.signer, comment=comment)


class NotMine(AskingOnceMore):
    template_name = "placements/evidence/not_mine.html"

    def form_valid(self, form: SureForm) -> HttpResponse:
        try:
            actions.say_not_mine(evidence=self.object, by=self.signer)
        except IllegalMove:
            messages.info(self.request, LATE)
        return redirect("placements:not_mine_thanks")


class Undo:
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.undo_sign_off(evidence=self.object, by=self.signer, method=self.method)
        except actions.TooLate:
            messages.info(request, "The time to undo is over. To change your mind, write to the student’s tutor.")
        except (actions.NotTheirs, IllegalMove):
            messages.info(request, LATE)
        else:
            messages.success(request, "Your signature is taken back. Both are kept in the record, and you can decide again.")
        return redirect(self.address("page"))


class NewLink:
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        student = self.object.author.get_short_name()
        actions.ask_for_new_link(evidence=self.object, by=self.person)
        messages.success(request, f"{student} has been asked to send you a new link.")
        return redirect(self.address("page"))


# Each page twice: by link, and signed in.
class SignOffByLink(DecisionPage, ByLink, FormView):
    pass


class SignOff(DecisionPage, SignedIn, FormView):
    pass


class ConversationByLink(Conversation, ByLink, FormView):
    pass


class ConversationSignedIn(Conversation, SignedIn, FormView):
    pass


class ReturnByLink(Return, ByLink, FormView):
    pass


class ReturnSignedIn(Return, SignedIn, FormView):
    pass


class NotMineByLink(NotMine, ByLink, FormView):
    pass


class NotMineSignedIn(NotMine, SignedIn, FormView):
    pass


class UndoByLink(Undo, ByLink, View):
    pass


class UndoSignedIn(Undo, SignedIn, View):
    pass


class NewLinkByLink(NewLink, ByLink, View):
    pass


class NewLinkSignedIn(NewLink, SignedIn, View):
    pass


class NotMineThanks(TemplateView):
    public_because = "thanks somebody who has just said that a request was not theirs, and names nobody"
    template_name = "placements/evidence/not_mine_thanks.html"
