"""The page inside the frame."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from django_h5p import conf
from django_h5p.player import bundle, tokens
from django_h5p.player.integration import Player, for_script
from django_h5p.player.libraries import Unplayable, playing
from django_h5p.views.answers import for_players

SANDBOX = "allow-scripts allow-forms allow-popups allow-modals"
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"}


@for_players
@require_safe
def player(request: HttpRequest, token: str) -> HttpResponse:
    """Play a content. On the host's own origin, only to the person whom the token names: the address is worth nothing to others."""
    ticket = tokens.read(token, tokens.PLAYS)
    refuse_strangers(request, ticket)
    user, content = tokens.let_in(ticket)
    base = f"{request.scheme}://{request.get_host()}"
    try:
        made = Player(ticket, user, content, playing(content.current), base)
    except Unplayable:
        return stopped(request, base, "A part of this activity is missing on this site. Tell whoever looks after it.")
    if not bundle.version():
        return stopped(request, base, "The H5P player is not installed on this site. Tell whoever looks after it.")
    response = render(request, "django_h5p/player.html", page(made))
    return protect(request, response, base)


def refuse_strangers(request: HttpRequest, ticket: tokens.Ticket) -> None:
    """Where the player shares the host of the site, the browser says by itself who is there. Elsewhere there is no session."""
    if conf.value("H5P_ORIGIN") or ticket.user is None:
        return
    user = getattr(request, "user", None)
    if user is None or user.pk != ticket.user:
        raise Http404


def page(made: Player) -> dict[str, object]:
    language = made.revision.language.split("-")[0].lower()
    return {
        "content": made.content,
        "lang": made.revision.language if language not in {"und", ""} else settings.LANGUAGE_CODE,
        "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "styles": [*(made.core(name) for name in bundle.STYLES), *made.styles],
        "scripts": [made.core(name) for name in (*bundle.BEFORE, bundle.CORE, *bundle.AFTER)] + made.scripts,
        "integration": mark_safe(for_script(made.integration())),  # noqa: S308 - every sign that could end the element is escaped
    }


def stopped(request: HttpRequest, base: str, sentence: str) -> HttpResponse:
    stylesheet = base + reverse("django_h5p:core", args=(bundle.version() or "none", "frame.css"))
    response = render(request, "django_h5p/stopped.html", {"sentence": sentence, "stylesheet": stylesheet}, status=503)
    return protect(request, response, base)


def protect(request: HttpRequest, response: HttpResponse, base: str) -> HttpResponse:
    """Say what the page may do, so that it is as harmless in a window of its own as in our frame."""
    media = " ".join(conf.value("H5P_MEDIA_ORIGINS"))
    parents = " ".join(conf.value("H5P_EMBEDDED_BY")) or "'self'"
    sources = f"{base} data: blob:"
    response["Content-Security-Policy"] = "; ".join(
        [
            f"default-src {sources}",
            f"script-src {base} blob: 'unsafe-inline' 'unsafe-eval'",
            f"style-src {base} 'unsafe-inline'",
            f"img-src {sources} {media}".strip(),
            f"media-src {sources} {media}".strip(),
            f"frame-src {base} {media}".strip(),
            f"font-src {base} data:",
            f"connect-src {base} data: blob:",
            f"base-uri {base}",
            "object-src 'none'",
            "form-action 'none'",
            f"frame-ancestors {parents}",
            f"sandbox {SANDBOX}",
        ]
    )
    response["Referrer-Policy"] = "no-referrer"
    response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    response["X-Robots-Tag"] = "noindex"
    return response
