from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded
from activities.models import LogEntry
from history.transitions import IllegalMove
from placements.actions import evidence as actions
from placements.forms.evidence import ClaimForm, EvidenceForm, FromLogForm
from placements.models import Evidence, Placement
from placements.models.sentences import sentences_of
from placements.models.tag import claimable
from placements.rules import Permission

WAITING = "This is waiting for a decision, or signed, so its words cannot change. Take the request back first."


class EvidenceList(Guarded, TemplateView):
    """All evidence of one placement that this person may see, and how each piece stands."""

    model = Placement
    permission_required = Permission.SEE_PLACEMENT
    template_name = "placements/evidence/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Evidence.objects.visible_to(self.person).filter(placement=self.object).with_everything()
        return super().get_context_data(
            placement=self.object,
            rows=rows,
            may_read=self.person.has_perm(Permission.SEE_EVIDENCE, self.object),
            may_write=self.person.has_perm(Permission.WRITE_EVIDENCE, self.object),
            **kwargs,
        )


class EvidencePage(Guarded, TemplateView):
    """One piece of evidence: its words, what it is claimed to show, and what has happened to it."""

    model = Evidence
    permission_required = Permission.SEE_EVIDENCE
    template_name = "placements/evidence/detail.html"

    def get_rows(self):
        return super().get_rows().with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.object.author_id == self.person.pk
        return super().get_context_data(
            evidence=self.object,
            shown=self.object if mine else self.object.asked_version,
            mine=mine,
            audience=self.object.audience_sentence(self.person),
            may_decide=self.person.has_perm(Permission.SIGN_OFF_EVIDENCE, self.object),
            decisions=self.object.decisions.select_related("by", "signature"),
            educator=self.object.placement.person_as("practice_educator"),
            **kwargs,
        )


class NewEvidence(Guarded, FormView):
    """Written here, without a log entry behind it."""

    model = Placement
    permission_required = Permission.WRITE_EVIDENCE
    form_class = EvidenceForm
    template_name = "placements/evidence/edit.html"

    def get_initial(self) -> dict[str, Any]:
        return {"event_on": timezone.localdate()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(placement=self.object, **kwargs)

    def form_valid(self, form: EvidenceForm) -> HttpResponse:
        evidence = actions.start_evidence(placement=self.object, by=self.person, **form.cleaned_data)
        return redirect("placements:evidence_claim", evidence.pk)


class FromLog(Guarded, FormView):
    """Sentences of one's own log entry become evidence; the rest stays as private as it is."""

    permission_required = Permission.START_EVIDENCE
    form_class = FromLogForm
    template_name = "placements/evidence/from_log.html"

    def get_guarded_object(self) -> Placement:
        """The student's placement under way; the entry is fetched beside it."""
        self.entry = get_object_or_404(LogEntry.objects.visible_to(self.person), pk=self.kwargs["entry"], author=self.person)
        placement = Placement.objects.visible_to(self.person).as_student(self.person).with_people().first()
        if placement is None:
            raise Http404
        return placement

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sentences": sentences_of(self.entry)}

    def get_initial(self) -> dict[str, Any]:
        return {"title": self.entry.get_title()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(entry=self.entry, placement=self.object, **kwargs)

    def form_valid(self, form: FromLogForm) -> HttpResponse:
        evidence = actions.start_evidence(
            placement=self.object,
            by=self.person,
            title=form.cleaned_data["title"],
            words=form.chosen_words(),
            event_on=self.entry.event_on,
            entry=self.entry,
        )
        return redirect("placements:evidence_claim", evidence.pk)


class Changing(Guarded, FormView):
    """A page that changes evidence while it may be changed; otherwise it says why not, and keeps what was typed."""

    model = Evidence
    permission_required = Permission.WRITE_EVIDENCE

    def get_rows(self):
        return super().get_rows().with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(evidence=self.object, placement=self.object.placement, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.change(form.cleaned_data)
        except actions.CannotChangeNow:
            form.add_error(None, WAITING)
            return self.form_invalid(form)
        return redirect("placements:evidence", self.object.pk)


class ChangeEvidence(Changing):
    form_class = EvidenceForm
    template_name = "placements/evidence/edit.html"

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.object, name) for name in ("title", "words", "why", "event_on")}

    def change(self, typed: dict[str, Any]) -> None:
        actions.change_evidence(evidence=self.object, by=self.person, **typed)


class Claim(Changing):
    """Choose what the evidence shows. The filter is a plain search box, so it works without a script."""

    form_class = ClaimForm
    template_name = "placements/evidence/claim.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"placement": self.object.placement}

    def get_initial(self) -> dict[str, Any]:
        return {"nodes": [tag.node_id for tag in self.object.tags.all()]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sought = self.request.GET.get("search", "").strip()
        nodes = list(claimable(self.object.placement))
        found = {node.pk for node in nodes if sought.lower() in f"{node.code} {node.title} {node.summary} {node.framework}".lower()}
        form = kwargs.get("form") or self.get_form()
        chosen = {str(pk) for pk in (form["nodes"].value() or [])}
        return super().get_context_data(nodes=nodes, found=found, chosen=chosen, sought=sought, **{"form": form, **kwargs})

    def change(self, typed: dict[str, Any]) -> None:
        actions.claim(evidence=self.object, nodes=list(typed["nodes"]), by=self.person)


class Ask(Guarded, TemplateView):
    """Check what will be sent to whom, then send it."""

    model = Evidence
    permission_required = Permission.ASK_FOR_SIGN_OFF
    template_name = "placements/evidence/ask.html"

    def get_rows(self):
        return super().get_rows().with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        educator = self.object.placement.person_as("practice_educator")
        audience = self.object.sentence_of_readers(self.person)
        return super().get_context_data(evidence=self.object, educator=educator, audience=audience, **kwargs)

    def post(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.ask_for_sign_off(evidence=self.object, by=self.person)
        except actions.NothingClaimed:
            messages.error(request, "Say first what it shows, then ask.")
            return redirect("placements:evidence_claim", self.object.pk)
        except actions.NobodyToAsk:
            messages.error(request, "Your placement has no practice educator now. Your coordinator can put that right.")
        except IllegalMove:
            messages.info(request, "This was asked already. It was sent once.")
        return redirect("placements:evidence", self.object.pk)


class WithdrawRequest(Guarded, View):
    model = Evidence
    permission_required = Permission.ASK_FOR_SIGN_OFF
    http_method_names = ["post"]

    def post(self, request, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            actions.withdraw_request(evidence=self.object, by=self.person)
        except IllegalMove:
            messages.info(request, "It was decided a moment ago, so it cannot be taken back.")
        else:
            messages.success(request, "Your request is taken back. The link in the mail no longer works.")
        return redirect("placements:evidence", self.object.pk)
