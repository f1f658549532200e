from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.decision import Decision
from placements.rules import AROUND, Part
from placements.states import PlacementState
from writing.models.candidates import Candidate


class PlacementQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "PlacementQuerySet":
        """The placements in which this person has a part on the day; today where no day is given."""
        if not user.is_authenticated:
            return self.none()
        parts = PlacementPerson.objects.current(on).filter(person=user, part__in=AROUND)
        return self.filter(pk__in=parts.values("placement"))

    def with_part_of(self, user: models.Model, on: date | None = None) -> "PlacementQuerySet":
        """Those in which this person has any part today: also one that writes or reads a single form."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=PlacementPerson.objects.current(on).filter(person=user).values("placement"))

    def of_student(self, user: models.Model, on: date | None = None) -> "PlacementQuerySet":
        """Those of `visible_to` in which this person is the student."""
        parts = PlacementPerson.objects.current(on).filter(person=user, part=Part.STUDENT)
        return self.filter(pk__in=parts.values("placement"))

    def tutored_by(self, user: models.Model, on: date | None = None) -> "PlacementQuerySet":
        """Those of `visible_to` in which this person is the tutor."""
        parts = PlacementPerson.objects.current(on).filter(person=user, part=Part.TUTOR)
        return self.filter(pk__in=parts.values("placement"))

    def as_student(self, user: models.Model) -> "PlacementQuerySet":
        """A student's own, the one under way first."""
        theirs = PlacementPerson.objects.filter(person=user, part=Part.STUDENT).values("placement")
        under_way_first = models.Case(models.When(state=PlacementState.ACTIVE, then=0), default=1)
        return self.filter(pk__in=theirs).order_by(under_way_first, "-starts")

    def under_way(self) -> "PlacementQuerySet":
        return self.filter(state=PlacementState.ACTIVE)

    def with_people(self) -> "PlacementQuerySet":
        people = PlacementPerson.objects.select_related("person")
        return self.select_related("agency", "team", "cohort__programme", "rule_set").prefetch_related(
            models.Prefetch("people", queryset=people)
        )


class Placement(models.Model):
    """A block of assessed work in an agency. Everything about it hangs on this row."""

    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, related_name="placements")
    agency = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="placements")
    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, null=True, blank=True, related_name="placements")
    rule_set = models.ForeignKey("placements.RuleSet", on_delete=models.PROTECT, related_name="placements")
    starts = models.DateField()
    last_date = models.DateField(help_text="The latest day on which it may end.")
    ended_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=PlacementState, default=PlacementState.PLANNED)

    objects = PlacementQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_date__gt=models.F("starts")), name="placement_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.team.name}, {self.agency}" if self.team else str(self.agency)

    @property
    def student(self) -> models.Model:
        return next(someone.person for someone in self.people.all() if someone.part == Part.STUDENT)

    def person_as(self, part: Part, on: date | None = None) -> "PlacementPerson | None":
        """Return who has this part on the day, the newest first; None where nobody has."""
        held = [someone for someone in self.people.all() if someone.part == part and someone.holds(on or timezone.localdate())]
        return max(held, key=lambda someone: someone.starts, default=None)

    def parts_of(self, user: models.Model) -> set[str]:
        today = timezone.localdate()
        return {someone.part for someone in self.people.all() if someone.person_id == user.pk and someone.holds(today)}

    def sentence_of_readers(self, reader: models.Model, does: str = "can see this") -> str:
        """Who reads evidence once it is asked about, as this reader would say it: everybody but the coordinator (D2)."""
        parts = (Part.PRACTICE_EDUCATOR, Part.ON_SITE_SUPERVISOR, Part.TUTOR)
        others = [someone.person for part in parts if (someone := self.person_as(part))]
        names = [person.name for person in (self.student, *others) if person.pk != reader.pk]
        return f"{', '.join(['You', *names[:-1]])} and {names[-1]} {does}" if names else "Only you can see this"

    @property
    def outsiders_read_until(self) -> date | None:
        """Until when people outside the university may read, once it is over (D1, principle 7)."""
        return self.ended_on + timedelta(weeks=self.rule_set.access_weeks) if self.ended_on else None


class PlacementPersonQuerySet(models.QuerySet):
    def current(self, on: date | None = None) -> "PlacementPersonQuerySet":
        on = on or timezone.localdate()
        return self.filter(models.Q(ends__isnull=True) | models.Q(ends__gte=on), starts__lte=on)


class PlacementPerson(models.Model):
    """A person's part in one placement, from one date to another. Never deleted: it ends."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="placement_parts")
    part = models.CharField(max_length=30, choices=Part)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = PlacementPersonQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")), name="part_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["placement", "person", "part"], condition=models.Q(ends__isnull=True), name="part_once_at_a_time"
            ),
            models.UniqueConstraint(fields=["placement"], condition=models.Q(part=Part.STUDENT), name="placement_has_one_student"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_part_display()}"

    def holds(self, on: date) -> bool:
        return self.starts <= on and (self.ends is None or on <= self.ends)


def candidates(person: models.Model) -> list[Candidate]:
    """Whom a student on placement may share a log entry with: those who teach, supervise and support them there."""
    theirs = PlacementPerson.objects.current().filter(person=person, part=Part.STUDENT).values("placement")
    around = PlacementPerson.objects.current().filter(placement__in=theirs).select_related("person")
    return [
        Candidate(other.person, (other.get_part_display(),))
        for other in around
        if other.part in AROUND and other.part not in {Part.STUDENT, Part.COORDINATOR}
    ]


def educators(*, student: Any, educator: Any, on: Any) -> models.QuerySet:
    """The parts that make the one the other's practice educator on the day. A query of a lower app may pass references."""
    theirs = {"placement__people__person": student, "placement__people__part": Part.STUDENT, "placement__people__starts__lte": on}
    still = models.Q(placement__people__ends__isnull=True) | models.Q(placement__people__ends__gte=on)
    return PlacementPerson.objects.current(on).filter(still, person=educator, part=Part.PRACTICE_EDUCATOR, **theirs)


class PlacementDecision(Decision):
    """One move of a placement: who began, completed or ended it, when and why."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True
