"""What the player of an H5P content says: its score becomes the answer of an attempt, its statements go into the store."""

from fractions import Fraction
from typing import Any

from accounts.models import User
from activities.actions.attempt import check
from activities.actions.statement import Conflict, NotYours, TooLarge, TooMany, report_statements
from activities.blocks.h5p import BEST
from activities.models import Attempt
from activities.models.h5p import activity_at
from activities.models.statement import account_of
from activities.xapi import Invalid, NotYourself
from django_h5p.models import Attempt as Run
from django_h5p.models import Statement as Said
from django_h5p.signals import finished, statement_received

REFUSED = (Invalid, NotYourself, NotYours, Conflict, TooLarge, TooMany)


def hear_score(*, run: Run, by: User) -> Attempt | None:
    """Keep the score of this person that counts here. Returns None where the content is not played in an activity of ours.

    What a tutor counted in its place stays beside it (actions.h5p_score).
    """
    activity = activity_at(run.context, run.content, by)
    if activity is None:
        return None
    begun = Attempt.objects.visible_to(by).filter(activity=activity).select_related("version").newest_first().first()
    facts = begun.facts if begun else activity.facts()
    own = Run.objects.of(by, run.content, run.context).by_browser(facts.get("counts", BEST))
    return check(activity=activity, answer={"score": as_score(own.raw or 0.0, own.max or 1.0)}, by=by) if own else None


def as_score(fit: float, of: float) -> dict[str, int]:
    """Return whole points out of whole points, in hundredths where there are halves."""
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
