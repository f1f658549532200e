"""How allauth behaves here: people are invited, never sign themselves up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.actions.university import expect_from_university

# How somebody shows once more that it is them, the quickest first; allauth leads to the first of those they have.
SHOWS_IT = {
    "mfa_reauthenticate:webauthn": "Use your passkey",
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code from your authenticator app, or a recovery code",
}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        super().send_mail(template_prefix, email, context | {"site_name": "Waymark"})

    def get_user_display(self, user: Any) -> str:
        return user.get_short_name()

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        has = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        return [has[name] | {"description": words} for name, words in SHOWS_IT.items() if name in has]


class UniversityAdapter(DefaultSocialAccountAdapter):
    """Lets in whom somebody has invited, keeps nothing that the university says of them, and answers in our words."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        email = next((address.email for address in sociallogin.email_addresses), "")
        vouched = self.is_email_verified(sociallogin.provider, email)
        with transaction.atomic():  # found and joined in one, so that of two who come at once with an address one is let in
            person = expect_from_university(email=email) if vouched else None
            if person is None:
                raise ImmediateHttpResponse(not_signed_in(request, "not_expected", email=email))
            sociallogin.connect(request, person)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        raise ImmediateHttpResponse(not_signed_in(request, "cancelled" if error == AuthError.CANCELLED else "failed"))


def not_signed_in(request: HttpRequest, why: str, **context: str) -> HttpResponse:
    """Return the page that says why nobody was signed in, and what else to try: `not_expected`, `cancelled` or `failed`."""
    status = {"not_expected": 403, "cancelled": 200, "failed": 502}[why]
    return render(
        request, "accounts/sign_in/university.html", {"why": why, "name": settings.UNIVERSITY.name} | context, status=status
    )
