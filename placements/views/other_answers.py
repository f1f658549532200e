"""The other ways out of a request: talk first, give it back, not mine, send me a new link."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView, View

from history.transitions import IllegalMove
from placements.actions import sign_off as actions
from placements.forms.sign_off import ReturnForm, SureForm
from placements.views.deciding import ByLink, SignedIn


class AskingOnceMore:
    """A page between a button and what it does, so that neither a scanner nor a slip of the thumb tells anybody anything."""

    form_class = SureForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"evidence": self.object}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.is_open() else redirect(self.address("page"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = request.POST.get("comment", "")
        if not self.is_open():
            return self.overtaken(typed)
        if "sure" not in request.POST:  # from the first page, perhaps with a comment already begun
            form = self.form_class(evidence=self.object, initial={"comment": typed})
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SureForm) -> HttpResponse:
        try:
            self.act(form.cleaned_data["comment"])
        except IllegalMove:
            return self.overtaken(form.cleaned_data["comment"])
        return self.go_on()

    def go_on(self) -> HttpResponse:
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

    def act(self, comment: str) -> None:
        actions.say_not_mine(evidence=self.object, by=self.signer)

    def go_on(self) -> HttpResponse:
        return redirect("placements:not_mine_thanks")


class NewLink:
    """The one button of the page that says a request has expired."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_open():
            actions.ask_for_new_link(evidence=self.object, by=self.person)
            messages.success(request, f"{self.object.author.get_short_name()} has been asked to send you a new link.")
        return redirect(self.address("page"))


# Each page twice: by link, and signed in.
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


class NewLinkByLink(NewLink, ByLink, View):
    pass


class NewLinkSignedIn(NewLink, SignedIn, View):
    pass


class NotMineThanks(TemplateView):
    public_because = "thanks somebody who has just said that a request was not theirs, and names nobody"
    template_name = "placements/evidence/not_mine_thanks.html"
