"""Pages for when something is not there, not allowed, or broken. Each says what to do next."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

COME_BACK_AFTER = "10"  # seconds


def not_readable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is out of reach will be back: that is said in another way than that something broke."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = render(request, "503.html", status=503)
        response.headers["Retry-After"] = COME_BACK_AFTER
        return response
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shown when a form was open too long or cookies are off; what was typed comes back on the page to be copied."""
    typed: dict[str, Any] = {
        name: value
        for name, value in request.POST.items()
        if value.strip() and name != "csrfmiddlewaretoken" and "password" not in name and "code" not in name
    }
    return render(request, "csrf.html", {"typed": typed}, status=403)
