"""How the store writes a statement down, and what it looks for in one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from activities.xapi.formats import moment
from activities.xapi.statement import kind_of_object


@dataclass(frozen=True)
class Columns:
    """What of a statement can be looked for."""

    uuid: UUID
    verb: str
    activity: str
    target: UUID | None
    registration: UUID | None
    timestamp: datetime


def as_kept(said: dict[str, Any], *, stored: datetime, authority: dict[str, Any]) -> dict[str, Any]:
    """Return the statement with what a store sets itself: when it came, who stands for it, and lists where lists belong."""
    whole = {**said, "timestamp": written(happened_at(said) or stored), "stored": written(stored)}
    whole |= {"authority": authority, "version": "1.0.0"}
    if "context" in said:
        whole["context"] = with_lists(said["context"])
    return whole


def columns_of(whole: dict[str, Any]) -> Columns:
    about, kind = whole["object"], kind_of_object(whole["object"])
    registration = whole.get("context", {}).get("registration")
    return Columns(
        uuid=UUID(whole["id"]),
        verb=whole["verb"]["id"],
        activity=about["id"] if kind == "Activity" else "",
        target=UUID(about["id"]) if kind == "StatementRef" else None,
        registration=UUID(registration) if registration else None,
        timestamp=moment(whole["timestamp"]),
    )


def with_lists(context: dict[str, Any]) -> dict[str, Any]:
    if "contextActivities" not in context:
        return context
    named = context["contextActivities"]
    return {**context, "contextActivities": {name: part if isinstance(part, list) else [part] for name, part in named.items()}}


def happened_at(said: dict[str, Any]) -> datetime | None:
    return moment(said["timestamp"]) if "timestamp" in said else None


def written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
