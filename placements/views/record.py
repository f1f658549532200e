"""Records of a placement: the list, beginning one, reading one, and one on paper."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.access import Guarded
from placements.actions.record import begin_record
from placements.forms.asks import Around
from placements.forms.record import BeginRecordForm
from placements.models import FormTemplate, Placement, PlacementPerson, Record
from placements.models.answer_words import SCALE, columns_of, has_given_lines
from placements.models.claimable import claimable
from placements.models.form_ask import Ask, Kind
from placements.models.record import SIGNS
from placements.models.record_page import RecordPage, sections_of_version
from placements.models.record_progress import Progress
from placements.rules import Permission
from placements.states import RecordState
from writing.models import Draft

DRAFT_KIND = "record"


class OfPlacement(Guarded):
    """A page about the records of one placement."""

    model = Placement
    permission_required = Permission.SEE_RECORDS

    def get_rows(self) -> Any:
        return Placement.objects.with_part_of(self.person).with_people()

    @property
    def today(self) -> date:
        return timezone.localdate()

    def me(self, parts: list[str]) -> PlacementPerson:
        """Return this person in the first of these parts that they have today. Raises PermissionDenied where they have none."""
        held = [one for one in self.object.people.all() if one.person_id == self.person.pk and one.holds(self.today)]
        for part in parts:
            for one in held:
                if one.part == part:
                    return one
        raise PermissionDenied

    def template_named(self, key: str) -> FormTemplate:
        """Return the version of a form that would be begun now."""
        for template in FormTemplate.objects.filter(key=key).for_programme(self.object.cohort.programme_id):
            return template
        raise Http404


class Records(OfPlacement, TemplateView):
    """Everything on one placement that is a form, who has the next move, and what can be begun."""

    template_name = "placements/records/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = self.object.parts_of(self.person)
        records = Record.objects.visible_to(self.person).filter(placement=self.object).with_everything()
        rows = [(record, Progress(record).waits_in_words(self.person.pk), record.is_read_by(self.person)) for record in records]
        templates = FormTemplate.objects.for_programme(self.object.cohort.programme_id)
        there = {record.template.key for record, _, _ in rows if record.state != RecordState.WITHDRAWN}
        begin = [one for one in templates if one.may_begin(parts) and (one.facts["counted"] or one.key not in there)]
        return super().get_context_data(placement=self.object, rows=rows, begin=begin, **kwargs)


class BeginRecord(OfPlacement, FormView):
    """Begin a record of a form; where somebody observes or collects, say who."""

    permission_required = Permission.BEGIN_RECORD
    form_class = BeginRecordForm
    template_name = "placements/records/begin.html"

    def get_guarded_object(self) -> Placement:
        placement = super().get_guarded_object()
        self.object = placement
        self.form_template = self.template_named(self.kwargs["form"])
        if not self.form_template.may_begin(placement.parts_of(self.person)):
            raise PermissionDenied
        return placement

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"template": self.form_template, "placement": self.object, "on": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(placement=self.object, template=self.form_template, **kwargs)

    def form_valid(self, form: BeginRecordForm) -> HttpResponse:
        record = begin_record(
            placement=self.object,
            template=self.form_template,
            by=self.me(self.form_template.facts["begins"]),
            lead=form.lead,
            key=form.cleaned_data["key"],
        )
        return redirect("placements:record", record.pk)


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


class OfRecord(Guarded):
    """A page about one record."""

    model = Record
    permission_required = Permission.SEE_RECORD

    def get_rows(self) -> Any:
        return super().get_rows().with_everything()

    @property
    def signer(self) -> PlacementPerson:
        """This person as one of those who sign. Raises PermissionDenied where they are none."""
        for someone in self.object.signers:
            if someone.person_id == self.person.pk:
                return someone
        raise PermissionDenied

    @property
    def address(self) -> str:
        return reverse("placements:record", args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        return super().get_context_data(
            record=record, placement=record.placement, audience=record.audience_sentence(self.person), **kwargs
        )


class RecordPages(OfRecord):
    """The record in full, as it stands: being written, or as it was put forward."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        page = RecordPage(record, self.person)
        frozen = None if record.can_change else record.versions.filter(number=record.version).first()
        shown = {"frozen": sections_of_version(record, frozen.content, page.parts)} if frozen else {"sections": page.sections}
        return super().get_context_data(progress=page.progress, **shown, signed=self.signed(record.version), **kwargs)

    def signed(self, version: int) -> list[Any]:
        """The signatures that stand under a version, in the order in which they were made."""
        standing: dict[int, Any] = {}
        for decision in self.object.decisions.all():
            if decision.version == version and decision.move in SIGNS:
                standing[decision.by_id] = decision
            elif decision.move == "undo_sign":
                standing.pop(decision.by_id, None)
        return list(standing.values())


class RecordDetail(RecordPages, TemplateView):
    """One record: what each party wrote, with Change where it is theirs, and who has the next move."""

    template_name = "placements/records/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        record, progress = self.object, context["progress"]
        may_sign = self.person.has_perm(Permission.SIGN_RECORD, record)
        mine = next((one for one in record.signers if one.person_id == self.person.pk), None)
        signed = progress.signed.get(self.person.pk)
        undo_until = record.undo_until(signed) if signed and record.state in {RecordState.TO_SIGN, RecordState.SIGNED} else None
        return context | {
            "turn": progress.waits_in_words(self.person.pk),
            "moves": progress.next_moves,
            "may_sign": may_sign,
            "signs_now": mine in progress.may_sign_now if mine else False,
            "undo_until": undo_until if undo_until and undo_until > timezone.now() else None,
            "earlier": [one.number for one in record.versions.all() if one.number != record.version or record.can_change],
            "unsaved": self.unsaved(),
        }

    def unsaved(self) -> set[str]:
        """Sections in which this person typed something that is not in the record yet, by their ids as text."""
        start = f"{DRAFT_KIND}-{self.object.pk}-"
        drafts = Draft.objects.visible_to(self.person).unfinished(DRAFT_KIND).filter(about__startswith=start)
        return {int(about.removeprefix(start)) for about in drafts.values_list("about", flat=True)}


class RecordOnPaper(RecordPages, TemplateView):
    """The same for the printer: no buttons, room under it for nothing but what was signed."""

    template_name = "placements/records/print.html"


class RecordVersionPage(RecordPages, TemplateView):
    """An earlier version that was put forward, with the signatures under it."""

    template_name = "placements/records/version.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.object.versions.filter(number=self.kwargs["number"]).first()
        if version is None:
            raise Http404
        context = super().get_context_data(**kwargs)
        frozen = sections_of_version(self.object, version.content, self.object.parts_of(self.person))
        return context | {"version": version, "frozen": frozen, "signed": self.signed(version.number)}
