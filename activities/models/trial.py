"""An activity that its author tries out in the preview. It answers as it answers a student, and no attempt is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from activities.blocks import Facts, Quoted
from activities.blocks.branch_drawing import Drawing, drawing_of
from activities.models.activity import Activity, ActivityVersion
from activities.models.attempt import Attempt
from activities.models.shown import Shown
from activities.states import AttemptState

Kept = dict[str, Any]  # how far an author is: answer, finished, checked and log; in their own session until the words change
# What is half written may lack anything. It is then said in words what is missing, in place of drawing it.
PIECE = "activities/activity/_activity.html"
NOT_TO_BE_DRAWN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, StopIteration)


@dataclass(frozen=True)
class Trial(Shown):
    """What the templates draw, with addresses of the preview in its buttons. `to_log` says that the log was asked for."""

    addresses: Mapping[str, str] | None = None
    log_was_asked_for: bool = False

    is_trial = True

    def address(self, move: str) -> str:
        return self.addresses[move]

    @property
    def begins_the_log(self) -> Quoted | None:
        return self.attempt.quoted if self.attempt and self.log_was_asked_for else None


def facts_of(activity: Activity) -> Facts | None:
    """Return an activity that is still being written as plain data, None where too much is missing."""
    try:
        return activity.facts()
    except NOT_TO_BE_DRAWN:
        return None


def drawing_for(activity: Activity) -> Drawing | None:
    """Return a branching case as a picture; None for other kinds, and where too much is missing."""
    if activity.kind_name != "branch":
        return None
    try:
        return drawing_of(activity.body[0].value)
    except NOT_TO_BE_DRAWN:
        return None


def attempt_at(activity: Activity, facts: Facts, kept: Kept) -> Attempt:
    """Return an attempt that is never saved, as far as its author is."""
    now = timezone.now()
    finished = kept.get("finished", False)
    return Attempt(
        activity=activity,
        version=ActivityVersion(activity=activity, facts=facts),
        answer=kept.get("answer", {}),
        state=AttemptState.FINISHED if finished else AttemptState.STARTED,
        saved_at=now,
        checked_at=now if kept.get("checked") else None,
        finished_at=now if finished else None,
    )


def trial_of(activity: Activity, facts: Facts, kept: Kept, addresses: Mapping[str, str]) -> Trial:
    attempt = attempt_at(activity, facts, kept) if kept else None
    return Trial(facts=facts, activity=activity, attempt=attempt, addresses=addresses, log_was_asked_for=kept.get("log", False))


def drawn_for_its_author(shown: Shown | None, request: Any, template: str = PIECE, **more: Any) -> str:
    """Return an activity as a piece of a page, "" where too much is missing to draw it."""
    if shown is None:
        return ""
    try:
        context = {"state": shown, "facts": shown.facts, "drawn": shown.drawn, "outcome": shown.outcome}
        return render_to_string(template, {**context, **more}, request)
    except NOT_TO_BE_DRAWN:
        return ""
