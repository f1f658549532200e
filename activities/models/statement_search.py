"""Statements as the xAPI asks for them: by who, what, which activity, which attempt and when; a page at a time."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from activities.models.statement import Statement, StatementQuerySet, account_of
from activities.xapi.asking import page_size
from activities.xapi.formats import moment


def search(person: object, asked: Mapping[str, str]) -> tuple[list[Statement], bool]:
    """Return a page of this person's own statements, and whether there are more."""
    ascending = asked.get("ascending") == "true"
    mine = Statement.objects.visible_to(person)
    found = timed(matching(mine, person, asked), asked).valid()
    if "after" in asked:
        found = beyond(found, mine.filter(uuid=asked["after"]).first(), ascending=ascending)
    order = ("stored", "pk") if ascending else ("-stored", "-pk")
    size = page_size(asked)
    page = list(found.order_by(*order)[: size + 1])
    return page[:size], len(page) > size


def one(person: object, asked: Mapping[str, str]) -> Statement | None:
    """Return the statement with this id: a voided one only where it is asked for as such."""
    mine = Statement.objects.visible_to(person)
    if "voidedStatementId" in asked:
        return mine.voided().filter(uuid=asked["voidedStatementId"]).first()
    return mine.valid().filter(uuid=asked["statementId"]).first()


def matching(mine: StatementQuerySet, person: object, asked: Mapping[str, str]) -> StatementQuerySet:
    """Those that match, and those about one that matches, voided or not: so a voiding is found where its statement was."""
    wanted = Q()
    if "verb" in asked:
        wanted &= Q(verb=asked["verb"])
    if "activity" in asked:
        wanted &= Q(activity=asked["activity"])
    if "registration" in asked:
        wanted &= Q(registration=UUID(asked["registration"]))
    if "agent" in asked and json.loads(asked["agent"]).get("account") != account_of(person.pk)["account"]:
        return mine.none()
    if not wanted:
        return mine
    return mine.filter(wanted | Q(target__in=mine.filter(wanted).values("uuid")))


def timed(found: StatementQuerySet, asked: Mapping[str, str]) -> StatementQuerySet:
    """By when they were stored: after `since`, and not after `until`."""
    if "since" in asked:
        found = found.filter(stored__gt=moment(asked["since"]))
    if "until" in asked:
        found = found.filter(stored__lte=moment(asked["until"]))
    return found


def beyond(found: StatementQuerySet, last: Statement | None, *, ascending: bool) -> StatementQuerySet:
    """Those that come after the last statement of the page before."""
    if last is None:
        return found.none()
    if ascending:
        return found.filter(Q(stored__gt=last.stored) | Q(stored=last.stored, pk__gt=last.pk))
    return found.filter(Q(stored__lt=last.stored) | Q(stored=last.stored, pk__lt=last.pk))
