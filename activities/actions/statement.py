"""What content in somebody's browser reports of them. It is kept as a report: it never changes an attempt."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from activities.models import Statement
from activities.models.statement import account_of
from activities.xapi import VOIDED, Invalid, about_oneself, check_statement, says_the_same
from history.audit import record

Said = dict[str, Any]

MOST_IN_A_MINUTE = 120  # statements that one person's browsers may report
LONGEST = 32_000  # characters of one statement
OURS = 5  # the version of the ids that Waymark makes: nobody else may use them, so none can be taken beforehand


class Conflict(Exception):
    """There is another statement under this id. Its text is a sentence."""

    def __init__(self) -> None:
        super().__init__("There is another statement under this id. Statements are never changed: send yours under a new one.")


class TooLarge(Exception):
    """More than one statement needs. Its text is a sentence."""


class TooMany(Exception):
    """More was reported within a minute than anybody can do. Its text is a sentence."""


class NotYours(Exception):
    """What should be voided, or the id, belongs to Waymark or to somebody else. Its text is a sentence."""


@transaction.atomic
def report_statements(*, statements: list[Any], by: User) -> list[UUID]:
    """Keep what content in this person's browser says of them, marked as not verified: all of it or nothing.

    Returns the ids in the order of the statements. One that is here already and says the same is left as it is.
    Raises Invalid, NotYourself, NotYours, Conflict, TooLarge or TooMany.
    """
    User.objects.select_for_update().get(pk=by.pk)
    said = [prepared(statement, by, f"statement {number}") for number, statement in enumerate(statements, start=1)]
    ids = [UUID(statement["id"]) for statement in said]
    if len(set(ids)) != len(ids):
        raise Invalid("Two statements of one request have the same id.")
    known = {statement.uuid: statement for statement in Statement.objects.filter(uuid__in=ids)}
    for statement in said:
        refuse_another(known.get(UUID(statement["id"])), statement, by)
    keep([statement for statement in said if UUID(statement["id"]) not in known], by)
    return ids


def prepared(statement: Any, by: User, where: str) -> Said:
    """Return the statement with an id, and without anybody's name."""
    check_statement(statement, where)
    if len(json.dumps(statement)) > LONGEST:
        raise TooLarge(f"{where} has more than {LONGEST} characters. Send less in one statement.")
    said = about_oneself(statement, account_of(by.pk), where)
    said["id"] = str(UUID(said["id"])) if "id" in said else str(uuid4())
    if UUID(said["id"]).version == OURS:
        raise NotYours(f"{where}.id is a UUID of version 5, which Waymark keeps for what it says itself. Send one of version 4.")
    return said


def refuse_another(known: Statement | None, said: Said, by: User) -> None:
    if known is not None and (known.person_id != by.pk or not says_the_same(known.statement, said)):
        raise Conflict


def keep(said: list[Said], by: User) -> None:
    rows = [Statement.saying(one, person=by.pk, authority=account_of(by.pk), verified=False) for one in said]
    voidings = [statement for statement in rows if statement.verb == VOIDED]
    refuse_a_flood(len(rows), by)
    refuse_voiding_others([voiding.target for voiding in voidings if voiding.target], by)
    try:
        Statement.objects.bulk_create(rows)
    except IntegrityError:  # somebody else took the id at this very moment
        raise Conflict from None
    for voiding in voidings:
        record("statement.void", subject=voiding, by=by, target=str(voiding.target))


def refuse_a_flood(new: int, by: User) -> None:
    lately = Statement.objects.filter(person=by, verified=False, stored__gt=timezone.now() - timedelta(minutes=1))
    if new and lately.count() + new > MOST_IN_A_MINUTE:
        raise TooMany(f"More than {MOST_IN_A_MINUTE} statements in a minute. Wait a minute, then send them again.")


def refuse_voiding_others(targets: list[UUID], by: User) -> None:
    """A statement that is not here, or not yet, may be named: that voids nothing unless it becomes this person's own."""
    if not targets:
        return
    named = Statement.objects.filter(uuid__in=targets)
    if named.exclude(person=by, verified=False).exists():
        raise NotYours("Only what your own browser reported can be voided.")
    if named.filter(verb=VOIDED).exists():
        raise Invalid("A statement that voids another cannot be voided itself. Send the other again under a new id.")
