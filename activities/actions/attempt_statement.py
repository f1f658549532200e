"""What Waymark itself says about an attempt, in the store of statements."""

from datetime import UTC

from django.conf import settings
from django.urls import reverse

from activities.models import AttemptDecision, Statement
from activities.models.statement import account_of, account_of_waymark
from activities.xapi.of_attempt import VERBS, Move, statement_of
from history.outbox import promise


def write_statement(*, decision: AttemptDecision) -> Statement | None:
    """Say what happened to an attempt, in the transaction of its move. The same move twice is one statement.

    Returns None where a move means nothing to others. Promises to send it on, where a site does that.
    """
    if decision.move not in VERBS:
        return None
    person = decision.attempt.person_id
    said = statement_of(move_of(decision))
    statement = Statement.saying(said, person=person, authority=account_of_waymark(), verified=True)
    # No question before it: an id that is there is the same move.
    Statement.objects.bulk_create([statement], ignore_conflicts=True)
    if settings.XAPI_FORWARD_URL:
        promise("activities.statement", key=str(statement.uuid), statement=str(statement.uuid))
    return statement


def move_of(decision: AttemptDecision) -> Move:
    """Return a Decision in plain values. What was answered stays behind: only how much of it fits goes along."""
    attempt = decision.attempt
    kind, facts = attempt.version.kind, attempt.facts
    judged = kind.checked and decision.move != "start" and not kind.missing(facts, decision.answer)
    outcome = kind.feedback(facts, decision.answer) if judged else None
    return Move(
        site=settings.SITE_URL,
        number=decision.pk,
        attempt=attempt.pk,
        name=decision.move,
        person=account_of(attempt.person_id)["account"]["name"],
        activity=settings.SITE_URL + reverse("activities:attempt", args=[attempt.activity_id]),
        title=facts["title"],
        revision=attempt.version.digest[:12],
        at=decision.at.astimezone(UTC),
        fit=outcome.fit if outcome else 0,
        of=outcome.of if outcome else 0,
    )
