"""Writing evidence and changing it. What is typed is kept as a draft until it is saved."""

from abc import abstractmethod
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView

from accounts.access import Guarded
from placements.actions import evidence as actions
from placements.forms.evidence import EvidenceForm
from placements.models import Evidence, Placement
from placements.models.source import CAN_BE_SAID, Source
from placements.rules import Permission
from writing.models import Draft

DRAFT_KIND = "evidence"
WAITING = "This is waiting for a decision, or signed, so its words cannot change. Take the request back first."


class Writing(Guarded, FormView):
    """What both pages share: whatever was typed and not saved is on the page again when it is opened."""

    permission_required = Permission.WRITE_EVIDENCE
    form_class = EvidenceForm
    template_name = "placements/evidence/edit.html"

    def about(self) -> str:
        """Name what the draft belongs to: a person has one for each."""
        return f"{type(self.object).__name__.lower()}-{self.object.pk}"

    @abstractmethod
    def words_so_far(self) -> dict[str, Any]:
        """Return the words that are there before anything of a draft, by the names of the form's fields."""

    def get_initial(self) -> dict[str, Any]:
        self.draft = Draft.objects.visible_to(self.person).filter(kind=DRAFT_KIND, about=self.about()).first()
        if self.draft is None:
            return self.words_so_far() | {"draft_id": uuid4(), "draft_version": 0}
        seen = {"draft_id": self.draft.pk, "draft_version": self.draft.version}
        typed = self.draft.fields if self.draft.finished_at is None else {}
        return self.words_so_far() | typed | seen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(kind=DRAFT_KIND, about=self.about(), **kwargs)
        unfinished = self.request.method == "GET" and self.draft and self.draft.finished_at is None
        return context | {"restored": self.draft if unfinished else None}

    def after(self, name: str, evidence: Evidence, form: EvidenceForm) -> HttpResponse:
        """Go on, and let the next page clear the copy that this tab may have kept."""
        return redirect(f"{reverse(name, args=[evidence.pk])}?draft={form.cleaned_data['draft_id']}")


class NewEvidence(Writing):
    """Written here, without a log entry behind it; perhaps once more, after an answer of partly or not yet."""

    model = Placement

    def words_so_far(self) -> dict[str, Any]:
        again = self.request.GET.get("again", "")
        rows = Evidence.objects.visible_to(self.person).filter(author=self.person, placement=self.object)
        earlier = rows.filter(pk=again).first() if again.isdecimal() else None
        return words_of(earlier) if earlier else {"event_on": timezone.localdate()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(placement=self.object, **kwargs)

    def form_valid(self, form: EvidenceForm) -> HttpResponse:
        words = form.written
        made_from = words.pop("source") or Source.DESCRIBED
        evidence = actions.start_evidence(placement=self.object, by=self.person, page=form.page, made_from=made_from, **words)
        return self.after("placements:evidence_claim", evidence, form)


class ChangeEvidence(Writing):
    """Its words can change while nobody has been asked; otherwise the page says why not, and keeps what was typed."""

    model = Evidence

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"from_log": self.object.source not in CAN_BE_SAID}

    def get_rows(self):
        return super().get_rows().with_everything()

    def words_so_far(self) -> dict[str, Any]:
        return words_of(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(evidence=self.object, placement=self.object.placement, **kwargs)

    def form_valid(self, form: EvidenceForm) -> HttpResponse:
        try:
            actions.change_evidence(evidence=self.object, by=self.person, page=form.page, **form.written)
        except actions.CannotChangeNow:
            form.add_error(None, WAITING)
            return self.form_invalid(form)
        return self.after("placements:evidence", self.object, form)


def words_of(evidence: Evidence) -> dict[str, Any]:
    return {name: getattr(evidence, name) for name in ("title", "words", "why", "source", "event_on")}
