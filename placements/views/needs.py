"""A tutor's students who need them, one after another, and what each student sees of it themselves."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from accounts.access import Guarded
from accounts.models import User
from accounts.states import next_digest
from placements.models import Placement
from placements.models.needs import Need, latest_shared, needs_of, who_needs
from placements.models.nudge import Nudge
from placements.models.thresholds import RULES
from placements.rules import Part, Permission


class NeedsYou(Guarded, TemplateView):
    """Who needs this tutor, and why, in words. Plain order: whoever has the oldest reason comes first."""

    permission_required = Permission.SEE_WHO_NEEDS_ME
    template_name = "placements/needs/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        needs, students = who_needs(self.person)
        return super().get_context_data(
            needs=needs,
            students=students,
            others=students - len(needs),
            can_nudge=any(need.to_nudge_about for need in needs),
            rules=RULES,
            **kwargs,
        )


class OfOnePlacement(Guarded):
    """Guards what a student and their tutor see alike: about the tutor who asks, or the tutor of the student who asks."""

    model = Placement
    permission_required = Permission.SEE_WHAT_TUTOR_SEES

    def get_rows(self) -> Any:
        return super().get_rows().with_people()

    @property
    def is_tutor(self) -> bool:
        return Part.TUTOR in self.object.parts_of(self.person)

    @property
    def tutor(self) -> User | None:
        if self.is_tutor:
            return self.person
        someone = self.object.person_as(Part.TUTOR)
        return someone.person if someone else None


class SeenByTutor(OfOnePlacement, TemplateView):
    """The reasons as the tutor reads them, and the log of contact: the same page for both."""

    template_name = "placements/needs/seen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            placement=self.object,
            student=self.object.student,
            tutor=self.tutor,
            is_tutor=self.is_tutor,
            need=self.need(),
            contact=Nudge.objects.visible_to(self.person).filter(placement=self.object).select_related("by", "notice"),
            rules=RULES,
            next_digest=next_digest(timezone.now()),
            sentence=self.sentence(),
            **kwargs,
        )

    def sentence(self) -> str:
        other = self.object.student if self.is_tutor else self.tutor
        return f"You and {other.name} can see this" if other else "Only you can see this"

    def need(self) -> Need | None:
        """Nothing while the placement is not under way, or has no tutor."""
        if self.tutor is None:
            return None
        found = needs_of(self.tutor, Placement.objects.visible_to(self.person).under_way().filter(pk=self.object.pk))
        return found[0] if found else None


class LatestShared(OfOnePlacement, View):
    """Leads to the entry that the student shared with the tutor last."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(address_of_latest(self.object, self.tutor) or self.say_there_is_none(request))

    def say_there_is_none(self, request: HttpRequest) -> str:
        student, tutor = self.object.student.get_short_name(), self.tutor.name if self.tutor else "a tutor"
        messages.info(request, f"There is no entry now that {student} shares with {tutor} and that can be read.")
        return reverse("placements:seen_by_tutor", args=[self.object.pk])


class NextStudent(Guarded, View):
    """Leads from one student to the next who needs this tutor, in the order of the list, and back to the list at its end."""

    permission_required = Permission.SEE_WHO_NEEDS_ME

    def get(self, request: HttpRequest, person: int) -> HttpResponse:
        needs, _ = who_needs(self.person)
        at = next((number for number, need in enumerate(needs) if need.student.pk == person), -1)
        if at + 1 == len(needs):
            messages.info(request, "That was the last student on the list.")
            return redirect("placements:needs_you")
        following = needs[at + 1].placement
        return redirect(address_of_latest(following, self.person) or reverse("placements:seen_by_tutor", args=[following.pk]))


def address_of_latest(placement: Placement, tutor: User | None) -> str:
    entry = latest_shared(tutor, placement.student) if tutor else None
    return f"{reverse('activities:log_entry', args=[entry.pk])}#entry" if entry else ""
