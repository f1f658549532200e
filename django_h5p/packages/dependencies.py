"""Which libraries a content needs, and in which order a page has to load them."""

from collections.abc import Callable, Iterable, Iterator

from django_h5p.packages.names import Name
from django_h5p.packages.refusal import Refused

Needs = Callable[[Name], Iterable[Name] | None]


def in_order(wanted: Iterable[Name], needs: Needs) -> list[Name]:
    """Return `wanted` and all that they need, each after what it needs.

    `needs` answers what a library loads before itself, or None where there is no such library.
    Raises Refused: missing-library with all that are missing, dependency-cycle.
    """
    finished: dict[Name, None] = {}  # in the order in which they are to be loaded
    missing: set[Name] = set()
    for first in wanted:
        below: dict[Name, Iterator[Name]] = {}  # the way down from `first`, without recursion: chains can be long
        following: Name | None = first
        while following is not None:
            if following in below:
                raise Refused("dependency-cycle", str(following))
            if following not in finished and following not in missing:
                asked = needs(following)
                if asked is None:
                    missing.add(following)
                else:
                    below[following] = iter(list(asked))
            following = step(below, finished)
    if missing:
        raise Refused("missing-library", items=[str(name) for name in sorted(missing)])
    return list(finished)


def step(below: dict[Name, Iterator[Name]], finished: dict[Name, None]) -> Name | None:
    """Return what to look at next. A library without anything left to look at is finished."""
    while below:
        name, rest = next(reversed(below.items()))
        following = next(rest, None)
        if following is not None:
            return following
        finished[name] = None
        del below[name]
    return None
