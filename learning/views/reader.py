"""What every page of a module shares: finding it in the outline, and asking whether this reader may see it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import TemplateView
from wagtail.models import PageViewRestriction

from accounts.models import User
from accounts.rules import Role
from learning.models.old_address import address_now
from learning.models.outline import Chapter, Entry, Module, library, page_of
from learning.models.window import not_now
from learning.rules import Permission
from learning.views import everybody


def reader_of(request: HttpRequest) -> User | None:
    """Return who is reading. Without a session cookie nobody is, and the session is never touched."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if request.user.is_authenticated else None


def not_today(person: User, module: Module) -> str:
    """Say why somebody who may read a module does not read it today; "" where they do. Dates bind students, and nobody else.

    Whoever has asked for their roles already pays no query. What strangers may read has no dates.
    """
    if module.open_to == "everyone" or person.roles_now() != {Role.STUDENT}:
        return ""
    return not_now(person, module.windows, lets_in=module.lets_in)


def moved_on(request: HttpRequest) -> HttpResponse:
    """Lead to where a page is that was renamed or moved. Raises Http404 where there is none that this reader may see."""
    address = address_now(request.path)
    module = library().modules.get(address.strip("/").split("/")[1]) if address.startswith("/modules/") else None
    if module is None or request.method != "GET":
        raise Http404
    reader = reader_of(request)
    if module.open_to != "everyone" and reader is not None and not reader.has_perm(Permission.READ_MODULE, module):
        raise Http404
    return redirect(f"{address}?{query}" if (query := request.META.get("QUERY_STRING")) else address)


class InModule:
    """Finds the module, chapter and section of an address. A page that is not live is not there."""

    def find(self) -> None:
        self.module: Module = library().modules.get(self.kwargs["module"]) or self.missing()
        self.chapter: Chapter | None = None
        self.section: Entry | None = None
        if "chapter" in self.kwargs:
            self.chapter = self.module.chapter(self.kwargs["chapter"]) or self.missing()
        if "section" in self.kwargs:
            wanted = self.kwargs["section"]
            self.section = next((entry for entry in self.chapter.sections if entry.slug == wanted), None) or self.missing()

    @property
    def entry(self) -> Entry:
        """The page that is asked for."""
        return self.section or (self.chapter or self.module).entry

    @staticmethod
    def missing() -> Any:
        raise Http404


class ReaderPage(InModule, TemplateView):
    """A page of a module for whoever may read it. Wagtail's own restrictions hold as well."""

    public_because = "a module may be open to everyone; the module's own rule and Wagtail's restrictions are asked for each page"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.find()
        except Http404:
            return moved_on(request)
        self.reader = reader_of(request)
        return self.turned_away(request) or super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reader is None and not self.entry.restricted:
            return everybody.answer(request, self.template_name, self.get_context_data, stamp=self.stamp)
        return super().get(request, *args, **kwargs)

    @property
    def stamp(self) -> str:
        """What changes whenever the page does, for those who are not signed in."""
        return self.module.fingerprint

    def turned_away(self, request: HttpRequest) -> HttpResponse | None:
        """Nobody signed in: the sign-in page. Somebody who is not on the programme: there is no such page."""
        if self.module.open_to != "everyone":
            if self.reader is None:
                return redirect_to_login(request.get_full_path())
            if not self.reader.has_perm(Permission.READ_MODULE, self.module):
                raise Http404
            if words := not_today(self.reader, self.module):
                return render(request, "learning/module/not_now.html", {"module": self.module, "words": words}, status=409)
        return self.restricted_answer(request) if self.entry.restricted else None

    def restricted_answer(self, request: HttpRequest) -> HttpResponse | None:
        page = page_of(self.entry)
        restriction = page.unmet_restriction(request)
        if restriction is None:
            return None
        if restriction.restriction_type == PageViewRestriction.PASSWORD:
            return page.ask_for_password(request, restriction)
        if self.reader is None:
            return redirect_to_login(request.get_full_path())
        raise Http404
