"""What there is to read: all modules, one module, one chapter, and what lies beyond it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from learning import block_states
from learning.models import Enrolment, SectionRead
from learning.models.far import Far, done_in, far_in, read_of
from learning.models.outline import Module, library
from learning.models.spread import Reads, beside, neighbours
from learning.rules import Permission
from learning.views import everybody
from learning.views.reader import ReaderPage, not_today, reader_of
from learning.views.section import find_body


def reads_in(module: Module, reader: Any) -> Reads:
    if reader is None:
        return {}
    sections = [entry.pk for _, entry in module.steps()]
    return SectionRead.objects.visible_to(reader).filter(section_id__in=sections).by_section()


class ModuleList(TemplateView):
    """The modules this person may read."""

    public_because = "shows modules that are open to everyone, and to somebody signed in their own"
    template_name = "learning/module/list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.reader = reader_of(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reader is None:
            return everybody.answer(request, self.template_name, self.get_context_data, stamp=library().fingerprint)
        return super().get(request, *args, **kwargs)

    def may_read(self, module: Module) -> bool:
        return module.open_to == "everyone" or bool(self.reader and self.reader.has_perm(Permission.READ_MODULE, module))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        modules = [module for module in library().modules.values() if self.may_read(module) and not module.entry.restricted]
        lines = [(module, self.far_in(module), not_today(self.reader, module) if self.reader else "") for module in modules]
        return {"reader": self.reader, "modules": lines}

    def far_in(self, module: Module) -> Far | None:
        """From the counters: nobody's rows are gone through for a list."""
        counted = self.counters.get(module.pk)
        nothing = far_in([entry for _, entry in module.steps()], (), ())
        return nothing._replace(**counted) if counted else None

    @cached_property
    def counters(self) -> dict[int, dict[str, int]]:
        if self.reader is None:
            return {}
        rows = Enrolment.objects.filter(person=self.reader).values("module", "sections_done", "activities_done", "minutes_done")
        return {row.pop("module"): row for row in rows}


class ModuleOverview(ReaderPage):
    """What it leads to, its chapters, how it is assessed, whom to ask."""

    template_name = "learning/module/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reads = reads_in(self.module, self.reader)
        read, done = read_of(reads), done_in(self.module, self.reader)
        chapters = [(chapter, far_in(chapter.sections, read, done)) for chapter in self.module.chapters]
        latest = max(reads.values(), key=lambda read: read.touched_at, default=None)
        return {
            "reader": self.reader,
            "module": self.module,
            "facts": find_body(self.module.entry).content,
            "chapters": chapters,
            "far": far_in([entry for _, entry in self.module.steps()], read, done),
            "first_to_come": len(chapters) + 1,
            "carry_on": next((entry for _, entry in self.module.steps() if latest and entry.pk == latest.section_id), None),
        }


class ChapterOverview(ReaderPage):
    """What it leads to, what to know before, its sections."""

    template_name = "learning/chapter/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reads = reads_in(self.module, self.reader)
        tasks = [task for section in self.chapter.sections for task in section.tasks]
        done = block_states.done(self.reader, tasks) if self.reader else set()
        return {
            "reader": self.reader,
            "facts": find_body(self.chapter.entry).content,
            "far": far_in(self.chapter.sections, read_of(reads), done),
            **beside(self.module, self.chapter, reads, None),
        }


class TakingItFurther(ReaderPage):
    """Websites, reading, and ideas to improve practice: screen 8 of the design."""

    template_name = "learning/chapter/further.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reads = reads_in(self.module, self.reader)
        return {
            "reader": self.reader,
            "facts": find_body(self.chapter.entry).content,
            "here_is_further": True,
            **beside(self.module, self.chapter, reads, None),
            **neighbours(self.module, self.chapter.entry),
        }
