"""A form on paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.views.generic import TemplateView

from placements.forms.asks import Around
from placements.models import Placement
from placements.models.answer_words import SCALE, columns_of, has_given_lines
from placements.models.claimable import claimable
from placements.models.form_ask import Ask, Kind
from placements.views.process import OfPlacement


class BlankForm(OfPlacement, TemplateView):
    """The paper twin of a form: every question with room to answer by hand."""

    template_name = "placements/records/blank.html"

    def get_guarded_object(self) -> Placement:
        self.object = placement = super().get_guarded_object()
        self.form_template = self.template_named(self.kwargs["form"])
        if placement.parts_of(self.person).isdisjoint(self.form_template.parties):
            raise PermissionDenied
        return placement

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        template = self.form_template
        around = Around(nodes=list(claimable(self.object)))
        sections = [
            (section, [(one, [on_paper(ask, around) for ask in one.asked]) for one in section.fields.all() if not one.hidden])
            for section in template.sections.prefetch_related("fields")
        ]
        return super().get_context_data(placement=self.object, template=template, sections=sections, **kwargs)


def on_paper(ask: Ask, around: Around) -> dict[str, Any]:
    """Return what an ask looks like on paper: things to tick, a table, lines, or a place to sign."""
    table = ask.kind in {Kind.TABLE, Kind.RUBRIC}
    ticks = {Kind.BOOL: ("Yes", "No"), Kind.SCALE: SCALE, Kind.TAGS: [node.title for node in around.of("domains")]}
    return {
        "ask": ask,
        "ticks": ask.options or ticks.get(ask.kind, ()),
        "columns": columns_of(ask, fixed=has_given_lines(ask)) if table else (),
        "rows": around.lines(ask) if has_given_lines(ask) else ["", "", "", ""],
        "signed": ask.kind == Kind.SIGNATURE,
        "lines": range(max(2, min(12, (ask.words or 40) // 25))),
    }
