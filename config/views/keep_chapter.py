"""Keeping a chapter on a phone: a page that says what it weighs, and the list that its script fetches by."""

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from config.kept_chapter import KeptChapter, kept_chapter
from learning.models.outline import Entry
from learning.views.kept import KeptSection
from learning.views.reader import ReaderPage


class KeepChapter(ReaderPage):
    """For whoever may read the chapter. What is shut by a restriction or opens only later is not kept, and the page says so."""

    template_name = "offline/keep_chapter.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.chapter.sections:
            raise Http404
        return self.render_to_response(self.get_context_data())

    def drawn(self) -> dict[Entry, str]:
        pages = {section: self.draw(section) for section in self.chapter.sections if not section.restricted}
        return {section: page for section, page in pages.items() if page}

    def draw(self, section: Entry) -> str:
        """Return a section as a browser keeps it, "" where this reader may not have it yet."""
        view = KeptSection()
        view.setup(self.request, module=self.module.entry.slug, chapter=self.chapter.entry.slug, section=section.slug)
        view.find()
        view.reader = self.reader
        return "" if section.first and section.first.must else view.drawn_for_nobody()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        drawn = self.drawn()
        left_out = [section for section in self.chapter.sections if section not in drawn]
        places = {"module": self.module, "chapter": self.chapter, "reader": self.reader, "left_out": left_out}
        return places | {"kept": kept_chapter(self.chapter, drawn)}


class ChapterToKeep(KeepChapter):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept: KeptChapter = kept_chapter(self.chapter, self.drawn())
        return JsonResponse(asdict(kept), headers={"Cache-Control": "private, no-store"})
