"""Records of a placement: reading one, and one on paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import Guarded
from accounts.models import User
from placements.models import PanelReading, PlacementPerson, Record
from placements.models.panel import FORM as PANEL
from placements.models.record import SIGNS
from placements.models.record_checks import gaps_accepted, gaps_in, why_not_put_forward
from placements.models.record_page import RecordPage, sections_of_version
from placements.rules import Permission
from placements.states import RecordState
from writing.models import Draft

DRAFT_KIND = "record"


def released_names(record: Record) -> list[str]:
    """The people to whom it would be released, or is."""
    parts = record.template.fact("released").get("to", ())
    return [one.person.name for one in record.placement.people.all() if one.part in parts and one.holds(timezone.localdate())]


def unsaved_in(record: Record, person: User) -> set[int]:
    """Return the ids of the sections in which this person typed something that is not in the record yet."""
    start = f"{DRAFT_KIND}-{record.pk}-"
    drafts = Draft.objects.visible_to(person).unfinished(DRAFT_KIND).filter(about__startswith=start)
    return {int(about.removeprefix(start)) for about in drafts.values_list("about", flat=True)}


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
            "against": why_not_put_forward(progress) if progress.is_ready and may_sign else [],
            "may_release": record.state == RecordState.SIGNED and self.person.has_perm(Permission.RELEASE_RECORD, record),
            "may_accept": record.can_change and self.person.has_perm(Permission.ACCEPT_GAPS, record),
            "gaps": gaps_in(record) if record.can_change and not gaps_accepted(record) else [],
            "released_names": released_names(record),
            "turn": progress.waits_in_words(self.person.pk),
            "moves": progress.next_moves,
            "may_sign": may_sign,
            "signs_now": mine in progress.may_sign_now if mine else False,
            "undo_until": undo_until if undo_until and undo_until > timezone.now() else None,
            "earlier": [one.number for one in record.versions.all() if one.number != record.version or record.can_change],
            "unsaved": unsaved_in(record, self.person),
            "reading": self.reading(),
        }

    def reading(self) -> PanelReading | None:
        """Where it is one for the panel: what leads to the portfolio, for the panel alone."""
        if self.object.template.key != PANEL:
            return None
        return PanelReading.objects.visible_to(self.person).filter(record=self.object).first()


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
