"""Who is on a module, and from when until when: whole cohorts, and single people with dates of their own."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, User
from accounts.rules import Permission
from history.audit import record
from learning.actions.progress import Page, enrol
from learning.actions.publishing import forget_outline
from learning.models import CohortOnModule, Enrolment


@transaction.atomic
def put_cohort_on(*, cohort: Cohort, module: Page, starts: date | None, ends: date | None, by: User) -> CohortOnModule:
    """Put a cohort on a module, whoever is in it on a day, or change its dates. The same dates twice are one change."""
    check_they_lead(cohort, by)
    found = CohortOnModule.objects.select_for_update().filter(cohort=cohort, module_id=module.pk).first()
    if found is not None and (found.starts, found.ends) == (starts, ends):
        return found
    found = found or CohortOnModule(cohort=cohort, module_id=module.pk)
    found.starts, found.ends, found.put_on_by = starts, ends, by
    found.save()
    record("cohort.put_on_module", subject=cohort, by=by, module=module.pk, starts=day(starts), ends=day(ends))
    forget_outline()
    return found


@transaction.atomic
def take_cohort_off(*, cohort: Cohort, module: Page, by: User) -> None:
    """Take a cohort off a module. What its students did is kept, and people with dates of their own stay. Twice is once."""
    check_they_lead(cohort, by)
    if CohortOnModule.objects.filter(cohort=cohort, module_id=module.pk).delete()[0]:
        record("cohort.take_off_module", subject=cohort, by=by, module=module.pk)
        forget_outline()


@transaction.atomic
def put_person_on(*, person: User, cohort: Cohort, module: Page, starts: date | None, ends: date | None, by: User) -> Enrolment:
    """Put one student on a module with dates of their own, which go before those of the cohort. Twice is once."""
    check_they_lead(cohort, by, person)
    enrolment = locked(enrol(person=person, module=module, by=by))
    now = (starts, ends, True, None)
    if (enrolment.starts, enrolment.ends, enrolment.put_on_by_id is not None, enrolment.taken_off_at) != now:
        enrolment.starts, enrolment.ends, enrolment.put_on_by, enrolment.taken_off_at = starts, ends, by, None
        keep(enrolment)
        record("enrolment.put_on", subject=enrolment, by=by, person=person.pk, starts=day(starts), ends=day(ends))
    return enrolment


@transaction.atomic
def take_person_off(*, person: User, cohort: Cohort, module: Page, by: User) -> None:
    """Take one student off a module, although their cohort is on it. What they did is kept. Twice is once."""
    check_they_lead(cohort, by, person)
    enrolment = locked(enrol(person=person, module=module, by=by))
    if enrolment.taken_off_at is None:
        enrolment.taken_off_at = timezone.now()
        keep(enrolment)
        record("enrolment.take_off", subject=enrolment, by=by, person=person.pk)


@transaction.atomic
def follow_cohort(*, person: User, cohort: Cohort, module: Page, by: User) -> None:
    """Let the dates of the cohort hold for one student again. Twice is once."""
    check_they_lead(cohort, by, person)
    enrolment = Enrolment.objects.select_for_update().filter(person=person, module_id=module.pk).first()
    if enrolment is not None and (enrolment.put_on_by_id or enrolment.taken_off_at):
        enrolment.starts = enrolment.ends = enrolment.put_on_by = enrolment.taken_off_at = None
        keep(enrolment)
        record("enrolment.follow_cohort", subject=enrolment, by=by, person=person.pk)


def check_they_lead(cohort: Cohort, by: User, person: User | None = None) -> None:
    """Raise PermissionDenied unless `by` leads the cohort, and the person, where there is one, studies in it today."""
    here = person is None or any(one.pk == person.pk for one in cohort.students())
    if not (by.has_perm(Permission.LEAD_COHORT, cohort) and here):
        raise PermissionDenied


def locked(enrolment: Enrolment) -> Enrolment:
    return Enrolment.objects.select_for_update().get(pk=enrolment.pk)


def keep(enrolment: Enrolment) -> None:
    enrolment.save(update_fields=["starts", "ends", "put_on_by", "taken_off_at"])
    forget_outline()


def day(on: date | None) -> str:
    return on.isoformat() if on else ""
