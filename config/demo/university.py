"""The invented university's half of OpenID Connect: a code for somebody who chose a person, a token for the code."""

import base64
import hashlib
import time
from hmac import compare_digest

import jwt
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User

LASTS = 60  # seconds: a code; a token as long again
SALT = "demo.university"


def issuer() -> str:
    return settings.UNIVERSITY.server


def comes_back_here(request: HttpRequest) -> bool:
    """Whether this is a question of our own site's, to be answered to our own site only (RFC 6749, 3.1.2)."""
    back = reverse("openid_connect_callback", args=[settings.UNIVERSITY.provider_id])
    asked = request.GET.get("redirect_uri", "")
    return request.GET.get("client_id") == settings.UNIVERSITY.client and asked == request.build_absolute_uri(back)


def code_for(person: User, request: HttpRequest) -> str:
    """Return a code that the site exchanges, once, for who this is."""
    asked = {name: request.GET.get(name, "") for name in ("redirect_uri", "code_challenge")}
    return signing.dumps({"person": person.pk, **asked}, salt=SALT)


def person_for_code(request: HttpRequest) -> User | None:
    """Return whom the code is for, where the site shows that it is the one that asked (RFC 7636), and for the first time."""
    code, verifier = request.POST.get("code", ""), request.POST.get("code_verifier", "")
    try:
        kept = signing.loads(code, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    ours = compare_digest(digest, kept["code_challenge"]) and kept["redirect_uri"] == request.POST.get("redirect_uri")
    if not (ours and cache.add(f"demo-university-{hashlib.sha256(code.encode()).hexdigest()}", 1, LASTS)):
        return None
    return User.objects.filter(pk=kept["person"]).first()


def claims(person: User) -> dict[str, object]:
    """Return what the university says of somebody."""
    return {"sub": f"alderbrook-{person.pk}", "email": person.email, "email_verified": True}


def tokens(person: User) -> dict[str, object]:
    """Return what a code is exchanged for. The id token is signed with the secret of the site (OpenID Connect Core, 10.1)."""
    now = int(time.time())
    said = {"iss": issuer(), "aud": settings.UNIVERSITY.client, "iat": now, "exp": now + LASTS, **claims(person)}
    return {
        "access_token": signing.dumps(person.pk, salt=f"{SALT}.access"),
        "token_type": "Bearer",
        "expires_in": LASTS,
        "id_token": jwt.encode(said, hashlib.sha256(settings.UNIVERSITY.secret.encode()).hexdigest(), algorithm="HS256"),
    }


def person_for_access(request: HttpRequest) -> User | None:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        return User.objects.filter(pk=signing.loads(token, salt=f"{SALT}.access", max_age=LASTS)).first()
    except signing.BadSignature:
        return None
