"""How far somebody has read. It is their own: nobody else is shown a place."""

from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from learning import block_states
from learning.models import Enrolment, SectionRead
from learning.models.far import done_in, far_in
from learning.models.outline import Task, library
from learning.models.progress import Read

SITTING = timedelta(minutes=5)


class Page(Protocol):
    """A page, or its entry in the outline."""

    @property
    def pk(self) -> int: ...

    @property
    def path(self) -> str: ...


@transaction.atomic
def enrol(*, person: User, module: Page, by: User | None) -> Enrolment:
    """Put somebody on a module. Who is on it already stays as they are."""
    enrolment, new = Enrolment.objects.get_or_create(person=person, module_id=module.pk)
    if new:
        record("enrolment.enrol", subject=enrolment, by=by, system=by is None, person=person.pk, module=module.pk)
    return enrolment


def open_section(
    *,
    section: Page,
    module: Page,
    by: User,
    read: Read | None = None,
    enrolled: bool = False,
    on: datetime | None = None,
) -> None:
    """Remember that they are here, so that they can carry on from here. The first section they open puts them on the module.

    `read` and `enrolled` are what the caller knows already; within a sitting nothing is written again. Not audited: reading is
    nobody's business.
    """
    on = on or timezone.now()
    if read and on - read.touched_at < SITTING:
        return
    if not enrolled:
        Enrolment.objects.bulk_create([Enrolment(person=by, module_id=module.pk, began_at=on)], ignore_conflicts=True)
    SectionRead.objects.bulk_create(
        [SectionRead(person=by, section_id=section.pk, opened_at=on, touched_at=on)],
        update_conflicts=True,
        unique_fields=["person", "section"],
        update_fields=["touched_at"],
    )


def stop_at(*, section: Page, place: str, by: User, on: datetime | None = None) -> None:
    """Remember the paragraph where they are. The last word wins, from whichever device it comes."""
    on = on or timezone.now()
    SectionRead.objects.bulk_create(
        [SectionRead(person=by, section_id=section.pk, place=place, opened_at=on, touched_at=on)],
        update_conflicts=True,
        unique_fields=["person", "section"],
        update_fields=["place", "touched_at"],
    )


@transaction.atomic
def mark_as_done(*, section: Page, module: Page, by: User, on: datetime | None = None) -> SectionRead:
    """They say they are done with it. Twice is once, and the first time counts."""
    on = on or timezone.now()
    read, _ = SectionRead.objects.select_for_update().get_or_create(
        person=by, section_id=section.pk, defaults={"opened_at": on, "touched_at": on}
    )
    if read.done_at is None:
        read.done_at = read.touched_at = on
        read.save(update_fields=["done_at", "touched_at"])
        count_again(module=module, person=by)
        record("section.mark_as_done", subject=read, by=by, section=section.pk)
        block_states.see(by, tasks_in(section.pk))
    return read


@transaction.atomic
def mark_as_not_done(*, section: Page, module: Page, by: User) -> None:
    """They take it back. Their place in the section is kept."""
    read = SectionRead.objects.select_for_update().filter(person=by, section_id=section.pk, done_at__isnull=False).first()
    if read is None:
        return
    read.done_at = None
    read.save(update_fields=["done_at"])
    count_again(module=module, person=by)
    record("section.mark_as_not_done", subject=read, by=by, section=section.pk)


def tasks_in(section: int) -> tuple[Task, ...]:
    module = library().module_with(section)
    return next((entry.tasks for _, entry in module.steps() if entry.pk == section), ()) if module else ()


def count_again(*, module: Page, person: User, enrolling: bool = True) -> None:
    """Count on the enrolment what somebody has done of a module as it is now. Not enrolling: only where they are on it."""
    if enrolling:
        enrol(person=person, module=module, by=person)
    enrolments = Enrolment.objects.filter(person=person, module_id=module.pk)
    outline = next((one for one in library().modules.values() if one.pk == module.pk), None)
    if outline is None or not enrolments.exists():
        return
    sections = [entry for _, entry in outline.steps()]
    read = SectionRead.objects.filter(person=person, done_at__isnull=False, section__in=[entry.pk for entry in sections])
    far = far_in(sections, set(read.values_list("section", flat=True)), done_in(outline, person))
    enrolments.update(sections_done=far.sections_done, activities_done=far.activities_done, minutes_done=far.minutes_done)
