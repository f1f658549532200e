"""What others did with an entry, in the files of a log: read it in an emergency, or said that it might identify someone."""

from typing import Any

from django.db.models import Prefetch

from activities.models.log import LogEntry
from activities.models.log_export_moment import moment
from writing.models import EmergencyOpening, IdentifierFlag
from writing.states import FlagState

BY_OTHERS = (
    Prefetch("audience__emergency_openings", EmergencyOpening.objects.select_related("reading__asked_by", "reading__agreed_by")),
    Prefetch("audience__identifier_flags", IdentifierFlag.objects.select_related("flagged_by")),
    "audience__identifier_flags__decisions",
)


def by_others(entry: LogEntry) -> dict[str, list[Any]]:
    """Return `emergency_readings` and `identifier_flags` of an entry that was fetched for an export."""
    flags = list(entry.audience.identifier_flags.all())
    for flag in flags:
        flag.answer = flag.reason if flag.state == FlagState.NOT_IDENTIFYING else ""
    return {"emergency_readings": list(entry.audience.emergency_openings.all()), "identifier_flags": flags}


def by_others_as_facts(entry: LogEntry) -> dict[str, list[dict[str, Any]]]:
    others = by_others(entry)
    return {
        "emergency_readings": [opening_as_facts(opening) for opening in others["emergency_readings"]],
        "identifier_flags": [flag_as_facts(flag) for flag in others["identifier_flags"]],
    }


def opening_as_facts(opening: EmergencyOpening) -> dict[str, Any]:
    reading = opening.reading
    return {
        "opened_at": moment(opening.at),
        "version": opening.version,
        "asked_by": reading.asked_by.name,
        "agreed_by": reading.agreed_by.name,
        "agreed_at": moment(reading.agreed_at),
        "reason": reading.reason,
    }


def flag_as_facts(flag: IdentifierFlag) -> dict[str, Any]:
    return {
        "by": flag.flagged_by.name,
        "flagged_at": moment(flag.flagged_at),
        "version": flag.version,
        "kind": flag.kind,
        "note": flag.note,
        "state": flag.state,
        "settled_at": moment(flag.settled_at),
        "answer": flag.answer,
    }
