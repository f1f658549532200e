"""The agenda of the next supervision: for the student and the practice educator, and nobody else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView, View

from accounts.access import Guarded
from placements.actions import agenda as actions
from placements.forms.agenda import AgendaForm
from placements.models import AgendaLine, Placement
from placements.models.claimable import claimable
from placements.rules import Part, Permission


class Agenda(Guarded, FormView):
    """What is to be talked about, and a line to add something."""

    model = Placement
    permission_required = Permission.PREPARE_SUPERVISION
    form_class = AgendaForm
    template_name = "placements/agenda/list.html"

    def get_rows(self):
        return super().get_rows().with_people()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = AgendaLine.objects.visible_to(self.person).filter(placement=self.object).select_related("added_by", "dealt_with_by")
        lines = list(rows)
        part = Part.PRACTICE_EDUCATOR if Part.STUDENT in self.object.parts_of(self.person) else Part.STUDENT
        return super().get_context_data(
            placement=self.object,
            to_come=[line for line in lines if line.dealt_with_at is None],
            dealt_with=[line for line in lines if line.dealt_with_at is not None],
            other=self.object.person_as(part),
            mine=part == Part.PRACTICE_EDUCATOR,
            **kwargs,
        )

    def form_valid(self, form: AgendaForm) -> HttpResponse:
        actions.add_to_agenda(placement=self.object, words=form.cleaned_data["words"], by=self.person)
        return redirect("placements:agenda", self.object.pk)


class AddGap(Guarded, View):
    """One press beside a gap."""

    model = Placement
    permission_required = Permission.PREPARE_SUPERVISION
    http_method_names = ["post"]

    def get_rows(self):
        return super().get_rows().with_people()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        nodes = {node.pk: node for one in claimable(self.object) for node in (one, one.parent) if node is not None}
        chosen = request.POST.get("node", "")
        node = nodes.get(int(chosen)) if chosen.isdecimal() else None
        back = reverse("placements:coverage", args=[self.object.pk])
        if node is None:
            messages.error(request, "Choose one of the lines of this page.")
            return redirect(back)
        actions.add_gap(placement=self.object, node=node, by=self.person)
        messages.success(request, f"“{node.title}” is on the agenda of your next supervision.")
        return redirect(f"{back}?framework={node.framework.key}#agenda")


class DealtWith(Guarded, View):
    """It was talked about."""

    model = AgendaLine
    permission_required = Permission.PREPARE_SUPERVISION
    http_method_names = ["post"]

    def get_rows(self):
        return super().get_rows().select_related("placement")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.deal_with(line=self.object, by=self.person)
        return redirect("placements:agenda", self.object.placement_id)
