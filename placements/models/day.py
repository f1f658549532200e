from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none
from history.decision import Decision
from placements.models.placement import Placement, PlacementPerson
from placements.models.ruleset import DayKind
from placements.rules import Part
from placements.states import DayState

CONFIRMS = (Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR)


@dataclass(frozen=True)
class DayWas:
    """What one day was, as the student says."""

    kind: str
    note: str = ""
    half: bool = False
    extra_hours: Decimal = Decimal(0)
    told: bool = False


class DayQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "DayQuerySet":
        return self.filter(placement__in=Placement.objects.visible_to(user, on))

    def to_confirm(self) -> "DayQuerySet":
        return self.filter(state=DayState.RECORDED)

    def for_person_to_confirm(self, user: models.Model, on: date | None = None) -> "DayQuerySet":
        """What waits for somebody to confirm today: of every placement in which that is theirs to do."""
        parts = PlacementPerson.objects.current(on).filter(person=user, part__in=CONFIRMS)
        return self.to_confirm().filter(placement__in=parts.values("placement"))


class Day(models.Model):
    """One day of a placement, recorded by the student and confirmed by somebody who was there."""

    Kind = DayKind

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="days")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WORKED)
    half = models.BooleanField(default=False, help_text="Half a day: it counts half.")
    note = models.CharField(max_length=120, blank=True)
    extra_hours = models.DecimalField(
        max_digits=4, decimal_places=2, default=0, help_text="Worked beyond the day. Taken back as time; never a shorter placement."
    )
    told = models.BooleanField(default=False, help_text="An absence: the student says that agency and university know.")
    state = models.CharField(max_length=10, choices=DayState, default=DayState.RECORDED)
    recorded_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = DayQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "on"], name="day_once_in_placement"),
            all_or_none("confirmed_at", "confirmed_by", name="day_confirmed_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"day {self.on}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.placement.parts_of(user)


def who_confirms(placement: Placement) -> PlacementPerson | None:
    """Return who is asked to confirm days today: the on-site supervisor, who is there, before the practice educator."""
    return placement.person_as(Part.ON_SITE_SUPERVISOR) or placement.person_as(Part.PRACTICE_EDUCATOR)


class DayDecision(Decision):
    """One move of a day: who confirmed or queried it, when and why."""

    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True
