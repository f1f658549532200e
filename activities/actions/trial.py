"""What an author's buttons in the preview do. They move an attempt that is never saved, as actions/attempt.py moves a student's."""

from activities.blocks import Answer
from activities.models import Attempt
from activities.models.trial import Kept
from activities.states import AttemptState

MOVES = ("save", "check", "finish", "log", "again")


def try_out(*, move: str, attempt: Attempt, answer: Answer) -> Kept:
    """Do to an attempt that is not saved what a button says, and return how far it is. Leaves no trace in the database."""
    kind = attempt.version.kind
    if move == "again":
        return {"answer": attempt.answer if kind.goes_on else {}}
    if attempt.is_finished and not kind.goes_on:
        return kept_of(attempt) | {"log": move == "log"}
    together = kind.join(attempt.answer, answer)
    if together != attempt.answer:
        attempt.answer, attempt.state, attempt.checked_at = together, AttemptState.STARTED, None
    if move in {"check", "log"}:
        attempt.checked_at = attempt.saved_at
    if is_over(move, attempt):
        attempt.state = AttemptState.FINISHED
    return kept_of(attempt) | {"log": move == "log" and (kind.checked or not attempt.missing)}


def is_over(move: str, attempt: Attempt) -> bool:
    kind = attempt.version.kind
    if move == "check":
        return attempt.outcome is not None and attempt.outcome.all_fit
    whole = not attempt.missing or kind.may_be_left
    return whole and (move == "finish" or (move == "log" and not kind.checked))


def kept_of(attempt: Attempt) -> Kept:
    return {"answer": attempt.answer, "finished": attempt.is_finished, "checked": attempt.checked_at is not None}
