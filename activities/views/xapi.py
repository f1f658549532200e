"""The addresses of the xAPI: what they share, and what the store says about itself. docs/xapi.md has the whole of it."""

from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import View
from django.views.decorators.http import require_safe

from accounts.access import Guarded, public
from activities.actions.content_state import NoRoom, Outdated
from activities.actions.statement import Conflict, NotYours, TooLarge, TooMany
from activities.rules import Permission
from activities.xapi import Invalid, NotYourself
from activities.xapi.formats import VERSION as ACCEPTED

VERSION = "1.0.3"
HEADER = "X-Experience-API-Version"
MOST_BYTES = 256_000
REFUSALS: dict[type[Exception], int] = {
    Invalid: 400,
    NotYourself: 403,
    NotYours: 403,
    Conflict: 409,
    Outdated: 412,
    TooLarge: 413,
    NoRoom: 413,
    TooMany: 429,
}


class Refused(Exception):
    """The request is refused before anything looks into it: a status and a sentence."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Xapi(Guarded, View):
    """One person's own statements and states, for content in their own browser: their session, their CSRF token."""

    permission_required = Permission.DO_ACTIVITY

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self.answered(request, *args, **kwargs)
        response[HEADER] = VERSION
        return response

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"error": "You are signed out. Sign in again in another tab, then send it again."}, status=401)
        try:
            self.refuse_early(request)
            return super().dispatch(request, *args, **kwargs)
        except Refused as refused:
            return JsonResponse({"error": str(refused)}, status=refused.status)
        except tuple(REFUSALS) as refused:
            return JsonResponse({"error": str(refused)}, status=REFUSALS[type(refused)])

    @staticmethod
    def refuse_early(request: HttpRequest) -> None:
        if not ACCEPTED.fullmatch(request.headers.get(HEADER, "")):
            raise Refused(400, f"Send {HEADER}: {VERSION} with every request; versions that begin with 1.0 are understood.")
        length = request.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > MOST_BYTES:
            raise Refused(413, f"At most {MOST_BYTES} bytes in one request.")

    def parameters(self) -> dict[str, str]:
        """What the address asks for. A name that stands there twice says two things."""
        pairs = parse_qsl(self.request.META.get("QUERY_STRING", ""), keep_blank_values=True)
        if len(dict(pairs)) != len(pairs):
            raise Invalid("The address says one name twice.")
        if any("\x00" in part or "\ufffd" in part for pair in pairs for part in pair):
            raise Invalid("The address holds a character that cannot be kept.")
        return dict(pairs)


@public("says which versions of the xAPI are understood, and nothing else")
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"version": [VERSION]}, headers={HEADER: VERSION})
