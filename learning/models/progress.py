from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from accounts.models import User
from accounts.prepared import prepared


class Enrolment(models.Model):
    """A person on a module: put there by whoever leads their cohort, or by opening its first section.

    Dates are a person's own, and go before those of their cohort. Whoever is taken off keeps what they have done.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    module = models.ForeignKey("learning.ModulePage", on_delete=models.CASCADE, related_name="enrolments")
    began_at = models.DateTimeField(default=timezone.now)
    starts = models.DateField(null=True, blank=True, help_text="From which day they may read it. Empty: as their cohort.")
    ends = models.DateField(null=True, blank=True)
    put_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: they did."
    )
    taken_off_at = models.DateTimeField(null=True, blank=True)
    # Counted again at each change; `manage.py count_progress` counts everybody.
    sections_done = models.PositiveSmallIntegerField(default=0)
    activities_done = models.PositiveSmallIntegerField(default=0)
    minutes_done = models.PositiveIntegerField(default=0)

    # What students do never enters Wagtail's index of references.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "module"], name="enrolled_once"),
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True) | models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="enrolment_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"


RECENT = 100  # sections; far more than a module has
READS = "SELECT section_id, place, touched_at, done_at FROM learning_sectionread WHERE person_id = %s AND section_id IN"


class Read(NamedTuple):
    """A SectionRead as pages use it: plain values cost half of a model."""

    section_id: int
    place: str
    touched_at: datetime
    done_at: datetime | None


def reads_of(person: User, sections: list[int]) -> dict[int, Read]:
    """Return how far somebody has read these sections. Asked on every page of a course.

    Written out: for a query this small, Django takes longer to put it together than the database to answer it.
    """
    places = ", ".join(["%s"] * len(sections))
    with connection.cursor() as cursor:
        cursor.execute(f"{READS} ({places})", [person.pk, *sections])
        return {section: Read(section, place, aware(touched), aware(done)) for section, place, touched, done in cursor.fetchall()}


def aware(moment: datetime | None) -> datetime | None:
    """SQLite leaves out that times are kept in UTC."""
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def by_section(rows: Iterable[tuple]) -> dict[int, Read]:
    return {row[0]: Read(*row) for row in rows}


class SectionReadQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "SectionReadQuerySet":
        """How far somebody has read is their own."""
        return self.filter(person=user)

    def as_reads(self) -> "SectionReadQuerySet":
        return self.values_list(*Read._fields)

    def by_section(self) -> dict[int, Read]:
        return by_section(self.as_reads())


@prepared
def latest_reads(person):
    return SectionRead.objects.visible_to(person).as_reads()[:RECENT]


def recently_read(person: User) -> dict[int, Read]:
    """Return what somebody has read of late, by section, the latest first."""
    return by_section(latest_reads(person=person))


class SectionRead(models.Model):
    """How far one person has read one section: opened, stopped at, done."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sections_read")
    section = models.ForeignKey("learning.SectionPage", on_delete=models.CASCADE, related_name="reads")
    opened_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now, help_text="When they were last here.")
    place = models.CharField(max_length=120, blank=True, help_text="The block, or paragraph of it, where they stopped.")
    done_at = models.DateTimeField(null=True, blank=True, help_text="When they said they were done with it.")

    objects = SectionReadQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-touched_at"]
        constraints = [models.UniqueConstraint(fields=["person", "section"], name="section_read_once")]
        indexes = [models.Index(fields=["person", "-touched_at"], name="section_read_latest")]

    def __str__(self) -> str:
        return f"reading {self.pk}"
