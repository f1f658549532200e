"""Higher apps say what they show inside a section, and answer in one query what this reader has done there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from learning.interchange.book import Assessment


@dataclass(frozen=True)
class Kind:
    """A block of a section that belongs to a higher app."""

    name: str  # block type in the section body, such as "activity"
    publish: Callable[[Any], dict[str, Any]]  # block value → user-free JSON facts, with a "key"; may hold "minutes"
    ask: Callable[[Any, list[str]], dict[str, Any]]  # reader, keys → what they have done, by key; one query
    # Draws {"block": facts, "state": state or None, "signed_in": bool, "section": section, "kept": bool}: kept where a browser
    # keeps it for when there is no connection. Without a state the drawing is made once for all readers, so it must not look
    # at the reader.
    template: str
    done: Callable[[Any, list[str]], set[str]] | None = None  # reader, keys → which of them they have done; one query
    see: Callable[..., None] | None = None  # person=…, keys=…: they have marked the section with these as done
    on_paper: Callable[[dict[str, Any]], str] | None = None  # facts → HTML as it is printed in a book, with room to write
    as_assessment: Callable[[dict[str, Any]], Assessment | None] | None = None  # facts → questions for other systems, if it has any
    # content=…, title=…, by=… → the block's value as stored, None where nothing came in, and a sentence for each thing to say
    take_assessment: Callable[..., tuple[Any, list[str]]] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Called by the higher app when it starts."""
    _kinds[kind.name] = kind


def find(name: str) -> Kind | None:
    return _kinds.get(name)


def every() -> list[Kind]:
    return list(_kinds.values())


class Named(Protocol):
    """One of the activities that the outline keeps of a section."""

    @property
    def kind(self) -> str: ...

    @property
    def key(self) -> str: ...


def done(user: Any, tasks: Iterable[Named]) -> set[tuple[str, str]]:
    """Return which of these somebody has done, by kind and key. One query for each kind; none where nothing is asked."""
    found = set()
    for name, keys in by_kind(tasks).items():
        found |= {(name, key) for key in _kinds[name].done(user, keys)} if _kinds[name].done else set()
    return found


def see(user: Any, tasks: Iterable[Named]) -> None:
    """Tell each kind that somebody has marked the section of these as done."""
    for name, keys in by_kind(tasks).items():
        if _kinds[name].see:
            _kinds[name].see(person=user, keys=keys)


def by_kind(tasks: Iterable[Named]) -> dict[str, list[str]]:
    keys: dict[str, list[str]] = {}
    for task in tasks:
        if task.kind in _kinds:
            keys.setdefault(task.kind, []).append(task.key)
    return keys


def ask(user: Any, pieces: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what this reader has done, by "kind:key". Asks each kind on the section once, and nothing for nobody."""
    keys: dict[str, list[str]] = {}
    for piece in pieces:
        if "kind" in piece and piece["kind"] in _kinds:
            keys.setdefault(piece["kind"], []).append(piece["facts"]["key"])
    if user is None:
        return {}
    return {f"{name}:{key}": state for name, wanted in keys.items() for key, state in _kinds[name].ask(user, wanted).items()}
