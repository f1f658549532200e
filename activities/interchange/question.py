"""A question as it travels between systems, and what became of one question of a file."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

KINDS = ("single", "multiple", "short", "match", "order")
LONGEST_PART = 20_000  # characters of any part that a file may bring
MOST_PARTS = 40
MOST_QUESTIONS = 500
# What neither XML nor a database takes, and what GIFT is read with: no keyboard writes any of it.
NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Choice:
    """An option of a choice, or an answer in words that was foreseen. Answers in words have no key."""

    text: str
    fits: bool
    feedback: str = ""
    key: str = ""


@dataclass(frozen=True)
class Partner:
    text: str
    key: str = ""


@dataclass(frozen=True)
class Line:
    """A line to match or to put in order. `fits` are places among the partners; `swaps`: it may stand before the line above."""

    text: str
    why: str = ""
    again: str = ""
    fits: tuple[int, ...] = ()
    swaps: bool = False
    key: str = ""


@dataclass(frozen=True)
class Question:
    """One question. `text` is HTML that is read first, everything else plain words."""

    kind: str
    title: str
    text: str
    ask: str
    key: str = ""
    options: tuple[Choice, ...] = ()
    otherwise: str = ""
    partners: tuple[Partner, ...] = ()
    lines: tuple[Line, ...] = ()
    topic: str = ""
    tags: tuple[str, ...] = ()

    @property
    def fitting(self) -> int:
        return sum(option.fits for option in self.options)

    def as_plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Row:
    """What became of one question of a file.

    `at` says where it stands there. `refused` says why it does not come in, and what to do. `to_mend` says what an author
    has to mend before it can be used, `notes` what is different here. A row without a question is always refused.
    """

    at: str
    title: str
    question: Question | None = None
    refused: str = ""
    to_mend: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A whole file: which format it is in, and a row for each question."""

    format: str
    rows: list[Row] = field(default_factory=list)


class Unreadable(Exception):
    """The whole file cannot be read. Its text is a sentence fit for a page, which says what to do."""


TOO_MANY = (
    f"This file holds more than {MOST_QUESTIONS} questions. Export one category at a time, and import one file after the other."
)


class Refused(Exception):
    """One question cannot come in. Its text is a sentence, which says why and what to do."""


def from_plain(found: Any) -> Question | None:
    """Return the question that `as_plain` made, None where it is anything else. It may come from a stranger's file."""
    try:
        parts: dict[str, Any] = {
            "options": tuple(Choice(**typed(Choice, one)) for one in parts_of(found, "options")),
            "partners": tuple(Partner(**typed(Partner, one)) for one in parts_of(found, "partners")),
            "lines": tuple(line_of(one, len(found["partners"])) for one in parts_of(found, "lines")),
            "tags": tuple(words(one) for one in parts_of(found, "tags")),
        }
        names = {one.name for one in fields(Question)} - set(parts)
        said: dict[str, Any] = {name: words(found[name]) for name in names}
        question = Question(**said, **parts)
    except (KeyError, TypeError, ValueError):
        return None
    return question if question.kind in KINDS and set(found) == names | set(parts) else None


def parts_of(found: Mapping[str, Any], name: str) -> list[Any]:
    if not isinstance(found[name], list) or len(found[name]) > MOST_PARTS:
        raise ValueError(name)
    return found[name]


def line_of(found: Any, partners: int) -> Line:
    places = parts_of(found, "fits")
    if not all(type(place) is int and 0 <= place < partners for place in places):
        raise ValueError("fits")
    return Line(**typed(Line, {name: value for name, value in found.items() if name != "fits"}), fits=tuple(places))


def typed(of: type, found: Any) -> dict[str, Any]:
    """Return the parts of one option, partner or line. Raises ValueError where one is of another type than it should be."""
    known = {one.name: bool if one.type in ("bool", bool) else str for one in fields(of)}
    for name, value in found.items():
        if type(value) is not known[name]:
            raise ValueError(name)
        if isinstance(value, str):
            words(value)
    return dict(found)


def words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_PART or NO_LETTERS.search(value):
        raise ValueError("words")
    return value
