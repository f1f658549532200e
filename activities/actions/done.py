"""That somebody has done an activity: written with the move that makes it true, once, and counted on their modules."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, User
from accounts.rules import Permission
from activities.blocks.done import ENOUGH, DoneWhen
from activities.models import Activity, ActivityDone
from activities.models.done import done_keys
from history.audit import record
from learning.actions.progress import count_again
from learning.models.outline import library


@transaction.atomic
def count_as_done(
    *, person: User, activity: Activity, how: DoneWhen, shown: bool | None = None, said_by: User | None = None
) -> ActivityDone | None:
    """Write down that the activity is done, where what somebody did is enough for what its author chose. Twice is once.

    `shown` says whether they had read beforehand that their tutor sees it; left out, whether that holds now. What was done
    before it held can be done again, and is then seen. Returns None where it is not enough.
    """
    if activity.done_when_now not in ENOUGH[how]:
        return None
    shown = activity.tutors_see_done if shown is None else shown
    now = timezone.now()
    done, new = ActivityDone.objects.get_or_create(
        person=person,
        activity=activity,
        defaults={"how": activity.done_when_now, "at": now, "shown_at": now if shown else None, "said_by": said_by},
    )
    if new:
        record("activity.done", subject=done, by=said_by or person, person=person.pk, activity=activity.pk)
        count_where_it_stands(activity, person)
    elif shown and done.shown_at is None:
        ActivityDone.objects.filter(pk=done.pk, shown_at__isnull=True).update(shown_at=now)
        done.shown_at = now
    return done


@transaction.atomic
def show_done(*, done: ActivityDone, by: User) -> ActivityDone:
    """Let one's tutors see that an activity is done that they could not see when it was done. Twice is once.

    Raises ActivityDone.DoesNotExist for somebody else's.
    """
    done = ActivityDone.objects.select_for_update().select_related("activity").get(pk=done.pk, person=by)
    if done.activity.tutors_see_done and done.shown_at is None:
        done.shown_at = timezone.now()
        done.save(update_fields=["shown_at"])
        record("activity.show_done", subject=done, by=by, activity=done.activity_id)
    return done


@transaction.atomic
def say_done(*, cohort: Cohort, person: User, activity: Activity, by: User) -> ActivityDone | None:
    """A tutor says that a student of their cohort has done it, where its author leaves that to tutors. Twice is once."""
    check_they_lead(cohort, person, by)
    return count_as_done(person=person, activity=activity, how=DoneWhen.TUTOR_SAYS, said_by=by)


@transaction.atomic
def take_back_done(*, cohort: Cohort, person: User, activity: Activity, by: User) -> None:
    """A tutor of the cohort takes back what a tutor said. What the student did themselves stays. Twice is once."""
    check_they_lead(cohort, person, by)
    done = ActivityDone.objects.select_for_update().filter(person=person, activity=activity, how=DoneWhen.TUTOR_SAYS).first()
    if done is None:
        return
    record("activity.take_back_done", subject=done, by=by, person=person.pk, activity=activity.pk)
    done.delete()
    count_where_it_stands(activity, person)


def check_they_lead(cohort: Cohort, person: User, by: User) -> None:
    """Raise PermissionDenied unless `by` leads the cohort and `person` is a student of it today."""
    here = any(one.pk == person.pk for one in cohort.students())
    if not (by.has_perm(Permission.LEAD_COHORT, cohort) and here):
        raise PermissionDenied


def see_section(*, person: User, keys: list[str]) -> None:
    """Somebody has marked a section as done: what only asks to be viewed is done with it."""
    left = set(keys) - done_keys(person, keys)
    for activity in Activity.objects.filter(key__in=left, live=True, done_when=DoneWhen.VIEWED):
        count_as_done(person=person, activity=activity, how=DoneWhen.VIEWED)


def count_where_it_stands(activity: Activity, person: User) -> None:
    """Count again how far somebody is on each module with this activity that they are on."""
    for module in library().modules.values():
        if any(task.key == activity.key for _, section in module.steps() for task in section.tasks):
            count_again(module=module, person=person, enrolling=False)
