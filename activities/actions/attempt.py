from django.db import transaction
from django.utils import timezone

from accounts.models import User
from activities.actions.attempt_statement import write_statement
from activities.actions.done import count_as_done
from activities.blocks import Answer
from activities.blocks.done import DoneWhen
from activities.models import Activity, ActivityVersion, Attempt
from activities.states import ATTEMPT_MOVES, AttemptState
from history.audit import record


class NotComplete(Exception):
    """Something is not answered yet. Its text is a sentence fit for a page."""


@transaction.atomic
def start(*, activity: Activity, by: User) -> Attempt:
    """Begin an attempt on the activity as it is now, or return the one this person has: open first, else the newest."""
    attempt = newest(activity, by)
    return attempt or begin(activity, by)


@transaction.atomic
def save_answer(*, activity: Activity, answer: Answer, by: User) -> Attempt:
    """Keep what was answered so far; parts that are not mentioned stay. Begins the attempt where there is none.

    A card that comes late, after a check that brought it along, changes nothing. Raises IllegalMove if it would change
    what is finished; where a kind goes on, it begins another attempt with what was there. Leaves no Decision: a card on
    its way is not one.
    """
    attempt = start(activity=activity, by=by)
    kind = attempt.version.kind
    together = kind.join(attempt.answer, answer)
    if together == attempt.answer:
        return attempt
    if attempt.is_finished and kind.goes_on:
        attempt = begin_again(attempt, activity, by)
    attempt.state = ATTEMPT_MOVES.target("save_answer", state=attempt.state)
    attempt.answer, attempt.saved_at = together, timezone.now()
    attempt.save(update_fields=["answer", "saved_at", "state"])
    return attempt


@transaction.atomic
def check(*, activity: Activity, answer: Answer, by: User) -> Attempt:
    """Say what fits. Pressed early, the answer is kept and the attempt says what is missing; nothing else happens.

    Finishes the attempt when all of it fits, otherwise it stays open to be changed and checked again. An attempt that
    is finished already, or was checked with this very answer, is returned as it is, so that a double click is one check.
    """
    attempt = start(activity=activity, by=by)
    if attempt.is_finished and not attempt.version.kind.goes_on:
        return attempt
    attempt = save_answer(activity=activity, answer=answer, by=by)
    if attempt.is_finished or attempt.was_just_checked:
        return attempt
    attempt.state = ATTEMPT_MOVES.target("check", state=attempt.state)
    attempt.checked_at = timezone.now()
    attempt.save(update_fields=["checked_at", "state"])
    if attempt.outcome is not None:
        decide(attempt, "check", by)
        if attempt.outcome.all_fit:
            return close(attempt, by)
        if attempt.version.kind.checked:
            count(attempt, DoneWhen.ANSWERED, by)
    return attempt


@transaction.atomic
def finish(*, activity: Activity, answer: Answer, by: User) -> Attempt:
    """Leave the answer as it is, for good, although not all of it fits. Twice is once.

    Raises NotComplete where something is missing and the kind does not let it be left.
    """
    attempt = start(activity=activity, by=by)
    if attempt.is_finished and not attempt.version.kind.goes_on:
        return attempt
    attempt = save_answer(activity=activity, answer=answer, by=by)
    return attempt if attempt.is_finished else close(attempt, by)


@transaction.atomic
def try_again(*, activity: Activity, by: User) -> Attempt:
    """Begin another attempt, on the activity as it is now, and keep the finished one. A double click begins one."""
    attempt = newest(activity, by)
    if attempt is None or not attempt.is_finished:
        return attempt or begin(activity, by)
    return begin_again(attempt, activity, by)


@transaction.atomic
def take_to_log(*, activity: Activity, by: User, answer: Answer | None = None) -> Attempt:
    """Open the question in the log, with what was typed beside the button kept first.

    Where there is nothing to check, that finishes the attempt; if something is missing, the attempt stays open and says what.
    Whether anything is then written stays between the writer and the page: the attempt does not know.
    """
    attempt = save_answer(activity=activity, answer=answer or {}, by=by)
    if attempt.is_finished or attempt.version.kind.checked:
        return attempt
    if attempt.missing:
        attempt.checked_at = timezone.now()
        attempt.save(update_fields=["checked_at"])
        return attempt
    return close(attempt, by)


def newest(activity: Activity, by: User) -> Attempt | None:
    """Return this person's newest attempt, locked; their first one waits for the lock on themselves."""
    User.objects.select_for_update().get(pk=by.pk)
    attempts = Attempt.objects.select_related("version").filter(person=by, activity=activity)
    return attempts.select_for_update(of=("self",)).newest_first().first()


def begin_again(finished: Attempt, activity: Activity, by: User) -> Attempt:
    """Leave the finished attempt as it is and begin another: with its answer where the kind goes on, else empty."""
    ATTEMPT_MOVES.target("try_again", state=finished.state)
    decide(finished, "try_again", by)
    return begin(activity, by, answer=finished.answer if finished.version.kind.goes_on else {})


def begin(activity: Activity, by: User, answer: Answer | None = None) -> Attempt:
    facts = activity.facts()
    version, _ = ActivityVersion.objects.get_or_create(
        activity=activity, digest=ActivityVersion.digest_of(facts), defaults={"facts": facts}
    )
    attempt = Attempt.objects.create(person=by, activity=activity, version=version, state=AttemptState.STARTED, answer=answer or {})
    decide(attempt, "start", by)
    record("attempt.start", subject=attempt, by=by, activity=activity.pk)
    return attempt


def close(attempt: Attempt, by: User) -> Attempt:
    """Finish the attempt: state, time and result together, a Decision and an audit entry."""
    if attempt.missing and not attempt.version.kind.may_be_left:
        raise NotComplete(attempt.missing)
    attempt.state = ATTEMPT_MOVES.target("finish", state=attempt.state)
    attempt.finished_at = timezone.now()
    outcome = attempt.version.kind.feedback(attempt.facts, attempt.answer)
    attempt.result = {"fit": outcome.fit, "of": outcome.of}
    attempt.save(update_fields=["state", "finished_at", "result"])
    decide(attempt, "finish", by)
    record("attempt.finish", subject=attempt, by=by, activity=attempt.activity_id)
    count(attempt, DoneWhen.FITS if outcome.all_fit else DoneWhen.ANSWERED, by)
    return attempt


def count(attempt: Attempt, how: DoneWhen, by: User) -> None:
    """Tutors see it where that was said when the attempt began, and nowhere else."""
    count_as_done(person=by, activity=attempt.activity, how=how, shown=attempt.facts.get("tutors_see_done", False))


def decide(attempt: Attempt, move: str, by: User) -> None:
    """Leave one Decision of a move, with the answer as it is, and say so in the store of statements."""
    write_statement(decision=attempt.decisions.create(move=move, by=by, answer=attempt.answer))
