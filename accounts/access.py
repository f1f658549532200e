"""Who reaches a page: rows only through visible_to(person), then one permission on the row.

A stranger gets 404 (the row cannot be fetched), the wrong colleague 403, somebody signed out the sign-in page.
Every view of the product is one of: Guarded, GuardedByLink, or marked public() with a reason.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar

from allauth.account.authentication import get_authentication_records
from django.apps import apps
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

SIGNED_IN_AT = "signed_in_at"  # in the session: seconds since 1970


def public(reason: str) -> Callable[[Callable], Callable]:
    """Mark a view that needs no permission, and say why. A test refuses views with neither."""

    def mark(view: Callable) -> Callable:
        view.public_because = reason
        return view

    return mark


def found(rows: list[Any]) -> Any:
    """Return the one row of a prepared query. Raises Http404 where the person may see none."""
    if not rows:
        raise Http404
    return rows[0]


class Guarded:
    """Goes before a view class. Sets `self.person` and, where the view names a model, `self.object`."""

    model: ClassVar[Any] = None
    permission_required: ClassVar[str] = ""
    lookup: ClassVar[dict[str, str]] = {"pk": "pk"}  # address keyword → field

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.person = self.get_person(request)
        if not self.person.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.object = self.get_guarded_object()
        if not self.person.has_perm(self.permission_required, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_person(self, request: HttpRequest) -> Any:
        """Who asks. Somebody without an account may be known in another way, for this one thing."""
        return request.user

    def get_rows(self) -> Any:
        """The rows this person may see. Narrow or widen the fetch here; never drop visible_to."""
        return self.model.objects.visible_to(self.person)

    def get_guarded_object(self) -> Any:
        if self.model is None:
            return None
        return get_object_or_404(self.get_rows(), **{field: self.kwargs[keyword] for keyword, field in self.lookup.items()})

    def get_object(self, queryset: Any = None) -> Any:
        return self.object


class GuardedByLink(Guarded):
    """The same, for somebody without an account: the link in the address says who they are, for this one thing.

    `link_field` names the field of the model that points at the Link. A request made by a link never signs anybody in.
    """

    link_field: ClassVar[str] = "link"
    dead_link_template: ClassVar[str] = "accounts/link/dead.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        links = apps.get_model("accounts", "Link").objects
        try:
            self.link = links.for_token(kwargs["token"])
        except links.model.DoesNotExist:
            return self.dead_link(request, status=404)
        self.person = self.link.person
        if not self.person.is_active:
            return self.dead_link(request, status=410)
        try:
            self.object = self.get_guarded_object()
        except Http404:
            return self.dead_link(request, status=410)
        if not self.person.has_perm(self.permission_required, self.object):
            raise PermissionDenied
        return self.never_stored(super(Guarded, self).dispatch(request, *args, **kwargs))

    def get_guarded_object(self) -> Any:
        return get_object_or_404(self.get_rows(), **{self.link_field: self.link})

    def dead_link(self, request: HttpRequest, *, status: int) -> HttpResponse:
        """Say whom to ask, and give back what somebody had typed into a page whose link has closed meanwhile."""
        typed = request.POST.get("comment", "").strip()
        return self.never_stored(render(request, self.dead_link_template, {"typed": typed}, status=status))

    @staticmethod
    def never_stored(response: HttpResponse) -> HttpResponse:
        add_never_cache_headers(response)
        # With "no-referrer" browsers send `Origin: null` with our own forms, and the CSRF check then refuses every signature.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def note_sign_in(*, request: HttpRequest, **kwargs: Any) -> None:
    """Remember in this session, and no other of the same person, when somebody signed in."""
    request.session[SIGNED_IN_AT] = time.time()


def signed_in_within(request: HttpRequest, lately: timedelta) -> bool:
    """Return whether the person in front of this browser showed who they are that lately: signed in, or asked again by allauth."""
    shown = [record["at"] for record in get_authentication_records(request, request.user) if record.get("reauthenticated")]
    return time.time() - max(request.session.get(SIGNED_IN_AT, 0), *shown, 0) < lately.total_seconds()


def second_factor_within(request: HttpRequest, lately: timedelta) -> str:
    """Return “webauthn” or “totp” where the person at this browser used a passkey or an authenticator app that lately, else “”."""
    since = time.time() - lately.total_seconds()
    shown = (one for one in reversed(get_authentication_records(request, request.user)) if one["at"] >= since)
    return next((one["type"] for one in shown if one.get("method") == "mfa" and one.get("type") in {"webauthn", "totp"}), "")


class SignedInLately:
    """Goes between Guarded and the view: whoever signed in longer ago shows first that it is them.

    A form that was filled in meanwhile keeps what was typed and says so; a page, or a button without a form, leads there.
    """

    lately: ClassVar[timedelta] = timedelta(minutes=20)
    not_lately: ClassVar[str] = (
        "It is a while since you signed in, so nothing was sent. Show that it’s you in another tab, then press the button again: "
        "what you typed is kept here."
    )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if signed_in_within(request, self.lately):
            return super().dispatch(request, *args, **kwargs)
        if request.method == "POST" and getattr(self, "template_name", None):
            self.stale, form = True, self.get_form()
            form.add_error(None, self.not_lately)
            return self.form_invalid(form)
        back = self.back_to() if request.method == "POST" else request.get_full_path()
        return redirect(f"{reverse('sign_in_again')}?{urlencode({'next': back})}")

    def back_to(self) -> str:
        """Where a button that was pressed too late stands."""
        return reverse("home")
