from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView

from accounts.access import Guarded
from placements.actions import evidence as actions
from placements.forms.evidence import ClaimForm
from placements.models import Evidence
from placements.models.claimable import claimable
from placements.rules import Permission
from placements.views.writing_evidence import WAITING


class Claim(Guarded, FormView):
    """Choose what the evidence shows. Searching is a button of the same form, so no tick is lost, with or without scripts."""

    model = Evidence
    permission_required = Permission.WRITE_EVIDENCE
    form_class = ClaimForm
    template_name = "placements/evidence/claim.html"

    def get_rows(self):
        return super().get_rows().with_everything()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"placement": self.object.placement}

    def get_initial(self) -> dict[str, Any]:
        return {"nodes": [tag.node_id for tag in self.object.tags.all()]}

    def post(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        if "find" not in request.POST:
            return super().post(request, *args, **kwargs)
        sought = "" if request.POST["find"] == "all" else request.POST.get("search", "").strip()
        ticked = ClaimForm(placement=self.object.placement, initial={"nodes": request.POST.getlist("nodes")})
        return self.render_to_response(self.get_context_data(form=ticked, sought=sought))

    def get_context_data(self, *, sought: str = "", **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(evidence=self.object, sought=sought, **kwargs)
        chosen = {str(pk) for pk in (context["form"]["nodes"].value() or [])}
        nodes = list(claimable(self.object.placement))
        found = {node.pk for node in nodes if sought.lower() in words_of(node)}
        shown = [node for node in nodes if node.pk in found or str(node.pk) in chosen]
        ticked = {node.framework_id for node in shown if str(node.pk) in chosen}
        return context | {"chosen": chosen, "nodes": shown, "found": found, "chosen_frameworks": ticked}

    def form_valid(self, form: ClaimForm) -> HttpResponse:
        try:
            actions.claim(evidence=self.object, nodes=list(form.cleaned_data["nodes"]), by=self.person)
        except actions.CannotChangeNow:
            form.add_error(None, WAITING)
            return self.form_invalid(form)
        return redirect("placements:evidence", self.object.pk)


def words_of(node: Any) -> str:
    return f"{node.code} {node.title} {node.summary} {node.framework}".lower()
