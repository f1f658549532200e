"""What the room's script fetches: its ticket, and everything the socket would bring where no socket comes through."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.shortcuts import redirect
from django.views import View

from seminars.access import InTheRoom
from seminars.actions import room as actions
from seminars.actions.event import NotLive
from seminars.actions.ticket import issue_ticket
from seminars.models import Session
from seminars.rules import Permission
from seminars.views.room import REFUSED, wants_json

MOST_EVENTS = 200


class Ticket(InTheRoom, View):
    model = Session
    permission_required = Permission.TAKE_PART

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        return JsonResponse({"ticket": issue_ticket(session=self.object, by=self.person)})


class Events(InTheRoom, View):
    """Everything after a number. The room lives by this alone where websockets are blocked, a few seconds slower."""

    model = Session
    permission_required = Permission.SEE_SESSION

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        after = request.GET.get("after", "0")
        events = self.object.events.after(int(after) if after.isdecimal() and len(after) < 10 else 0)[:MOST_EVENTS]  # noqa: PLR2004
        told = [event.as_told() for event in events]
        return JsonResponse({"events": told, "last_seq": self.object.last_seq, "state": self.object.state})


class Beat(InTheRoom, View):
    """A heartbeat by POST: from a script without a socket, or from the button of a page without scripts."""

    model = Session
    permission_required = Permission.TAKE_PART
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> Any:
        try:
            actions.beat(session=self.object, by=self.person)
        except NotLive as refusal:
            if wants_json(request):
                return JsonResponse({"kind": "over", "words": str(refusal)}, status=REFUSED)
        if wants_json(request):
            return JsonResponse({"kind": "here", "here": self.object.here_now(), "state": self.object.state})
        return redirect("seminars:room", pk=pk)
