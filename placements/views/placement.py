from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import Guarded, found
from accounts.models import Cohort
from accounts.rules import Permission as AccountsPermission
from accounts.rules import coordinated_by
from placements.models import PanelReading, Placement
from placements.models.ledger import ledger_of
from placements.models.panel_views import View as ReaderView
from placements.models.questions import days_of, evidence_of, placement_with_people
from placements.rules import Part, Permission
from placements.views.to_do import to_do


class MyPlacements(Guarded, TemplateView):
    """A student's own placement at once; for everybody else, the placements they have a part in, and what they do for the panel."""

    permission_required = AccountsPermission.USE_WAYMARK
    template_name = "placements/placement/list.html"

    def get(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = Placement.objects.visible_to(self.person).as_student(self.person).first()
        if mine is not None:
            return redirect("placements:placement", mine.pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Placement.objects.visible_to(self.person).with_people().prefetch_related("days")
        today = timezone.localdate()
        may_see_forms = self.person.has_perm(Permission.SEE_FORMS)
        return super().get_context_data(
            rows=[(row, ledger_of(row, today)) for row in rows],
            may_see_forms=may_see_forms,
            to_read=[ReaderView(one) for one in PanelReading.objects.of_reader(self.person).with_everything()],
            panels=Cohort.objects.visible_to(self.person).filter(programme__university__in=coordinated_by(self.person)),
            **kwargs,
        )


class PlacementPage(Guarded, TemplateView):
    """The whole placement on one page: days, evidence, people, and who can see what."""

    model = Placement
    permission_required = Permission.SEE_PLACEMENT
    template_name = "placements/placement/detail.html"

    def get_guarded_object(self) -> Placement:
        return found(placement_with_people(self.person, self.kwargs["pk"], timezone.localdate()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        placement = self.object
        today = timezone.localdate()
        ledger = ledger_of(placement, today, days=days_of(placement))
        rows = evidence_of(placement, self.person, today)
        evidence = [(piece, piece.as_read_by(self.person)) for piece in rows]
        mine = Part.STUDENT in placement.parts_of(self.person)
        tasks = to_do(placement, ledger, rows) if mine else []
        return super().get_context_data(
            placement=placement,
            ledger=ledger,
            tasks=tasks,
            done=sum(1 for task in tasks if task["done"]),
            people=[someone for someone in placement.people.all() if someone.holds(today) and someone.part != Part.STUDENT],
            mine=mine,
            may_confirm=self.person.has_perm(Permission.CONFIRM_DAY, placement),
            may_read_evidence=self.person.has_perm(Permission.SEE_EVIDENCE, placement),
            evidence=evidence,
            agreed=sum(1 for piece, _ in evidence if piece.verdict == "agreed"),
            educator=placement.person_as(Part.PRACTICE_EDUCATOR),
            tutor=placement.person_as(Part.TUTOR),
            may_prepare=self.person.has_perm(Permission.PREPARE_SUPERVISION, placement),
            may_see_needs=self.person.has_perm(Permission.SEE_WHAT_TUTOR_SEES, placement),
            **kwargs,
        )
