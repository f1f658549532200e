"""The answer for somebody who is not signed in: the same for all, so it is drawn once, and a browser that has it is told so."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from time import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import get_conditional_response, quote_etag

from learning.models.kept import kept
from learning.views.frame import drawn, look_of

A_MINUTE = 60  # seconds


def answer(request: HttpRequest, template: str, context: Callable[[], dict[str, Any]], *, stamp: str) -> HttpResponse:
    """Return the page or 304, without a query once it is known: `context` is only called to draw it. Sets no cookie."""
    key = (stamp, request.path, today(int(time()) // A_MINUTE))
    etag = kept(("etag", key, look_of(request)), lambda: tag_of(key, look_of(request)))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        page = kept(("everybody", etag), lambda: drawn(request, template, context(), roles=None).encode())
        response = HttpResponse(page)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie"
    return response


@lru_cache(maxsize=1)
def today(minute: int) -> date:
    """Return the date where the site is. Worked out once a minute: with time zones it costs as much as finding the page."""
    return timezone.localdate()


def tag_of(*facts: Any) -> str:
    """Also changes with a new version of the style sheet or the scripts: an old page would ask for files that are gone."""
    files = (static("css/waymark.css"), static("js/app.js"))
    return quote_etag(sha256(repr((facts, files)).encode()).hexdigest()[:20])
