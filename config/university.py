"""Sign-in at the university by OpenID Connect, as the environment describes it (docs/decisions/0059)."""

import re
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from config import env


@dataclass(frozen=True)
class University:
    """The university whose people sign in there. Without a server, nobody is offered it."""

    name: str
    server: str
    client: str
    secret: str
    domains: tuple[str, ...]
    person_claim: str
    provider_id: str = "university"  # in the address that it sends people back to

    @property
    def providers(self) -> dict[str, dict]:
        """Return what allauth wants to know, in its words."""
        app = {
            "provider_id": self.provider_id,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {
                "server_url": self.server,
                "scope": ["openid", "email"],
                "uid_field": self.person_claim,
                "verified_email": list(self.domains),
                "oauth_pkce_enabled": True,
            },
        }
        return {"openid_connect": {"APPS": [app]}} if self.server else {}


def from_environment(*, demo: bool, site_url: str) -> University:
    """Return the university's sign-in; in the demo, an invented one. Raises ImproperlyConfigured where a part is missing."""
    default = "demo" if demo else ""
    university = University(
        name=env.text("UNIVERSITY_NAME", "University of Alderbrook" if demo else "Your university"),
        server=env.text("OIDC_SERVER", f"{site_url}/demo/university" if demo else "").rstrip("/"),
        client=env.text("OIDC_CLIENT_ID", default),
        secret=env.secret("OIDC_CLIENT_SECRET") or default,
        domains=tuple(
            domain.lower().lstrip("@") for domain in env.words("OIDC_EMAIL_DOMAINS", "alderbrook.example" if demo else "")
        ),
        person_claim=env.text("OIDC_PERSON_CLAIM", "sub"),
    )
    if university.server:
        check(university, demo=demo)
    return university


def check(university: University, *, demo: bool) -> None:
    if not re.match(r"https?://[^/]+" if demo else r"https://[^/]+", university.server):
        raise ImproperlyConfigured(
            f"OIDC_SERVER is {university.server!r}. Write the issuer’s address, such as https://sign-in.alderbrook.ac.uk."
        )
    missing = {
        "OIDC_CLIENT_ID": university.client,
        "OIDC_CLIENT_SECRET": university.secret,
        "OIDC_EMAIL_DOMAINS": university.domains,
    }
    for name, value in missing.items():
        if not value:
            raise ImproperlyConfigured(f"{name} is missing, and OIDC_SERVER is set. Give both, or neither. See docs/settings.md.")
