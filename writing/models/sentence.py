"""Who can see a thing, in one sentence: the same words on every page (interface, “Audience line”)."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from accounts.models import User

MOST = 4  # names; whoever else there is becomes a number


class LetIn(Protocol):
    """Somebody who is let in, or is about to be: an AudienceMember, or a Chosen."""

    person: User
    person_id: int
    group: str
    group_size: int | None


def listed(names: Sequence[str]) -> str:
    """Return “A, B and C”."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def others_in_words(owner: User, members: Iterable[LetIn], reader: User, most: int | None = MOST) -> list[str]:
    """Return who can see it beside the reader: people by name, at most so many, and groups with how many of them can.

    A group is never more than those of it who were let in: “8 of your seminar group” where the group was larger then, or
    somebody of it is out again.
    """
    people = [] if reader.pk == owner.pk else [owner]
    groups: dict[str, list[LetIn]] = {}
    for member in members:
        if member.group:
            groups.setdefault(member.group, []).append(member)
        elif member.person_id != reader.pk:
            people.append(member.person)
    whose = "your" if reader.pk == owner.pk else f"{owner.get_short_name()}’s"
    named, counted = [], []
    for name, let_in in groups.items():
        others = [member for member in let_in if member.person_id != reader.pk]
        if len(others) == 1:
            people.append(others[0].person)
        elif others:
            counted.append(group_in_words(f"{whose} {name}", let_in, len(others)))
    shown = people if most is None else people[:most]
    named = [person.name for person in shown]
    if len(people) > len(shown):
        named.append(f"{len(people) - len(shown)} more")
    return [*named, *counted]


def group_in_words(group: str, let_in: Sequence[LetIn], others: int) -> str:
    if others < len(let_in):  # the reader is one of them
        return f"{others} more of {group}"
    whole = others == max(member.group_size or 0 for member in let_in)
    return f"{group} ({others})" if whole else f"{others} of {group}"


def sentence_of(owner: User, members: Iterable[LetIn], reader: User, also: Iterable[str] = ()) -> str:
    """Say who can see it, from where the reader stands: “You and Joan Pritchard can see this”. `also` names others at the end."""
    others = [*others_in_words(owner, members, reader), *also]
    return f"{listed(['You', *others])} can see this" if others else "Only you can see this"
