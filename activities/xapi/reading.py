"""Bytes that a stranger sent, read as JSON that every database of ours can keep. Raises Invalid for everything else."""

import json
from typing import Any, NoReturn

from activities.xapi.shapes import Invalid

DEEPEST = 30  # levels; a statement of the specification needs eight, the rest is for extensions


def read_json(raw: bytes) -> Any:
    """Return what the bytes say. Refuses numbers without an end, names said twice and characters no database keeps."""
    try:
        value = json.loads(as_utf8(raw), parse_constant=no_number, parse_float=finite, parse_int=whole, object_pairs_hook=once_each)
    except (ValueError, RecursionError):
        raise Invalid("The request is not JSON.") from None
    keepable(value, DEEPEST)
    return value


def read_text(raw: bytes) -> str:
    """Return the bytes as text that can be kept."""
    value = as_utf8(raw)
    keepable(value, 1)
    return value


def as_utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid("The request is not UTF-8.") from None


def no_number(word: str) -> NoReturn:
    raise Invalid(f"{word} is not a number in JSON.")


def finite(digits: str) -> float:
    value = float(digits)
    if abs(value) > 1e300:  # noqa: PLR2004 - close to the largest that JSON readers agree on
        raise Invalid("A number is too large.")
    return value


def whole(digits: str) -> int:
    if len(digits) > 18:  # noqa: PLR2004 - what fits into 64 bits
        raise Invalid("A number is too large.")
    return int(digits)


def once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Invalid("An object says one name twice.")
    return found


def keepable(value: Any, levels: int) -> None:
    """PostgreSQL keeps no NUL, and half of a surrogate pair is no character."""
    if levels == 0:
        raise Invalid(f"The request is nested more than {DEEPEST} levels deep.")
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= character <= "\udfff" for character in value)):
        raise Invalid("A text holds a character that cannot be kept.")
    if isinstance(value, dict):
        for key, part in value.items():
            keepable(key, levels)
            keepable(part, levels - 1)
    elif isinstance(value, list):
        for part in value:
            keepable(part, levels - 1)
