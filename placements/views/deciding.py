"""What every page about one decision has in common, by link or signed in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.access import Guarded, GuardedByLink, found
from placements.models import Evidence, Method, PlacementPerson
from placements.models.questions import evidence_by_link
from placements.rules import Part, Permission
from placements.states import EvidenceState

DECIDED = (EvidenceState.SIGNED_OFF, EvidenceState.RETURNED)
PAGES = {EvidenceState.SIGNED_OFF: "receipt", EvidenceState.RETURNED: "returned"}


class Deciding:
    """Goes before the guard. Opening a page changes nothing; what is typed survives whatever happened meanwhile."""

    model = Evidence
    permission_required = Permission.SIGN_OFF_EVIDENCE

    def get_rows(self):
        return super().get_rows().with_everything().select_related("placement__cohort__programme__university")

    @property
    def signer(self) -> PlacementPerson:
        held = self.object.placement.people.all()
        today = timezone.localdate()
        mine = (one for one in held if one.person_id == self.person.pk and one.part == Part.PRACTICE_EDUCATOR)
        return next(one for one in mine if one.holds(today))

    def is_open(self) -> bool:
        """Whether a decision can be made on this page now."""
        evidence = self.object
        return evidence.state == EvidenceState.WAITING and evidence.link.is_open()

    def page_as_it_stands(self) -> str:
        if self.is_open():
            return "placements/evidence/sign_off.html"
        return f"placements/evidence/{PAGES.get(self.object.state, 'expired')}.html"

    def overtaken(self, comment: str = "") -> HttpResponse:
        """Somebody or the clock was faster: show how it stands now, and give back what was typed."""
        self.object = self.get_guarded_object()
        context = self.get_context_data(overtaken=True, kept=comment.strip(), **self.receipt())
        return self.response_class(self.request, self.page_as_it_stands(), context, status=409)

    def receipt(self) -> dict[str, Any]:
        """What the page says once it is signed, and what else waits for this person."""
        if self.object.state != EvidenceState.SIGNED_OFF:
            return {}
        decision = self.object.decisions.filter(move="sign_off").select_related("signature__signer").latest("pk")
        waiting = list(Evidence.objects.visible_to(self.person).waiting_for(self.person).select_related("link"))
        return {
            "decision": decision,
            "answered": self.object.answered(self.object.asked_version.claims),
            "signature": decision.signature,
            "can_undo": timezone.now() <= self.object.undo_until and self.object.signed_off_by_id == self.signer.pk,
            "waiting": len(waiting),
            "next_url": self.address_of(waiting[0]) if waiting else "",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        evidence = self.object
        programme = evidence.placement.cohort.programme
        return super().get_context_data(
            programme=programme,
            university=programme.university,
            evidence=evidence,
            asked=evidence.asked_version,
            signer=self.signer,
            agency=evidence.placement.agency,
            readers=evidence.sentence_of_readers(self.person),
            urls={name: self.address(name) for name in ("page", "conversation", "return", "not_mine", "undo", "new_link")},
            **kwargs,
        )


class ByLink(Deciding, GuardedByLink):
    """Reached by the mailed link: no account, no cookie but the one that protects the form."""

    method = Method.LINK

    def get_guarded_object(self) -> Evidence:
        """Once decided, the link shows it for as long as the receipt lasts, and then nothing."""
        evidence = found(evidence_by_link(self.link, timezone.localdate()))
        if evidence.state in DECIDED and not self.link.is_open():
            raise Http404
        return evidence

    def address(self, name: str) -> str:
        suffix = "" if name == "page" else f"_{name}"
        return reverse(f"placements:sign_off_by_link{suffix}", args=[self.kwargs["token"]])

    def address_of(self, evidence: Evidence) -> str:
        return reverse("placements:sign_off_by_link", args=[evidence.link.token])


class SignedIn(Deciding, Guarded):
    """Reached by somebody who signed in."""

    method = Method.SIGNED_IN

    def address(self, name: str) -> str:
        suffix = "" if name == "page" else f"_{name}"
        return reverse(f"placements:sign_off{suffix}", args=[self.object.pk])

    def address_of(self, evidence: Evidence) -> str:
        return reverse("placements:sign_off", args=[evidence.pk])
