"""Who opened what somebody wrote, in lines a person can read. Higher apps say what their things are called."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from history.models import Reading

LATEST = 500  # readings that the page looks at


@dataclass(frozen=True)
class Named:
    """What a thing is called to its author, and where it is."""

    title: str
    url: str


Names = Callable[[User, Collection[str]], dict[str, Named]]
_kinds: dict[str, Names] = {}


def register_opened(subject_type: str, names: Names) -> None:
    """A higher app says how to name things of a kind to their author: `names(author, ids)`. Call it in ready()."""
    _kinds[subject_type] = names


@dataclass
class Opened:
    """One person opened one thing in one way on one day, so many times."""

    who: str
    part: str
    named: Named | None
    how: str
    last: datetime
    times: int = 1


def opened_of(author: User) -> list[tuple[date, list[Opened]]]:
    """Return who opened what this person wrote, day by day, the newest first. Two queries, and one for each kind of thing."""
    readings = list(Reading.objects.filter(author=author.pk)[:LATEST])
    people = User.objects.in_bulk({reading.reader for reading in readings})
    named = names_of(author, readings)
    lines: dict[tuple, Opened] = {}
    for reading in readings:
        on = timezone.localdate(reading.at)
        key = (on, reading.reader, reading.subject_type, reading.subject_pk, reading.channel)
        if key in lines:
            lines[key].times += 1
            continue
        reader = people.get(reading.reader)
        thing = named.get((reading.subject_type, reading.subject_pk))
        who = reader.name if reader else "Somebody whose account is gone"
        lines[key] = Opened(who, reading.part, thing, reading.get_channel_display(), reading.at)
    by_day: dict[date, list[Opened]] = {}
    for (on, *_), line in lines.items():
        by_day.setdefault(on, []).append(line)
    return list(by_day.items())


def names_of(author: User, readings: Collection[Reading]) -> dict[tuple[str, str], Named]:
    found: dict[tuple[str, str], Named] = {}
    for kind, names in _kinds.items():
        ids = {reading.subject_pk for reading in readings if reading.subject_type == kind}
        found |= {(kind, pk): named for pk, named in (names(author, ids) if ids else {}).items()}
    return found
