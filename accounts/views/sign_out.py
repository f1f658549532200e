from typing import Any

from allauth.account.views import LogoutView
from django.http import HttpRequest, HttpResponse


class SignOut(LogoutView):
    """Asks first; then nothing that was typed here stays in this browser, not even encrypted."""

    public_because = "ends whatever sign-in this browser has, and shows nothing of anybody"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response
