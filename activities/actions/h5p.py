"""What the player of an H5P content says: its score becomes the answer of an attempt, its statements go into the store."""

from fractions import Fraction
from typing import Any

from accounts.models import User
from activities.actions.attempt import check
from activities.actions.statement import Conflict, NotYours, TooLarge, TooMany, report_statements
from activities.models import Attempt
from activities.models.h5p import activity_at
from activities.models.statement import account_of
from activities.xapi import Invalid, NotYourself
from django_h5p.models import Attempt as Run
from django_h5p.models import Statement as Said
from django_h5p.signals import finished, statement_received

REFUSED = (Invalid, NotYourself, NotYours, Conflict, TooLarge, TooMany)


def hear_score(*, run: Run, by: User) -> Attempt | None:
    """Keep the best that this person has scored here. Returns None where the content is not played in an activity of ours."""
    activity = activity_at(run.context, run.content, by)
    best = Run.objects.of(by, run.content, run.context).grade("best")
    return check(activity=activity, answer={"score": as_score(best)}, by=by) if activity and best else None


def as_score(run: Run) -> dict[str, int]:
    """Return whole points out of whole points, in hundredths where there are halves."""
    fit, of = (run.raw or 0.0, run.max or 1.0) if run.given is None else (run.given, 1.0)
    if fit == int(fit) and of == int(of):
        return {"fit": int(fit), "of": int(of)}
    return {"fit": round(Fraction(fit) / Fraction(of) * 100), "of": 100}


def hear_statement(*, said: Said, by: User) -> None:
    """Put a statement into the store, as reported and not verified. One that the store refuses stays with the player's own."""
    if activity_at(said.attempt.context, said.attempt.content, by) is None:
        return
    try:
        report_statements(statements=[said.body | {"actor": account_of(by.pk)}], by=by)
    except REFUSED:
        return


def on_finished(sender: Any, attempt: Run, **kwargs: Any) -> None:
    hear_score(run=attempt, by=attempt.user)


def on_statement(sender: Any, statement: Said, **kwargs: Any) -> None:
    hear_statement(said=statement, by=statement.attempt.user)


def listen() -> None:
    """Called once, when the app starts."""
    finished.connect(on_finished)
    statement_received.connect(on_statement)
