"""semantics.json: the form of a library. Only its shape is looked at; what it means is for whoever draws the form."""

from typing import Any, Final

from django_h5p.packages.refusal import Refused

FIELD_TYPES: Final = frozenset(
    ["text", "number", "boolean", "select", "list", "group", "library", "image", "video", "audio", "file"]
)
DEEPEST: Final = 40


def check_semantics(semantics: Any, where: str) -> None:
    """Raise Refused unless this is a list of fields of the eleven types, all the way down."""
    if not isinstance(semantics, list):
        raise Refused("semantics-invalid", where)
    waiting = [(field, 1, True) for field in semantics]
    while waiting:
        field, depth, must_be_named = waiting.pop()
        check_field(field, where, must_be_named=must_be_named)
        if depth > DEEPEST:
            raise Refused("semantics-invalid", where)
        if field["type"] == "list":
            waiting.append((field.get("field"), depth + 1, False))
        elif field["type"] == "group":
            waiting.extend((one, depth + 1, True) for one in field.get("fields") or [])


def check_field(field: Any, where: str, *, must_be_named: bool) -> None:
    if not isinstance(field, dict) or field.get("type") not in FIELD_TYPES:
        raise Refused("semantics-invalid", where)
    name = field.get("name")
    if name is None and not must_be_named:
        return
    if not isinstance(name, str) or not name:
        raise Refused("semantics-invalid", where)
    if field["type"] == "group" and not isinstance(field.get("fields", []), list):
        raise Refused("semantics-invalid", where)
