"""Whom a person may share with today. Higher apps know: the people of a placement, a tutor, a seminar group."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be offered, and what they are to whoever shares: practice educator, tutor."""

    person: User
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"My {' and '.join(self.parts)} – {self.person.name}" if self.parts else self.person.name


@dataclass(frozen=True)
class Group:
    """People who may be let in together. It is those who are in it today; `name` is what follows “your”: seminar group."""

    key: str
    name: str
    people: tuple[User, ...]

    @property
    def in_words(self) -> str:
        return f"{len(self.people)} {'person' if len(self.people) == 1 else 'people'}"


@dataclass(frozen=True)
class Chosen:
    """Somebody who is to be let in: by name, or as one of a group that has so many people today."""

    person: User
    group: str = ""
    group_size: int | None = None

    @property
    def person_id(self) -> int:
        return self.person.pk


Candidates = Callable[[User], Iterable[Candidate]]
Groups = Callable[[User], Iterable[Group]]
_sources: list[Candidates] = []
_groups: list[Groups] = []


def register_candidates(source: Candidates) -> None:
    """A higher app says whom a person may share with: the people of their placement, their tutor. Call it in ready()."""
    if source not in _sources:
        _sources.append(source)


def register_groups(source: Groups) -> None:
    """A higher app says which groups a person is in, with the people in each today. Call it in ready()."""
    if source not in _groups:
        _groups.append(source)


def people_around(person: User) -> list[Candidate]:
    """Return everybody who may be offered by name, each once with all they are to this person, as they are called."""
    found: dict[int, Candidate] = {}
    for one in (one for source in _sources for one in source(person)):
        if one.person.is_active and one.person.pk != person.pk:
            before = found[one.person.pk].parts if one.person.pk in found else ()
            found[one.person.pk] = Candidate(one.person, tuple(dict.fromkeys((*before, *one.parts))))
    return sorted(found.values(), key=lambda one: (one.person.get_short_name(), *by_name(one.person)))


def groups_around(person: User) -> list[Group]:
    """Return the groups this person is in, each with the others who are in it today. Those without others are left out."""
    found = []
    for group in (group for source in _groups for group in source(person)):
        others = {other.pk: other for other in group.people if other.is_active and other.pk != person.pk}
        if others:
            found.append(Group(group.key, group.name, tuple(sorted(others.values(), key=by_name))))
    return found


def candidates(person: User) -> list[User]:
    """Return everybody this person may share with, around them or in a group of theirs, each once, by name."""
    people = {one.person.pk: one.person for one in people_around(person)}
    people |= {other.pk: other for group in groups_around(person) for other in group.people}
    return sorted(people.values(), key=by_name)


def by_name(person: User) -> tuple[str, int]:
    return person.name, person.pk
