from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import callback
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.cache import never_cache
from requests import RequestException

from accounts.adapter import not_signed_in

# What comes of a university that is away, or answers with something else.
UNREADABLE = (RequestException, LookupError, TypeError, ValueError)


class WhereThereIsOne:
    """Goes before a view. Without a university, signing in is done on its own page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().dispatch(request, *args, **kwargs) if settings.UNIVERSITY.server else redirect("account_login")


@method_decorator(never_cache, name="dispatch")
class SignInAtUniversity(WhereThereIsOne, View):
    """Leads to the university's own page. Where that does not answer, says so and offers the code by mail."""

    public_because = "signing in begins here"

    def get(self, request: HttpRequest) -> HttpResponse:
        provider = get_adapter().get_provider(request, settings.UNIVERSITY.provider_id)
        try:
            return provider.redirect(request, process=AuthProcess.LOGIN, next_url=self.next)
        except UNREADABLE:
            return not_signed_in(request, "failed")

    @property
    def next(self) -> str | None:
        asked = self.request.GET.get("next", "")
        return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else None


@method_decorator(never_cache, name="dispatch")
class BackFromUniversity(WhereThereIsOne, View):
    """Where the university sends people back to; allauth asks it who they are."""

    public_because = "allauth lets in only whom the university has just named, for a question that we asked"

    def get(self, request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return callback(request, provider_id)
        except UNREADABLE:
            return not_signed_in(request, "failed")
