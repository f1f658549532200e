"""For hosts that give players an origin of their own (H5P_ORIGIN)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve

from django_h5p import conf

FOR_PLAYERS = {"player", "core", "library_file", "content_file", "user_data", "finished", "statements"}
GetResponse = Callable[[HttpRequest], HttpResponseBase]


def player_host(get_response: GetResponse) -> GetResponse:
    """Answer nothing on that origin but what players ask for: no page of the host, and so nothing worth stealing."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        kept = urlsplit(conf.value("H5P_ORIGIN")).hostname
        if kept and split_domain_port(request.get_host())[0] == kept and not is_for_players(request.path_info):
            return HttpResponse("There is nothing here.", status=404, content_type="text/plain")
        return get_response(request)

    return middleware


def is_for_players(path: str) -> bool:
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.app_names[-1:] == ["django_h5p"] and match.url_name in FOR_PLAYERS
