"""A statement arrives, or something to remember."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from django_h5p import conf
from django_h5p.actions.attempt import record_score
from django_h5p.models import Attempt, Content, Statement, UserData
from django_h5p.packages.statements import Heard, Unreadable
from django_h5p.player.tokens import Ticket
from django_h5p.policy import policy
from django_h5p.signals import statement_received

VIEWED = ("http://activitystrea.ms/schema/1.0/consume", "http://adlnet.gov/expapi/verbs/completed")


@transaction.atomic
def keep_statement(*, attempt: Attempt, heard: Heard) -> Statement | None:
    """Keep a statement once, and its score where it ends the content. Returns None for one that is here already.

    Raises Unreadable where an attempt has more statements than any content makes.
    """
    attempt = Attempt.objects.select_for_update(of=("self",)).select_related("user", "content").get(pk=attempt.pk)
    if attempt.statements.filter(uuid=heard.uuid).exists():
        return None
    if attempt.statements.count() >= conf.value("H5P_MAX_STATEMENTS"):
        raise Unreadable("There are too many statements of this attempt.")
    statement = Statement.objects.create(
        attempt=attempt,
        uuid=heard.uuid,
        verb=heard.verb,
        object_id=heard.object_id,
        sub_content_id=heard.sub_content_id,
        is_part=heard.is_part,
        raw=heard.score.raw if heard.score else None,
        max=heard.score.max if heard.score else None,
        timestamp=heard.timestamp,
        body=whole(heard, attempt),
    )
    if heard.ends:
        assert heard.score is not None
        record_score(attempt=attempt, score=heard.score, reported=heard.timestamp, seconds=heard.seconds)
    elif heard.verb in VIEWED and not heard.is_part and attempt.viewed_to_end is None:
        Attempt.objects.filter(pk=attempt.pk).update(viewed_to_end=timezone.now())
    statement_received.send(Statement, statement=statement)
    return statement


def whole(heard: Heard, attempt: Attempt) -> dict[str, Any]:
    """The statement as it can be stored anywhere. Who did it is written by us: a content could say anything."""
    home = getattr(settings, "SITE_URL", "") or "urn:django-h5p"
    return {
        "id": str(heard.uuid),
        "actor": {"objectType": "Agent", "account": {"homePage": home, "name": policy().pseudonym(attempt.user)}},
        **heard.body,
        "timestamp": heard.timestamp.isoformat(),
    }


def keep_data(
    *, user: Any, content: Content, ticket: Ticket, data_type: str, sub_content_id: str, data: str, preload: bool, invalidate: bool
) -> None:
    """Remember what a content asks to have remembered. The newest counts, whichever device it comes from."""
    UserData.objects.update_or_create(
        user=user,
        content=content,
        context=ticket.context,
        data_type=data_type,
        sub_content_id=sub_content_id,
        defaults={
            "data": data,
            "preload": preload,
            "invalidate": invalidate,
            "revision": ticket.revision,
            "saved": timezone.now(),
        },
    )


def forget_data(*, user: Any, content: Content, ticket: Ticket, data_type: str, sub_content_id: str) -> None:
    UserData.objects.filter(
        user=user, content=content, context=ticket.context, data_type=data_type, sub_content_id=sub_content_id
    ).delete()


@transaction.atomic
def keep_finished(*, attempt: Attempt, score: Any, reported: datetime, seconds: float | None) -> Attempt:
    """Keep the score that the core posts by itself: of old contents, it is the only one."""
    attempt = Attempt.objects.select_related("user", "content").get(pk=attempt.pk)
    return record_score(attempt=attempt, score=score, reported=reported, seconds=seconds)
