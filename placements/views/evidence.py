from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.access import Guarded, found
from activities.models import LogEntry
from history.transitions import IllegalMove
from placements.actions import evidence as actions
from placements.actions.opened import note_opened
from placements.forms.evidence import FromLogForm
from placements.models import Evidence, Placement
from placements.models.delivery_status import delivery_of
from placements.models.page_seen import PageSeen
from placements.models.questions import evidence_of, placement_with_people
from placements.models.sentences import sentences_of
from placements.rules import Part, Permission


class EvidenceList(Guarded, TemplateView):
    """All evidence of one placement that this person may see, and how each piece stands."""

    model = Placement
    permission_required = Permission.SEE_PLACEMENT
    template_name = "placements/evidence/list.html"

    def get_guarded_object(self) -> Placement:
        return found(placement_with_people(self.person, self.kwargs["pk"], timezone.localdate()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = evidence_of(self.object, self.person, timezone.localdate(), claims=True)
        parts = self.object.parts_of(self.person)
        return super().get_context_data(
            placement=self.object,
            delivery=delivery_of(rows) if parts & {Part.STUDENT, Part.COORDINATOR} else {},
            rows=[(evidence, evidence.as_read_by(self.person)) for evidence in rows],
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

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "GET":
            note_opened(evidence=[self.object], by=self.person)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = self.object.author_id == self.person.pk
        return super().get_context_data(
            evidence=self.object,
            delivery=delivery_of([self.object]).get(self.object.pk) if mine else None,
            shown=(shown := self.object.as_read_by(self.person)),
            answered=self.object.answered(shown.claims),
            earlier=[version for version in self.object.versions.all() if version.number < self.object.version],
            mine=mine,
            audience=self.object.audience_sentence(self.person),
            may_decide=self.person.has_perm(Permission.SIGN_OFF_EVIDENCE, self.object),
            decisions=self.object.decisions.select_related("by", "signature"),
            educator=self.object.placement.person_as(Part.PRACTICE_EDUCATOR),
            **kwargs,
        )


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
            made_from=self.entry,
            page=PageSeen(key=form.cleaned_data["key"]),
        )
        return redirect("placements:evidence_claim", evidence.pk)


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
            messages.success(request, "Your request is taken back. The link in the mail stays closed until you ask again.")
        return redirect("placements:evidence", self.object.pk)
