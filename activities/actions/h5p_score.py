"""A tutor counts another score in place of the browser's, with a reason that the student reads."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Cohort, User
from activities.actions.attempt import count
from activities.actions.done import check_they_lead
from activities.actions.h5p import as_score
from activities.blocks.done import DoneWhen
from activities.blocks.h5p import BEST
from activities.models import Activity, Attempt
from activities.models.h5p import place_of
from activities.models.h5p_scores import seen_scores
from django_h5p import actions as h5p
from django_h5p.models import Attempt as Run
from history.audit import record


@transaction.atomic
def give_score(*, cohort: Cohort, person: User, activity: Activity, points: float, reason: str, by: User) -> Attempt:
    """Count this many points for a student, of as many as there were. It stays until it is taken back, whatever they score next.

    Raises PermissionDenied where this person may not, or does not see the score, and ValueError, with a sentence, for a
    number out of range or without a reason.
    """
    attempt, run = locked(cohort, person, activity, by)
    of = run.max or 1.0
    h5p.give_score(attempt=run, by=by, given=points / of, reason=reason)
    given = {**as_score(points, of), "why": reason.strip(), "by": by.name}
    attempt = keep(attempt, {**attempt.answer, "given": given}, "give_score", by, reason.strip())
    if given["fit"] == given["of"]:
        count(attempt, DoneWhen.FITS, person)
    return attempt


@transaction.atomic
def take_back_score(*, cohort: Cohort, person: User, activity: Activity, by: User) -> Attempt:
    """Let the student's own score count again. Twice is once. Raises PermissionDenied as above."""
    attempt, run = locked(cohort, person, activity, by)
    if "given" not in attempt.answer:
        return attempt
    h5p.give_score(attempt=run, by=by, given=None, reason="Taken back.")
    return keep(attempt, {key: value for key, value in attempt.answer.items() if key != "given"}, "take_back_score", by, "")


def locked(cohort: Cohort, person: User, activity: Activity, by: User) -> tuple[Attempt, Run]:
    """Return what Waymark and the player keep of it, as long as this person leads the cohort and sees the score."""
    check_they_lead(cohort, person, by)
    seen = seen_scores(activity, [person]).get(person.pk)
    if seen is None:
        raise PermissionDenied
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("version", "activity").get(pk=seen.pk)
    played = Run.objects.filter(user=person, content__uuid=attempt.facts["content"], context=place_of(activity))
    run = played.grade(attempt.facts.get("counts", BEST))
    if run is None:
        raise PermissionDenied
    return attempt, run


def keep(attempt: Attempt, answer: dict, move: str, by: User, reason: str) -> Attempt:
    attempt.answer = answer
    attempt.save(update_fields=["answer"])
    attempt.decisions.create(move=move, by=by, answer=answer, comment=reason)
    record(f"h5p.{move}", subject=attempt, by=by, person=attempt.person_id, activity=attempt.activity_id)
    return attempt
