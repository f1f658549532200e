"""What private writing there is to read in an emergency. A higher app knows; here stand request, answer and register."""

from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """One thing of the author's, as the page that tells the author names it."""

    title: str
    url: str


@dataclass(frozen=True)
class PrivateWriting:
    """`address` names the page, with the id of the reading, where its things are listed.

    `things` takes ids of audiences and returns what they belong to. It is asked for the author of those things only.
    """

    words: str
    address: str
    things: Callable[[Collection[int]], dict[int, Thing]]


_known: list[PrivateWriting] = []


def register_private_writing(kind: PrivateWriting) -> None:
    """A higher app says what can be read in an emergency, such as log entries. Call it in ready(). The last one stands."""
    _known[:] = [kind]


def private_writing() -> PrivateWriting:
    """Return what can be read in an emergency."""
    return _known[0]
