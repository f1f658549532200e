"""What every act on a record shares: it is locked, and leaves a Decision and an audit entry."""

from typing import Any

from accounts.models import User
from history.audit import record as note
from placements.models import Record, RecordDecision


def decide(record: Record, move: str, by: User, **said: Any) -> RecordDecision:
    """Leave the Decision and the audit entry of one move."""
    decision = record.decisions.create(move=move, by=by, version=record.version, **said)
    note(f"record.{move}", subject=record, by=by, version=record.version)
    return decision


def locked(record: Record) -> Record:
    Record.objects.select_for_update().get(pk=record.pk)
    return Record.objects.with_everything().get(pk=record.pk)
