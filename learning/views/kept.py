"""A section as a browser keeps it for when there is no connection: drawn for nobody, so that nothing personal is in it.

What its reader does there waits on the device and comes in later (static/js/kept-deeds.js).
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe

from learning.models.mark_here import meanings
from learning.models.progress import reads_of
from learning.models.spread import PARTS, section_spread
from learning.models.text import text_of
from learning.views.frame import nobodys
from learning.views.highlight_list import NOTHING
from learning.views.section import HIGHLIGHTS, ReadSection, find_body

NO_TOKEN = "kept"  # noqa: S105 - refused by the server, which then gives the page one of its own


class KeptSection(ReadSection):
    """For whoever may read the section, and no sooner."""

    template_name = "learning/section/kept.html"
    kept = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reads = reads_of(self.reader, [self.section.pk]) if self.reader and self.section.first else {}
        if self.ask_first(reads) is not None:
            raise Http404
        return HttpResponse(self.drawn_for_nobody(), headers={"Cache-Control": "private, no-store"})

    @cached_property
    def token(self) -> str:
        return NO_TOKEN

    def drawn_for_nobody(self) -> str:
        self.body = find_body(self.section)
        spread = section_spread(self.module, self.chapter, self.section, self.body, {})
        spread |= {"reader": bool(self.reader), "csrf_token": NO_TOKEN}
        parts = {name: render_to_string(template, spread) for name, template in PARTS.items()}
        text = text_of(self.body, None, lambda piece: self.draw_block(piece, {}))
        own = {"text": text, "highlights": self.empty_highlights() if self.reader else "", "csrf_token": NO_TOKEN}
        request = nobodys(self.request, None)
        # Whichever page has it drawn, and however its reader likes pages to look, it is the same; scripts put that look on.
        request.path = request.path_info = self.section.url
        request.COOKIES = {}
        return render_to_string(self.template_name, self.around(spread) | parts | own, request=request)

    def empty_highlights(self) -> str:
        """Without the list of paragraphs, which needs a connection, and without an id, which would be the same for every mark."""
        context = {"section": self.section, "paragraphs": (), "meanings": meanings(), "csrf_token": NO_TOKEN}
        return mark_safe(render_to_string(HIGHLIGHTS, context).replace("[slot:list]", NOTHING))  # noqa: S308 - drawn just now
