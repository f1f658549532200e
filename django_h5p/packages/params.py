"""What the parameters of a content need: the libraries of its parts. h5p.json lists others too, and cannot be believed."""

from collections.abc import Iterator
from typing import Any

from django_h5p.packages.names import IN_PARAMS, Name


def values(params: Any) -> Iterator[dict[str, Any]]:
    """Every object in the parameters, however deep, without recursion."""
    waiting = [params]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(one.values())


def libraries_in(params: Any) -> set[Name]:
    """The libraries that parts of the content are made with: {"library": "H5P.Image 1.1", "params": …}."""
    found = set()
    for one in values(params):
        named = one.get("library")
        if isinstance(named, str) and (match := IN_PARAMS.fullmatch(named)):
            found.add(Name(match[1], int(match[2]), int(match[3])))
    return found


def name_from(text: str) -> Name | None:
    match = IN_PARAMS.fullmatch(text)
    return Name(match[1], int(match[2]), int(match[3])) if match else None
