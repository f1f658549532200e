"""Searching inside one module, for whoever may read it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.rules import Role
from learning.models.outline import Entry
from learning.models.progress import reads_of
from learning.models.search import MOST, Sought, activities_with, sections_with, words_with
from learning.views.frame import drawn
from learning.views.reader import ReaderPage

LONGEST = 100


class SearchModule(ReaderPage):
    """Everything in a module that holds the words. Nobody is shown text of a section that is shut to them."""

    template_name = "learning/module/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For somebody signed out nothing of the session is touched, and no cookie set. No search is kept, by anybody."""
        context = self.get_context_data()
        if self.reader is None:
            response = HttpResponse(drawn(request, self.template_name, context, roles=None))
        else:
            response = self.render_to_response(context)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = " ".join(self.request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
        groups = self.find_words(Sought(words))
        count = sum(len(found) for _, found in groups)
        full = any(len(found) >= MOST for _, found in groups)
        return {"reader": self.reader, "module": self.module, "q": words, "groups": groups, "count": count, "full": full}

    def find_words(self, sought: Sought) -> list[tuple[str, list[Any]]]:
        """Return what was found, under a heading for each kind; kinds without anything are left out."""
        if not sought.words:
            return []
        sections = [entry for _, entry in self.module.steps() if not entry.restricted]
        glossary = reverse("learning:glossary", args=[self.module.entry.slug])
        groups = [
            ("Words", words_with(sought, self.module, glossary)),
            ("Sections", sections_with(sought, sections, self.shut_of(sections))),
            ("Activities", activities_with(sought, sections)),
        ]
        return [(heading, found) for heading, found in groups if found]

    def shut_of(self, sections: list[Entry]) -> set[int]:
        """Return the sections that this student cannot open yet, because something has to be done first."""
        must = [entry.pk for entry in sections if entry.first and entry.first.must]
        if not must or self.reader is None or self.reader.roles_now() != {Role.STUDENT}:
            return set()
        return set(must) - set(reads_of(self.reader, must))
