"""Walks the address table of the product."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# Guarded by their own packages; what they do for each of the cast is tested where named.
OTHER_PEOPLES = {
    "wagtail": "Wagtail's admin lets in content people only: tests/learning/test_authoring_access.py",
    "django.contrib.admin": "the investigators' pages, superusers only: tests/history/test_admin.py",
    "django_h5p": "a package of its own that asks config.h5p who may: tests/config/test_h5p.py and django_h5p/tests",
    "allauth": "signing in and out, one's own password and passkeys: tests/accounts/test_sign_in.py",
}

# The same packages under their addresses, where they use a plain view of Django's.
THEIR_ADDRESSES = {"cms/": "wagtail", "_util/": "wagtail", "investigate/": "django.contrib.admin"}


@dataclass(frozen=True)
class Address:
    route: str
    name: str
    view: object

    @property
    def target(self):
        return getattr(self.view, "view_class", self.view)

    @property
    def owner(self):
        module = self.target.__module__
        by_address = (package for prefix, package in THEIR_ADDRESSES.items() if self.route.startswith(prefix))
        return next((package for package in OTHER_PEOPLES if module.startswith(package)), next(by_address, ""))


def walk(resolver=None, prefix="", namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from walk(entry, route, inner)
        elif isinstance(entry, URLPattern):
            yield Address(route, f"{namespace}{entry.name}", entry.callback)
