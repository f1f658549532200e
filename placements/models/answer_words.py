"""What an answer says, in the words that people read: on the page, on paper, and in what is signed. One way for each kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from placements.models.form_ask import Ask, Kind

YES, NO = "yes", "no"
SCALE = ("1 – not at all", "2", "3", "4", "5 – very much", "Do not want to say")
HOW = "How it stands"


@dataclass(frozen=True)
class Said:
    """What one ask was answered with: lines of text, or a table."""

    label: str
    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    file: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.rows

    def as_json(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "lines": list(self.lines),
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "file": self.file,
        }


def said_from(stored: dict[str, Any]) -> Said:
    rows = tuple(tuple(row) for row in stored["rows"])
    return Said(stored["label"], tuple(stored["lines"]), tuple(stored["columns"]), rows, stored["file"])


def columns_of(ask: Ask, *, fixed: bool) -> tuple[str, ...]:
    """Return the headings of a table: with given lines the first column names them, and the second may be a choice."""
    if not fixed:
        return ask.columns or ("What",)
    first = {"domains": "Domain", "standards": "Standard"}.get(ask.of, "About")
    return (first, *((HOW,) if ask.choices else ()), *(ask.columns or ("Comment",)))


def has_given_lines(ask: Ask) -> bool:
    return bool(ask.rows or ask.of) and ask.kind in {Kind.TABLE, Kind.RUBRIC}


def said(ask: Ask, value: Any, *, label: str = "") -> Said:
    """Return an answer in words. Nothing answered says nothing."""
    label = ask.label or label
    if value in (None, "", [], {}):
        return Said(label)
    if ask.kind in {Kind.TABLE, Kind.RUBRIC}:
        return Said(label, columns=columns_of(ask, fixed=has_given_lines(ask)), rows=tuple(tuple(row) for row in value))
    return Said(label, tuple(WORDS.get(ask.kind, plain)(value)), file=value["id"] if ask.kind == Kind.FILE else "")


def plain(value: Any) -> Sequence[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value]


def day(value: str) -> Sequence[str]:
    return [date_format(date.fromisoformat(value), "D j M Y")]


def person(value: Any) -> Sequence[str]:
    if isinstance(value, list):
        return value
    return [f"{value['name']}, {value['email']}" if value.get("email") else value["name"]]


def tags(value: list[dict[str, str]]) -> Sequence[str]:
    return [f"{one['title']} ({one['name']} {one['code']})" for one in value]


def thread(value: list[dict[str, str]]) -> Sequence[str]:
    return [f"{one['by']}, {day(one['on'])[0]}: {one['words']}" for one in value]


WORDS: dict[Kind, Callable[[Any], Sequence[str]]] = {
    Kind.BOOL: lambda value: ["Yes" if value == YES else "No"],
    Kind.DATE: day,
    Kind.MONEY: lambda value: [f"£{value}"],
    Kind.FILE: lambda value: [f"{value['name']}, fingerprint {value['sha256'][:16]}"],
    Kind.USER: person,
    Kind.TAGS: tags,
    Kind.THREAD: thread,
}


def counted_words(value: Any) -> int:
    return len(value.split()) if isinstance(value, str) else 0
