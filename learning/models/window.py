"""From when until when somebody is on a module: for a whole cohort, or for one person."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.rules import Role

COHORT, PERSON = "cohort", "person"


class CohortOnModule(models.Model):
    """A cohort on a module, whoever is in it on a day. Taking it off deletes the row; what was done is kept elsewhere."""

    cohort = models.ForeignKey("accounts.Cohort", on_delete=models.PROTECT, related_name="+")
    module = models.ForeignKey("learning.ModulePage", on_delete=models.CASCADE, related_name="cohorts_on_it")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    put_on_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    put_on_at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "module"], name="cohort_on_module_once"),
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True) | models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="cohort_on_module_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"cohort {self.cohort_id} on module {self.module_id}"


class Window(NamedTuple):
    """The days on which somebody is on a module. Shut: they were taken off it."""

    starts: date | None
    ends: date | None
    shut: bool = False

    def is_open(self, today: date) -> bool:
        return not self.shut and not self.is_ahead(today) and not self.is_over(today)

    def is_ahead(self, today: date) -> bool:
        return not self.shut and self.starts is not None and self.starts > today

    def is_over(self, today: date) -> bool:
        return not self.shut and self.ends is not None and self.ends < today


Windows = Mapping[tuple[str, int], Window]


def windows_by_module() -> dict[int, Windows]:
    """Return all windows of all modules. Two queries; the outline keeps them, so that reading costs none."""
    found: dict[int, dict[tuple[str, int], Window]] = defaultdict(dict)
    for module, cohort, starts, ends in CohortOnModule.objects.values_list("module", "cohort", "starts", "ends"):
        found[module][COHORT, cohort] = Window(starts, ends)
    own = models.Q(put_on_by__isnull=False) | models.Q(taken_off_at__isnull=False)
    people = apps.get_model("learning", "Enrolment").objects.filter(own)
    for module, person, starts, ends, off in people.values_list("module", "person", "starts", "ends", "taken_off_at"):
        found[module][PERSON, person] = Window(starts, ends, shut=off is not None)
    return dict(found)


def windows_of(person: models.Model, windows: Windows) -> list[Window]:
    """Return what holds for one person: their own, or else those of the cohorts they study in today."""
    own = windows.get((PERSON, person.pk))
    if own is not None:
        return [own]
    cohorts = [one.cohort_id for one in person.memberships_now if one.role == Role.STUDENT]
    return [windows[COHORT, cohort] for cohort in cohorts if (COHORT, cohort) in windows]


def not_now(person: models.Model, windows: Windows, *, lets_in: bool, today: date | None = None) -> str:
    """Say kindly why a student does not read a module today; "" where they may."""
    today = today or timezone.localdate()
    mine = windows_of(person, windows)
    if any(window.is_open(today) for window in mine) or (lets_in and not mine):
        return ""
    ahead = sorted(window.starts for window in mine if window.starts and window.is_ahead(today))
    over = sorted(window.ends for window in mine if window.ends and window.is_over(today))
    if ahead:
        return f"It begins for you on {in_words(ahead[0])}. You can read it from that day on."
    if over:
        return f"It ended for you on {in_words(over[-1])}. What you did is kept. If you need longer, ask your tutor."
    if mine:
        return "You are not on it any more. What you did is kept. If that is not right, ask your tutor."
    return "You are not on it yet. If you should be, ask your tutor."


def said_of(window: Window | None, today: date) -> str:
    """Say in words to those who lead a cohort how it, or one student, stands; "" where nothing was settled."""
    if window is None:
        return ""
    if window.shut:
        return "Taken off"
    days = [f"{word} {in_words(day)}" for word, day in (("from", window.starts), ("until", window.ends)) if day]
    state = "Begins later" if window.is_ahead(today) else "Over" if window.is_over(today) else "On it"
    return ", ".join([state, " ".join(days)] if days else [state])


def in_words(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"
