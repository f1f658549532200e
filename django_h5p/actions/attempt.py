"""What people do with a content: they begin, are scored, begin again; a teacher says otherwise."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from django_h5p.models import Attempt, Content, UserData
from django_h5p.packages.statements import Score
from django_h5p.policy import policy
from django_h5p.signals import finished

# The core reports a score twice, as a statement and by itself, with times of one clock: one of them in whole seconds.
SAME_MOMENT = timedelta(seconds=2)


def begin_attempt(*, user: Any, content: Content, context: str = "") -> Attempt:
    """Return the newest attempt of somebody at a place, or their first. Looking at what is finished begins no other."""
    newest = Attempt.objects.of(user, content, context).order_by("-number").first()
    if newest is not None:
        return newest
    revision = content.current.number if content.current else 1
    attempt, _ = Attempt.objects.get_or_create(
        user=user, content=content, context=context, number=1, defaults={"revision": revision}
    )
    return attempt


@transaction.atomic
def start_again(*, user: Any, content: Content, context: str = "") -> Attempt:
    """Begin anew with nothing filled in. What was scored before stays. An attempt without a score is begun anew itself."""
    newest = Attempt.objects.select_for_update().of(user, content, context).order_by("-number").first()
    UserData.objects.filter(user=user, content=content, context=context).delete()
    if newest is None or newest.finished is None:
        return begin_attempt(user=user, content=content, context=context)
    return next_attempt(newest)


def next_attempt(attempt: Attempt) -> Attempt:
    same = Attempt.objects.filter(user_id=attempt.user_id, content_id=attempt.content_id, context=attempt.context)
    number = same.aggregate(highest=Max("number"))["highest"] + 1
    revision = attempt.content.current.number if attempt.content.current else attempt.revision
    return Attempt.objects.create(
        user_id=attempt.user_id, content_id=attempt.content_id, context=attempt.context, number=number, revision=revision
    )


def record_score(*, attempt: Attempt, score: Score, reported: datetime, seconds: float | None = None) -> Attempt:
    """Keep a score, and say so to the host once. A retry inside the content is another attempt; the same report again is not.

    Called inside a transaction.
    """
    same = Attempt.objects.select_for_update(of=("self",)).filter(
        user_id=attempt.user_id, content_id=attempt.content_id, context=attempt.context
    )
    rows = list(same.select_related("content", "content__current").order_by("number"))
    for row in rows:
        if (
            row.reported is not None
            and (row.raw, row.max) == (score.raw, score.max)
            and abs(row.reported - reported) <= SAME_MOMENT
        ):
            return row
    row = rows[-1] if rows[-1].finished is None else next_attempt(rows[-1])
    content = row.content
    learn_max(content, row, score)
    row.finished, row.reported, row.seconds = timezone.now(), reported, seconds
    row.raw, row.max, row.scaled = score.raw, score.max, score.scaled
    row.doubtful = content.max_score is not None and content.max_score != score.max
    row.save()
    finished.send(Attempt, attempt=row)
    return row


def learn_max(content: Content, attempt: Attempt, score: Score) -> None:
    """Keep how much there is to score when somebody plays who may change the content: they have no reason to pretend."""
    if content.max_score != score.max and policy().may_change(attempt.user, content):
        content.max_score = score.max
        content.save(update_fields=["max_score"])


@transaction.atomic
def give_score(*, attempt: Attempt, by: Any, given: float | None, reason: str) -> Attempt:
    """Let a teacher's score, from 0 to 1, count in place of the browser's; None takes it back. Raises ValueError without a reason.

    Who may do this is for the host to say.
    """
    if not reason.strip():
        raise ValueError("Say why, so that the student can read it.")
    if given is not None and not 0 <= given <= 1:
        raise ValueError("Give a score from 0 to 1.")
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    attempt.given, attempt.given_by, attempt.given_reason = given, by, reason.strip()
    attempt.save(update_fields=["given", "given_by", "given_reason"])
    return attempt
