"""The answer for somebody who is not signed in: the same for all, so it is made once, and a browser that has it is told so."""

from copy import copy
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers, quote_etag

KEPT_FOR = 600  # seconds
CSRF_MARK = "the-token-of-this-visitor-goes-here"


def answer(request: HttpRequest, template: str, context: Any, *, stamp: str) -> HttpResponse:
    """Return the page or 304. `context` is a function: it is not called while the page is known. Costs no query then.

    Only the reading settings and the form token differ between visitors; the token is put in at the end.
    """
    look = {name: value for name, value in request.COOKIES.items() if name != settings.CSRF_COOKIE_NAME}
    parts = (stamp, request.path, sorted(look.items()), timezone.localdate(), static("css/waymark.css"), static("js/app.js"))
    key = sha256(repr(parts).encode()).hexdigest()
    etag = quote_etag(key[:20])
    response = get_conditional_response(request, etag=etag) if settings.CSRF_COOKIE_NAME in request.COOKIES else None
    if response is None:
        # Not for visitors with settings of their own: anybody could fill the cache with made-up cookies.
        html = made(key, template, context, request) if not look else drawn(template, context, request)
        response = HttpResponse(html.replace(CSRF_MARK, get_token(request)))
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def made(key: str, template: str, context: Any, request: HttpRequest) -> str:
    return cache.get_or_set(f"learning:everybody:{key}", lambda: drawn(template, context, request), KEPT_FOR)


def drawn(template: str, context: Any, request: HttpRequest) -> str:
    """Draw the page for a visitor without a session, so that nothing of this one's can get into it."""
    stranger = copy(request)
    stranger.user = AnonymousUser()
    stranger.session = {}
    stranger._messages = []  # noqa: SLF001 - where Django looks for them
    return render_to_string(template, context() | {"csrf_token": CSRF_MARK}, request=stranger)
