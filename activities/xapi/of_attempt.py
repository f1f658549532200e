"""What Waymark itself says about an attempt. Never what somebody wrote or chose: that it happened, and how many parts fitted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from activities.xapi.about_oneself import account
from activities.xapi.kept import written

VERBS = {"start": "initialized", "check": "answered", "finish": "completed"}
KIND_OF_ACTIVITY = "http://adlnet.gov/expapi/activities/interaction"


@dataclass(frozen=True)
class Move:
    """One move of one attempt, in plain values. `of` is how many parts could fit: 0 where there is nothing to check."""

    site: str
    number: int
    attempt: int
    name: str
    person: str
    activity: str
    title: str
    revision: str
    at: datetime
    fit: int = 0
    of: int = 0


def statement_of(move: Move) -> dict[str, Any]:
    """Return the statement of a move; the same move always gives the same one. Raises KeyError where nothing is said."""
    verb, result = VERBS[move.name], result_of(move)
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{move.site}/attempts/{move.attempt}/moves/{move.number}")),
        "actor": account(move.site, move.person),
        "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en-GB": verb}},
        "object": {
            "objectType": "Activity",
            "id": move.activity,
            "definition": {"name": {"en-GB": move.title}, "type": KIND_OF_ACTIVITY},
        },
        "context": {"registration": str(registration_of(move)), "revision": move.revision, "platform": "Waymark"},
        "timestamp": written(move.at),
        **({"result": result} if result else {}),
    }


def registration_of(move: Move) -> UUID:
    """Everything that belongs to one attempt, also what content in a browser reports, carries its registration."""
    return uuid5(NAMESPACE_URL, f"{move.site}/attempts/{move.attempt}")


def result_of(move: Move) -> dict[str, Any]:
    said: dict[str, Any] = {"completion": True} if move.name == "finish" else {}
    if move.name == "start" or not move.of:
        return said
    score = {"raw": move.fit, "min": 0, "max": move.of, "scaled": round(move.fit / move.of, 4)}
    return {**said, "score": score, "success": move.fit == move.of}
