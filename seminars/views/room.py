from abc import abstractmethod
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.generic import FormView

from seminars.access import InTheRoom
from seminars.actions import room as actions
from seminars.actions.event import NotLive
from seminars.forms.room import HandForm, MessageForm, SentOnce, TakeHandForm
from seminars.models import Session
from seminars.models.stage_page import numbers_in, stage_of
from seminars.rules import Permission
from seminars.states import SessionState
from seminars.views.session import SessionPage

REFUSED = 409


class Room(SessionPage):
    """Now: what is asked, who is here, what is said, whose hand is up. Works by pressing Send; with scripts by itself."""

    part = "now"
    template_name = "seminars/room/now.html"
    message_form: MessageForm | None = None
    hand_form: HandForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            can_join=self.object.can_join(), is_over=self.object.state == SessionState.FINISHED, **kwargs
        )
        if self.object.can_join():
            context |= stage_of(self.object, self.person, is_host=context["is_host"])
            context |= self.inside(context["rooms"])
        return context | {"form": self.message_form or self.hand_form}

    def inside(self, rooms: list[dict[str, Any]]) -> dict[str, Any]:
        """What stands in the room. The number was read before the rest, so a page is told too much rather than too little."""
        hands = list(self.object.hands.waiting())
        numbers = numbers_in(rooms)
        for hand in hands:
            hand.room = numbers.get(hand.person_id)
        once = {"client_id": uuid4()}
        return {
            "last_seq": self.object.last_seq,
            "chat": [event.as_told() for event in self.object.events.messages()],
            "hands": hands,
            "mine": next((hand for hand in hands if hand.person_id == self.person.pk), None),
            "turn": self.object.hands.taken().first(),
            "here": self.object.here_now(),
            "meeting": self.object.join_ticket,
            "message_form": self.message_form or MessageForm(initial=once, auto_id="say_%s"),
            "hand_form": self.hand_form or HandForm(initial=once, auto_id="hand_%s"),
        }


class SendFromRoom(Room, FormView):
    """One thing said or done in the room by pressing a button. A script asks for JSON, a browser gets the room again."""

    permission_required = Permission.TAKE_PART
    http_method_names = ["post"]
    form_class = SentOnce
    place = "hands"

    @abstractmethod
    def do(self, form: SentOnce) -> Any:
        """Do in the room what the button says."""

    def form_valid(self, form: SentOnce) -> HttpResponse:
        try:
            event = self.do(form)
        except (NotLive, actions.NoSuchHand) as refusal:
            return self.refuse(form, str(refusal))
        if wants_json(self.request):
            return JsonResponse({"kind": "ack", "client_id": self.request.POST.get("client_id"), "seq": event.seq})
        return redirect(f"{reverse('seminars:room', args=[self.object.pk])}#{self.place}")

    def form_invalid(self, form: SentOnce) -> HttpResponse:
        return self.refuse(form, form.first_error())

    def refuse(self, form: SentOnce, words: str) -> HttpResponse:
        if wants_json(self.request):
            answer = {"kind": "refused", "client_id": self.request.POST.get("client_id"), "words": words, "later": False}
            return JsonResponse(answer, status=REFUSED)
        if form.is_valid():
            messages.info(self.request, words)
        return self.render_to_response(self.get_context_data(unsent=form.data.get("words", "")))


class PostMessage(SendFromRoom):
    form_class = MessageForm
    place = "say"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"auto_id": "say_%s"}

    def do(self, form: MessageForm) -> Any:
        return actions.post_message(session=self.object, by=self.person, **form.sent)

    def refuse(self, form: MessageForm, words: str) -> HttpResponse:
        self.message_form = form
        return super().refuse(form, words)


class RaiseHand(SendFromRoom):
    form_class = HandForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"auto_id": "hand_%s"}

    def do(self, form: HandForm) -> Any:
        return actions.raise_hand(session=self.object, by=self.person, **form.sent)

    def refuse(self, form: HandForm, words: str) -> HttpResponse:
        self.hand_form = form
        return super().refuse(form, words)


class LowerHand(SendFromRoom):
    def do(self, form: SentOnce) -> Any:
        return actions.lower_hand(session=self.object, by=self.person, **form.sent)


class TakeHand(SendFromRoom):
    permission_required = Permission.RUN_SESSION
    form_class = TakeHandForm

    def do(self, form: TakeHandForm) -> Any:
        return actions.take_hand(session=self.object, by=self.person, **form.sent)


class Leave(InTheRoom, View):
    model = Session
    permission_required = Permission.TAKE_PART
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.leave(session=self.object, by=self.person)
        messages.success(request, "You left the seminar. You can come back while it goes on.")
        return redirect(
            "seminars:session_before" if self.is_guest else "seminars:seminars", **({"pk": pk} if self.is_guest else {})
        )


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
