"""xAPI statements as contents send them: looked at, and read for a score. Plain Python."""

import json
import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

VERBS: Final = "http://adlnet.gov/expapi/verbs/"
# Verbs that end a content, and those that can end it where no content stands around it.
ENDS: Final = {f"{VERBS}completed", f"{VERBS}answered"}
IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]{1,480}")
SUB_CONTENT: Final = re.compile(r"[A-Za-z0-9-]{1,64}")
DEEPEST: Final = 20
LARGEST_SCORE: Final = 1_000_000
FAST_CLOCK: Final = timedelta(minutes=10)
KEPT: Final = ("verb", "object", "result", "context")


class Unreadable(Exception):
    """Something that is no statement about this content. Its text says what, for whoever writes contents."""


@dataclass(frozen=True)
class Score:
    """Between nothing and all there was. Raises ValueError where it is not."""

    raw: float
    max: float

    def __post_init__(self) -> None:
        if not (
            math.isfinite(self.raw) and math.isfinite(self.max) and 0 <= self.raw <= self.max <= LARGEST_SCORE and self.max > 0
        ):
            raise ValueError("The score is out of range.")

    @property
    def scaled(self) -> float:
        return round(self.raw / self.max, 4)


@dataclass(frozen=True)
class Heard:
    """A statement about a content, or about a part of it."""

    uuid: UUID
    verb: str
    object_id: str
    sub_content_id: str
    is_part: bool
    timestamp: datetime
    score: Score | None
    seconds: float | None
    body: dict[str, Any]

    @property
    def ends(self) -> bool:
        """Whether this is the score of the whole content. The core has the same rule for what it posts as finished."""
        return self.verb in ENDS and not self.is_part and self.score is not None


def read_statement(raw: bytes, *, about: str, now: datetime) -> Heard:
    """Return the statement, if it is one about the content `about`. Raises Unreadable."""
    try:
        said = json.loads(raw, parse_constant=refuse_constant)
    except (ValueError, RecursionError, UnicodeDecodeError):
        raise Unreadable("This is not JSON.") from None
    if not isinstance(said, dict) or depth_of(said) > DEEPEST or "\\u0000" in json.dumps(said):
        raise Unreadable("This is not a statement.")
    verb, target = iri(said, "verb"), iri(said, "object")
    sub_content = part_of(target, about)
    context = said.get("context")
    activities = context.get("contextActivities") if isinstance(context, dict) else None
    parents = activities.get("parent") if isinstance(activities, dict) else None
    result = said.get("result")
    return Heard(
        uuid=uuid_of(said.get("id")),
        verb=verb,
        object_id=target,
        sub_content_id=sub_content,
        is_part=bool(sub_content) or bool(parents),
        timestamp=time_of(said.get("timestamp"), now),
        score=score_of(result) if isinstance(result, dict) else None,
        seconds=seconds_of(result.get("duration")) if isinstance(result, dict) else None,
        body={key: said[key] for key in KEPT if key in said},
    )


def refuse_constant(name: str) -> None:
    raise ValueError(name)


def depth_of(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        below = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        waiting.extend((each, depth + 1) for each in below)
    return deepest


def iri(said: dict[str, Any], key: str) -> str:
    held = said.get(key)
    found = held.get("id") if isinstance(held, dict) else None
    if not isinstance(found, str) or not IRI.fullmatch(found):
        raise Unreadable(f"It has no {key}.id.")
    return found


def part_of(target: str, about: str) -> str:
    """Return the id of the part that a statement is about, or nothing for the content itself. Raises Unreadable for another's."""
    base, _, _ = target.partition("?")
    if base != about:
        raise Unreadable("It is about another content.")
    parts = parse_qs(urlsplit(target).query).get("subContentId", [""])
    if parts[0] and not SUB_CONTENT.fullmatch(parts[0]):
        raise Unreadable("Its subContentId is none.")
    return parts[0]


def uuid_of(value: Any) -> UUID:
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        raise Unreadable("It has no id.") from None


def time_of(value: Any, now: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise Unreadable("It has no timestamp.") from None
    if found.tzinfo is None:
        raise Unreadable("Its timestamp has no zone.")
    return min(found, now + FAST_CLOCK)


def score_of(result: dict[str, Any]) -> Score | None:
    """Return the score of a result. Raises Unreadable where it cannot be one."""
    said = result.get("score")
    if not isinstance(said, dict) or said.get("raw") is None or said.get("max") is None:
        return None
    raw, most = said["raw"], said["max"]
    if isinstance(raw, bool) or isinstance(most, bool) or not isinstance(raw, int | float) or not isinstance(most, int | float):
        raise Unreadable("Its score is no number.")
    if most == 0 and raw == 0:
        return None  # a content in which nothing is scored says nothing out of nothing
    try:
        return Score(float(raw), float(most))
    except (ValueError, OverflowError):
        raise Unreadable("Its score is out of range.") from None


DURATION: Final = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?")


def seconds_of(duration: Any) -> float | None:
    match = DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if match is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
