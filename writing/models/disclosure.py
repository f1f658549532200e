"""Whom to tell when somebody may be at risk. Pages where people write show the names; nothing is ever sent from there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class ToTell:
    """Somebody at the agency who can act: “Joan Pritchard, your practice educator, at Kestrelshire Council”."""

    name: str
    part: str
    at: str


Source = Callable[[User], Iterable[ToTell]]
_sources: list[Source] = []


def register_people_to_tell(source: Source) -> None:
    """A higher app says who that is: the on-site supervisor and practice educator of a placement. Call it in ready()."""
    if source not in _sources:
        _sources.append(source)


def people_to_tell(person: User) -> list[ToTell]:
    """Return whom this person can tell, each once, those nearest to the work first. Empty where nobody is known."""
    return list(dict.fromkeys(other for source in _sources for other in source(person)))
