from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.rules import Permission


class SignInAgain(Guarded, TemplateView):
    """Somebody who is signed in shows once more that it is them, and comes back to where they were.

    With a password, a passkey or a code from an app, allauth asks. Whoever signs in by mail alone signs out and in.
    """

    permission_required = Permission.USE_WAYMARK
    template_name = "accounts/sign_in/again.html"

    @property
    def back(self) -> str:
        asked = self.request.GET.get("next", "")
        return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else reverse("home")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if get_adapter().get_reauthentication_methods(self.person):
            return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': self.back})}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(query=urlencode({"next": self.back}), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        back = self.back
        logout(request)
        return redirect(f"{reverse('account_request_login_code')}?{urlencode({'next': back})}")
