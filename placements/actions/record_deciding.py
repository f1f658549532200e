"""What every act on a record shares: it is locked, leaves a Decision and an audit entry, and settles whose turn it is then."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from accounts.models import User
from history.audit import record as note
from placements.models import Record, RecordDecision
from placements.models.record_turn import settle_turns

P = ParamSpec("P")
T = TypeVar("T")


def settled(act: Callable[P, T]) -> Callable[P, T]:
    """Goes on an act on a record, in place of transaction.atomic: before it is done, it is worked out who has the next move."""

    @wraps(act)
    def acts(*args: P.args, **kwargs: P.kwargs) -> T:
        with transaction.atomic():
            outcome = act(*args, **kwargs)
            record = kwargs.get("record", outcome)
            settle_turns(record)  # type: ignore[arg-type]
        return outcome

    return acts


def decide(record: Record, move: str, by: User, **said: Any) -> RecordDecision:
    """Leave the Decision and the audit entry of one move."""
    decision = record.decisions.create(move=move, by=by, version=record.version, **said)
    note(f"record.{move}", subject=record, by=by, version=record.version)
    return decision


def locked(record: Record) -> Record:
    Record.objects.select_for_update().get(pk=record.pk)
    return Record.objects.with_everything().get(pk=record.pk)
