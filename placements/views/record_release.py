"""Opening a signed record to more people, closing it again, and accepting that something is missing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from history.transitions import IllegalMove
from placements.actions import record_release as actions
from placements.models import PlacementPerson
from placements.rules import Part, Permission
from placements.views.record import OfRecord
from placements.views.record_signing import WithReason

NOT_NOW = "It is not signed by everybody, so there is nothing to release."


class Releasing(OfRecord, View):
    permission_required = Permission.RELEASE_RECORD
    http_method_names = ["post"]

    @property
    def releaser(self) -> PlacementPerson:
        return held_as(self, self.object.template.fact("released")["by"])


class ReleaseRecord(Releasing):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.release_record(record=self.object, by=self.releaser)
        except IllegalMove:
            messages.info(request, NOT_NOW)
        else:
            messages.success(request, "It is released. You can end that at any time.")
        return redirect(self.address)


class StopRelease(Releasing):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.stop_release(record=self.object, by=self.releaser)
        except IllegalMove:
            messages.info(request, NOT_NOW)
        else:
            messages.success(request, "They can’t read it any more.")
        return redirect(self.address)


class AcceptGaps(WithReason):
    permission_required = Permission.ACCEPT_GAPS
    words = {
        "heading": "Accept that something is missing",
        "lede": "The portfolio can then be put forward without it. Say why: the panel reads it.",
        "button": "Accept it as it is",
    }

    def act(self, comment: str) -> None:
        actions.accept_gaps(record=self.object, by=held_as(self, [Part.TUTOR]), comment=comment)


def held_as(page: OfRecord, parts: list[str]) -> PlacementPerson:
    """Return this person in the first of the parts that they hold; the page's permission has made sure of one."""
    held = (page.object.placement.person_as(Part(part)) for part in parts)
    return next(someone for someone in held if someone and someone.person_id == page.person.pk)
