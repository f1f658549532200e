from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.actions.sign_in import person_for_token


@method_decorator(never_cache, name="dispatch")
class SignInByLink(View):
    """The operator's one-time link. Opening it changes nothing; only the button signs in."""

    public_because = "the token in the address says who is signing in"

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        person = person_for_token(token)
        return render(request, "accounts/sign_in/by_link.html", {"person": person}, status=200 if person else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        person = person_for_token(token)
        if person is None:
            return render(request, "accounts/sign_in/by_link.html", {"person": None}, status=410)
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")
