"""The sign-in page of the demo's invented university, and the addresses that our site asks behind it."""

from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from config.demo import university
from config.demo.cast import people
from config.views.demo import DemoOnly


class Configuration(DemoOnly, View):
    """OpenID Connect Discovery 1.0."""

    def get(self, request: HttpRequest) -> JsonResponse:
        issuer = university.issuer()
        return JsonResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/",
                "token_endpoint": f"{issuer}/token/",
                "userinfo_endpoint": f"{issuer}/person/",
                "jwks_uri": f"{issuer}/keys.json",
                "response_types_supported": ["code"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
            }
        )


class Authorise(DemoOnly, View):
    """Where a real university asks for a password, this one asks who you are."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if settings.DEMO and not university.comes_back_here(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "demo/university.html", {"people": self.known(), "name": settings.UNIVERSITY.name})

    def post(self, request: HttpRequest) -> HttpResponse:
        person = next((person for person in self.known() if str(person.pk) == request.POST.get("person")), None)
        answer = {"code": university.code_for(person, request)} if person else {"error": "access_denied"}
        back = urlencode(answer | {"state": request.GET.get("state", "")})
        return HttpResponseRedirect(f"{request.GET['redirect_uri']}?{back}")

    def known(self) -> list:
        return [person for _, person in people() if person.email.endswith(settings.UNIVERSITY.domains)]


@method_decorator(csrf_exempt, name="dispatch")
class Token(DemoOnly, View):
    def post(self, request: HttpRequest) -> JsonResponse:
        secret_fits = compare_digest(request.POST.get("client_secret", ""), settings.UNIVERSITY.secret)
        person = university.person_for_code(request) if secret_fits else None
        return JsonResponse(university.tokens(person)) if person else JsonResponse({"error": "invalid_grant"}, status=400)


class Person(DemoOnly, View):
    def get(self, request: HttpRequest) -> JsonResponse:
        person = university.person_for_access(request)
        return JsonResponse(university.claims(person)) if person else JsonResponse({"error": "invalid_token"}, status=401)


class Keys(DemoOnly, View):
    """None: what this university signs, it signs with the secret it shares with the site."""

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse({"keys": []})
