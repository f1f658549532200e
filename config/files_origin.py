"""The origin for private files, where the site has one (FILES_ORIGIN): a host without sessions, cookies, pages or scripts.

It answers only to an address that the site itself signed less than a minute ago, for one file and one person, and asks that
person's view again whether they may have it. A file that could be made to run something would find nothing there to steal.
"""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port
from django.urls import resolve

from accounts.models import User
from writing.views.private_file import SIGNED, SIGNER, GivesFile

HOLDS_FOR = timedelta(seconds=60)
NOT_HERE = "There is nothing here. Go back to the page you came from, and try again."

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def files_origin(get_response: GetResponse) -> GetResponse:
    """Answer for the origin for files, before anything on the way reads a cookie or starts a session."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not settings.FILES_ORIGIN or split_domain_port(request.get_host())[0] != urlsplit(settings.FILES_ORIGIN).hostname:
            return get_response(request)
        try:
            return file_for(request)
        except SignatureExpired:  # a minute over: whoever is still signed in gets another
            return HttpResponseRedirect(f"{settings.SITE_URL}{request.path}", headers={"Cache-Control": "no-store"})
        except (BadSignature, Http404, PermissionDenied):
            return HttpResponse(NOT_HERE, status=404, content_type="text/plain", headers={"Cache-Control": "no-store"})

    return middleware


def file_for(request: HttpRequest) -> HttpResponseBase:
    """Return what the view of this address answers to the person who is named in it. Raises BadSignature or Http404."""
    path, pk = SIGNER.unsign_object(request.GET.get(SIGNED, ""), max_age=HOLDS_FOR)
    person = User.objects.filter(pk=pk, is_active=True).first()
    match = resolve(request.path_info)
    if path != request.path or person is None or not issubclass(getattr(match.func, "view_class", object), GivesFile):
        raise Http404
    request.user, request.resolver_match, request.at_files_origin = person, match, True
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    return match.func(request, *match.args, **match.kwargs)
