"""Reading a section: screen 4 of the design."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from learning import block_states
from learning.actions.progress import open_section
from learning.actions.publishing import draw_again
from learning.models import SectionRead
from learning.models.citation import of_section
from learning.models.outline import Entry
from learning.models.published import Body, body_of
from learning.models.spread import section_spread
from learning.views import everybody
from learning.views.reader import ReaderPage


def find_body(entry: Entry) -> Body:
    """Return what was drawn when it was published; drawn now where that is missing or out of date."""
    return body_of(entry.pk, entry.stamp) or draw_again(page=entry.pk).as_body()


class ReadSection(ReaderPage):
    """A section with its contents beside it. For a signed-in reader: one query for progress, one for each kind of block."""

    template_name = "learning/section/read.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reader is None and not self.section.restricted:
            return everybody.answer(request, self.template_name, self.get_context_data, stamp=self.module.fingerprint)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = find_body(self.section)
        reads = self.reads() if self.reader else {}
        states = block_states.ask(self.reader, body.content)
        spread = section_spread(self.module, self.chapter, self.section, body, reads, states)
        if self.reader:
            open_section(section=self.section, module=self.module, by=self.reader, read=spread["read"], enrolled=bool(reads))
        return {"reader": self.reader, "reference": self.reference(), **spread}

    def reads(self) -> dict[int, SectionRead]:
        rows = SectionRead.objects.visible_to(self.reader).filter(section_id__in=[entry.pk for entry in self.chapter.sections])
        return {read.section_id: read for read in rows}

    def reference(self) -> str:
        section = self.section
        today = timezone.localdate()
        return of_section(
            author=section.credited_to,
            year=(section.checked_on or today).year,
            title=f"{section.number} {section.title}",
            module=self.module.entry.title,
            site=settings.SITE_NAME,
            url=settings.SITE_URL + section.url,
            on=today,
        )
