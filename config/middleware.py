"""What happens around every page: one line in the log, and nothing signed in is kept by a browser or a cache on the way."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from config import reading

GetResponse = Callable[[HttpRequest], HttpResponse]

REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# Asked every few seconds by machines.
QUIET_ROUTES = {"healthz"}
# Where it is promised that nobody keeps who it was.
NAMELESS_ROUTES = {"learning:write_remark"}

log = structlog.get_logger("waymark.request")


def person_of(request: HttpRequest) -> int | None:
    """Return who is signed in, if this request has asked already. Never costs a query."""
    person = getattr(request, "_cached_user", None)
    return person.pk if person and person.is_authenticated else None


def request_log(get_response: GetResponse) -> GetResponse:
    """Log each request by the name of its route: the path itself may hold the token of a link."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request_id):
            response = get_response(request)
            write_line(request, response, milliseconds=round((time.perf_counter() - began) * 1000, 1))
        response["X-Request-ID"] = request_id
        return response

    return middleware


def write_line(request: HttpRequest, response: HttpResponse, *, milliseconds: float) -> None:
    if request.path.startswith(settings.STATIC_URL):
        return
    match = request.resolver_match
    route = (match.view_name or "unnamed") if match else "none"
    write = log.debug if route in QUIET_ROUTES else log.info
    person = None if route in NAMELESS_ROUTES else person_of(request)
    write("request", method=request.method, route=route, status=response.status_code, ms=milliseconds, person=person)


def private_pages(get_response: GetResponse) -> GetResponse:
    """Forbid everybody to keep an answer that was made for one person, or from what a session remembers.

    How that person reads follows them here, since this is where it is known who they are.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        used_session = request.session.accessed and not request.session.is_empty()
        if person_of(request):
            reading.follow(request, response, request._cached_user)  # noqa: SLF001 - as above
        if (person_of(request) or used_session) and "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "private, no-store"
        return response

    return middleware
