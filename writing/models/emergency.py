"""Emergency reading: who in a university can ask and agree, what was asked, and what was opened."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Membership, Organisation, User
from accounts.rules import Role
from history.append_only import AppendOnly
from history.constraints import all_or_none
from history.decision import Decision
from writing.rules import GOES_WITH
from writing.states import LAPSES_AFTER, ROLE_GIVEN_BEFORE, ReadingState

LONGEST_REASON = 1000


def roles_that_count(now: datetime | None = None) -> models.QuerySet:
    """Return the roles of coordinators and administrators of universities that hold today and were not given a moment ago."""
    given = Membership.objects.current().given_before((now or timezone.now()) - ROLE_GIVEN_BEFORE)
    return given.filter(role__in=GOES_WITH, organisation__kind=Organisation.Kind.UNIVERSITY, person__is_active=True).select_related(
        "organisation"
    )


def who_could_agree(university: Organisation, asked_as: str) -> models.QuerySet:
    """Return everybody there who has the role that goes with this one. Neither the one who asks nor the author is left out."""
    counts = roles_that_count().filter(organisation=university, role=GOES_WITH[Role(asked_as)])
    return User.objects.filter(pk__in=counts.values("person"))


def students_of(universities: Iterable[Organisation]) -> models.QuerySet:
    """Return everybody who is or was a student there."""
    studied = Membership.objects.filter(role=Role.STUDENT, organisation__in=universities)
    return User.objects.filter(pk__in=studied.values("person"))


class EmergencyReadingQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "EmergencyReadingQuerySet":
        """Those of one's own university, for its coordinators and administrators; and what was agreed about oneself."""
        if not user.is_authenticated:
            return self.none()
        here = Q(university__in=roles_that_count().filter(person=user).values("organisation")) & ~Q(author=user)
        return self.filter(here | Q(author=user, agreed_at__isnull=False))

    def about(self, author: models.Model) -> "EmergencyReadingQuerySet":
        """What was agreed about this person's writing. What came to nothing opened nothing, and is not among it."""
        return self.filter(author=author, agreed_at__isnull=False)

    def waiting(self, now: datetime | None = None) -> "EmergencyReadingQuerySet":
        return self.filter(state=ReadingState.WAITING, asked_at__gt=(now or timezone.now()) - LAPSES_AFTER)

    def running(self, now: datetime | None = None) -> "EmergencyReadingQuerySet":
        return self.filter(state=ReadingState.AGREED, ends_at__gt=now or timezone.now())

    def with_people(self) -> "EmergencyReadingQuerySet":
        return self.select_related("author", "asked_by", "agreed_by", "university")


class EmergencyReading(models.Model):
    """That one person asks to read what another wrote on some days, and that a second agrees, for an hour.

    The id is made by the page, so that asking twice is once. Nothing here lets anybody in to anything else: `visible_to` of
    what is read stays as it is, and the pages of the reading ask for their own rows.
    """

    id = models.UUIDField(primary_key=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Whose writing.")
    university = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.TextField(help_text="Read by the author, and by coordinators and administrators of the university.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=30, choices=Role, help_text="The second has the other of the two roles.")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=20, choices=ReadingState, default=ReadingState.WAITING)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    noted_at = models.DateTimeField(null=True, blank=True, help_text="When the author said that they have read of it.")

    objects = EmergencyReadingQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-asked_at", "pk"]
        constraints = [
            all_or_none("agreed_by", "agreed_at", "ends_at", name="emergency_reading_agreed_by_and_at"),
            models.CheckConstraint(
                condition=Q(state__in=[ReadingState.AGREED, ReadingState.ENDED]) ^ Q(agreed_at__isnull=True),
                name="emergency_reading_agreed_or_not",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("author")) & (Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by"))),
                name="emergency_reading_needs_two_people",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("author")), name="emergency_reading_author_is_a_third"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="emergency_reading_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["author", "asked_by"], condition=Q(state=ReadingState.WAITING), name="emergency_reading_asked_once"
            ),
        ]
        indexes = [models.Index(fields=["author", "-agreed_at"], name="emergency_reading_of_author")]

    def __str__(self) -> str:
        return f"emergency reading {self.pk}"

    @property
    def lapses_at(self) -> datetime:
        return self.asked_at + LAPSES_AFTER

    @property
    def is_waiting(self) -> bool:
        return self.state == ReadingState.WAITING and timezone.now() < self.lapses_at

    @property
    def is_running(self) -> bool:
        return self.state == ReadingState.AGREED and timezone.now() < self.ends_at

    @property
    def standing(self) -> str:
        """How it stands at this moment, in words: the clock may have moved on further than the state."""
        if self.state == ReadingState.WAITING and not self.is_waiting:
            return ReadingState.LAPSED.label
        if self.state == ReadingState.AGREED:
            return f"open until {timezone.localtime(self.ends_at):%H:%M}" if self.is_running else "over"
        return self.get_state_display()

    def may_still_be_asked_for(self) -> bool:
        """Whether whoever asked could ask for it today. Asks the database, since a role can end meanwhile."""
        return roles_that_count().filter(person=self.asked_by, organisation=self.university, role=self.asked_as).exists()

    def may_be_answered_by(self, user: models.Model) -> bool:
        """Whether this person can be the second: neither the one who asked nor the author, and of the other of the two roles."""
        return self.who_may_answer().filter(pk=user.pk).exists()

    def who_may_answer(self) -> models.QuerySet:
        """Return everybody who can be the second today."""
        return who_could_agree(self.university, self.asked_as).exclude(pk__in=[self.asked_by_id, self.author_id])


class EmergencyReadingDecision(Decision):
    """One move of an emergency reading. The words of a refusal are for whoever sees the register."""

    reading = models.ForeignKey(EmergencyReading, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True


class EmergencyOpening(AppendOnly):
    """That whoever asked opened one thing, in one version, at one moment. The day is that of the thing; no words of it."""

    reading = models.ForeignKey(EmergencyReading, on_delete=models.PROTECT, related_name="openings")
    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="emergency_openings")
    version = models.PositiveIntegerField()
    day = models.DateField(help_text="The day it is about.")
    at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "audience", "version"], name="emergency_opening_of_a_version_once"),
        ]

    def __str__(self) -> str:
        return f"opening {self.pk} in emergency reading {self.reading_id}"
