"""Who reaches a page: rows only through visible_to(person), then one permission on the row.

A stranger gets 404 (the row cannot be fetched), the wrong colleague 403, somebody signed out the sign-in page.
Every view of the product is one of: Guarded, GuardedByLink, or marked public() with a reason.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers


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
        self.person = request.user
        if not self.person.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.object = self.get_guarded_object()
        if not self.person.has_perm(self.permission_required, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

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
