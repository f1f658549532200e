"""Pages with slots. What is the same for many readers is drawn once; what is this reader's own is put in at each request.

A frame knows roles and reading settings but no person: their number, name and form token are slots as well.
"""

import re
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from learning.models.kept import kept

A_MINUTE = 60
SLOT = re.compile(r"\[slot:([a-z]+)\]")
Segments = list[str]  # text and names of slots in turn


class Somebody:
    """Stands for whoever is signed in while a frame is drawn: the same roles, and slots for number and name."""

    is_authenticated = True

    def __init__(self, roles: frozenset[str]) -> None:
        self.roles = roles
        self.pk, self.name = slot("number"), slot("name")

    def roles_now(self) -> frozenset[str]:
        return self.roles


def slot(name: str) -> SafeString:
    return mark_safe(f"[slot:{name}]")  # noqa: S308 - a fixed text


def roles_for_menu(person: User) -> frozenset[str]:
    """Return their roles, a minute old at most. Only good for drawing a menu: whoever asks whether somebody may, asks them."""
    return cache.get_or_set(f"learning:menu:{person.pk}", lambda: frozenset(person.roles_now()), A_MINUTE)


def look_of(request: HttpRequest) -> Hashable:
    """Return what of the request a frame depends on: the cookies that hold reading settings."""
    own = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    return tuple(sorted((name, value) for name, value in request.COOKIES.items() if name not in own))


def frame(
    request: HttpRequest, template: str, context: Callable[[], dict[str, Any]], *, key: Hashable, roles: frozenset[str] | None
) -> Segments:
    """Return the page in segments. `key` names everything in the context; without roles it is for somebody signed out."""
    key = ("frame", template, key, roles, look_of(request))
    return kept(key, lambda: segments(drawn(request, template, context(), roles=roles)))


def drawn(request: HttpRequest, template: str, context: dict[str, Any], *, roles: frozenset[str] | None) -> str:
    """Draw a page for somebody with these roles, or for somebody signed out, who gets no form token."""
    token = "" if roles is None else slot("token")
    return render_to_string(template, context | {"csrf_token": token}, request=nobodys(request, roles))


def part(template: str, context: dict[str, Any], *, key: Hashable) -> Segments:
    """The same for a part of a page that needs no request."""
    return kept(("part", template, key), lambda: segments(render_to_string(template, context | {"csrf_token": slot("token")})))


def segments(html: str) -> Segments:
    return SLOT.split(html)


def fill(parts: Segments, values: Mapping[str, str]) -> str:
    return "".join(values[text] if at % 2 else text for at, text in enumerate(parts))


def nobodys(request: HttpRequest, roles: frozenset[str] | None) -> HttpRequest:
    """Return the request without anything of this visitor's in it."""
    stranger = copy(request)
    stranger.user = AnonymousUser() if roles is None else Somebody(roles)
    stranger.session = {}
    stranger._messages = []  # noqa: SLF001 - where Django looks for them
    return stranger
