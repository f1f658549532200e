"""What the evidence covers. The student sees exactly what the practice educator sees."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import Guarded, found
from placements.models import AgendaLine, Placement
from placements.models.claimable import claimable
from placements.models.coverage import Coverage, Strength, coverage_of
from placements.models.questions import evidence_of, placement_with_people
from placements.rules import Part, Permission


class OfPlacement(Guarded, TemplateView):
    """What both pages share: the placement, and what its evidence covers of each framework."""

    model = Placement
    permission_required = Permission.SEE_COVERAGE

    def get_guarded_object(self) -> Placement:
        return found(placement_with_people(self.person, self.kwargs["pk"], timezone.localdate()))

    @cached_property
    def covered(self) -> list[Coverage]:
        today = timezone.localdate()
        evidence = evidence_of(self.object, self.person, today, claims=True, as_asked=True)
        return coverage_of(evidence, claimable(self.object), today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            placement=self.object,
            covered=self.covered,
            mine=Part.STUDENT in self.object.parts_of(self.person),
            readers=self.object.sentence_of_readers(self.person, "see exactly this"),
            may_prepare=self.person.has_perm(Permission.PREPARE_SUPERVISION, self.object),
            **kwargs,
        )


class CoverageMap(OfPlacement):
    """A framework as a table, and on a phone as a list with the biggest gap first."""

    template_name = "placements/coverage/map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.request.GET.get("framework", "")
        shown = next((one for one in self.covered if one.framework.key == chosen), None) or next(iter(self.covered), None)
        agenda = AgendaLine.objects.visible_to(self.person).to_come().filter(placement=self.object).select_related("added_by")
        agenda = list(agenda)
        on_it = {line.node_id for line in agenda}
        context = super().get_context_data(shown=shown, agenda=agenda, on_agenda=on_it, strengths=list(Strength), **kwargs)
        return context | {"to_add": [line for line in shown.gaps if line.node.pk not in on_it] if shown else []}


class CoverageLine(OfPlacement):
    """One line of the map: its statements, and each piece with what was said of it."""

    template_name = "placements/coverage/line.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = next((one for one in self.covered if one.framework.key == self.kwargs["framework"]), None)
        line = shown.line(self.kwargs["code"]) if shown else None
        if line is None:
            raise Http404
        kind = self.request.GET.get("from", "")
        pieces = [piece for piece in line.all_pieces if kind not in Strength.values or piece.strength == kind]
        standing = AgendaLine.objects.visible_to(self.person).to_come().filter(placement=self.object, node=line.node)
        return super().get_context_data(
            shown=shown,
            line=line,
            pieces=pieces,
            within=self.statements(line),
            kind=Strength(kind) if kind in Strength.values else None,
            on_agenda=standing.exists(),
            **kwargs,
        )

    @staticmethod
    def statements(line: Any) -> list[tuple[Any, int]]:
        """Each statement of a standard, and how many pieces it has."""
        return [(node, sum(1 for piece in line.pieces if piece.claim == node.code)) for node in line.within]
