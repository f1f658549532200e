from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Membership, User
from accounts.rules import Role
from activities.blocks import Facts
from activities.blocks.assignment import SAMPLE, SECOND
from activities.rules import is_the_second, teaches
from writing.models.sentence import listed

NAMED = 3  # tutors in a sentence; whoever else there is becomes a number


def of_their_cohorts(user: models.Model, prefix: str = "") -> models.Q:
    """Return the condition: of a cohort this person is a tutor of today."""
    cohorts = {one.cohort_id for one in user.memberships_now if one.role == Role.TUTOR and one.cohort_id}
    return models.Q(**{f"{prefix}cohort__in": cohorts})


def as_the_second(user: models.Model, prefix: str = "") -> models.Q:
    """Return the condition: this person is its second marker, and a tutor at its university today."""
    universities = {one.organisation_id for one in user.memberships_now if one.role == Role.TUTOR}
    return models.Q(**{f"{prefix}second_marker": user, f"{prefix}cohort__programme__university__in": universities})


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "AssignmentQuerySet":
        """Those of cohorts that this person is in or a tutor of today, is to mark for, or coordinates."""
        if not user.is_authenticated:
            return self.none()
        studies = {one.cohort_id for one in user.memberships_now if one.role == Role.STUDENT and one.cohort_id}
        coordinates = {one.organisation_id for one in user.memberships_now if one.role == Role.COORDINATOR}
        others = models.Q(cohort__in=studies) | models.Q(cohort__programme__university__in=coordinates)
        return self.filter(of_their_cohorts(user) | as_the_second(user) | others)

    def with_group(self) -> "AssignmentQuerySet":
        return self.select_related("activity", "version", "cohort__programme", "second_marker")


class Assignment(models.Model):
    """One assignment in one cohort: when it is due there, and who looks at what is handed in besides the cohort's tutors.

    From the first piece that is handed in it stays on the version of the activity as it was then: what students wrote for is
    what they are marked by.
    """

    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="assignments")
    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("activities.ActivityVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True, help_text="Until when a piece can be handed in and not be late.")
    second_marker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="second_marking"
    )
    sample_drawn_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AssignmentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "cohort"], name="assignment_once_in_cohort")]

    def __str__(self) -> str:
        return f"assignment {self.pk}"

    @property
    def facts(self) -> Facts:
        """What its author set."""
        return self.version.facts if self.version else self.activity.facts()

    @property
    def title(self) -> str:
        return self.facts["title"]

    @property
    def is_anonymous(self) -> bool:
        return self.facts["anonymous"]

    @property
    def needs_two(self) -> bool:
        return self.facts["marking"] == SECOND

    @property
    def has_a_sample(self) -> bool:
        return self.facts["marking"] == SAMPLE

    @property
    def is_past(self) -> bool:
        return self.due_at is not None and self.due_at <= timezone.now()

    def is_second(self, person: User) -> bool:
        return is_the_second(person, self)

    def is_a_tutor(self, person: User) -> bool:
        return teaches(person, self.cohort)

    def tutors(self) -> list[User]:
        here = Membership.objects.current().filter(cohort=self.cohort_id, role=Role.TUTOR, person__is_active=True)
        return list(User.objects.filter(pk__in=here.values("person")))

    def readers(self) -> list[User]:
        """Those who read what is handed in: the cohort's tutors of today, and the second marker."""
        tutors = self.tutors()
        return [*tutors, self.second_marker] if self.second_marker and self.second_marker not in tutors else tutors

    def sentence(self, readers: list[User]) -> str:
        """Say in plain words who sees what is handed in."""
        tutors = [reader.name for reader in readers if reader.pk != self.second_marker_id]
        shown = tutors[:NAMED] + [f"{len(tutors) - NAMED} more tutors"] * (len(tutors) > NAMED)
        second = [f"{self.second_marker.name}, who marks it too"] if self.second_marker else []
        who = listed(["You", *(shown or ["the tutors of your cohort"]), *second])
        return f"{who} can see what you hand in"


def cohorts_of(user: Any) -> dict[str, list[int]]:
    """Return the cohorts that somebody studies in, and those they are a tutor of, today."""
    places = [one for one in user.memberships_now if one.cohort_id]
    return {role: list(dict.fromkeys(one.cohort_id for one in places if one.role == role)) for role in (Role.STUDENT, Role.TUTOR)}
