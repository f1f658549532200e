"""Where a value stands in the params of a content: ("answers", 2, "feedback")."""

from itertools import pairwise
from typing import Any

Place = tuple[str | int, ...]


class _Missing:
    """No value is there. Not the same as an empty one: a library may treat them differently."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


def value_at(params: Any, place: Place) -> Any:
    """What stands there, or MISSING."""
    for key in place:
        is_there = (
            key in params
            if isinstance(key, str) and isinstance(params, dict)
            else isinstance(key, int) and isinstance(params, list)
        )
        if is_there and (isinstance(params, dict) or key < len(params)):  # type: ignore[operator]
            params = params[key]
        else:
            return MISSING
    return params


def put(params: Any, place: Place, value: Any) -> None:
    """Put a value there, in place. What is on the way and missing is made; a MISSING value is taken out."""
    for key, following in pairwise(place):
        if isinstance(key, str) and not isinstance(params.get(key), dict | list):
            params[key] = [] if isinstance(following, int) else {}
        params = params[key]
    if value is not MISSING:
        params[place[-1]] = value
    elif isinstance(params, dict):
        params.pop(place[-1], None)


def written(place: Place) -> str:
    """As the name of a control."""
    return "/".join(str(key) for key in place)
