"""The reference of a section, or of a passage that somebody marked, as a file for a program that keeps references."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views import View

from accounts.access import Guarded
from learning.models import Highlight
from learning.models.citation_files import FILES, source_of
from learning.models.mark_list import sections
from learning.models.outline import Entry, Module
from learning.rules import Permission
from learning.views.reader import ReaderPage


def file_of(form: str, module: Module, section: Entry, quote: str = "") -> HttpResponse:
    if form not in FILES:
        raise Http404
    ending, content_type, write = FILES[form]
    named = f'attachment; filename="{section.slug}.{ending}"'
    words = write(source_of(module, section), quote)
    return HttpResponse(words, content_type=f"{content_type}; charset=utf-8", headers={"Content-Disposition": named})


class SectionReference(ReaderPage):
    """For whoever may read the section."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return file_of(self.kwargs["form"], self.module, self.section)


class PassageReference(Guarded, View):
    """The same with the words of one's own highlight."""

    model = Highlight
    permission_required = Permission.CHANGE_HIGHLIGHT
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step = sections().get(self.object.section_id)
        if step is None:
            raise Http404
        return file_of(self.kwargs["form"], *step, quote=self.object.quote)
