"""What this process has made once and may use again. Every key says what the thing shows, so nothing here grows old.

A stamp or fingerprint in the key changes with the content; nothing that belongs to one person is ever kept.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

Thing = TypeVar("Thing")
MOST = 1000

_things: dict[Hashable, object] = {}


def kept(key: Hashable, make: Callable[[], Thing]) -> Thing:
    """Return the thing with this key, made now if it isn't there. None is made again each time."""
    thing = _things.get(key)
    if thing is None:
        thing = make()
        if len(_things) >= MOST:
            _things.clear()
        _things[key] = thing
    return thing


def forget_everything() -> None:
    """For tests: databases come back with the same ids."""
    _things.clear()
