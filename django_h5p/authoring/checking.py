"""What is not right yet in a content, each as a sentence beside its field."""

import re
from collections.abc import Callable
from typing import Any

from django_h5p.authoring import words
from django_h5p.authoring.nodes import Node, walk
from django_h5p.authoring.places import MISSING
from django_h5p.authoring.semantics import MEDIA


def check(nodes: list[Node]) -> list[Node]:
    """Write into each node what is wrong with it. Returns those with something wrong, in reading order."""
    found = []
    hidden: list[str] = []
    for node in walk(nodes):
        # What is not asked for cannot be missing.
        if node.shown_when and not node.shown_when.is_met:
            hidden.append(node.name)
        if not node.field.is_shown or any(node.name == name or node.name.startswith(name + "/") for name in hidden):
            continue
        node.errors += _CHECKS.get(node.field.type, _nothing)(node)
        if node.errors:
            found.append(node)
    return found


def fingerprint(node: Node) -> tuple:
    """Equal for nodes that are wrong in the same way, wherever they moved: what was wrong before does not stop saving now."""
    return (
        node.within,
        node.field.name,
        repr(node.value) if not isinstance(node.value, list | dict) else len(node.value),
        tuple(node.errors),
    )


def _nothing(node: Node) -> list[str]:
    return []


def _text(node: Node) -> list[str]:
    said, value = node.field.said, node.effective
    typed = words.shown(value, node.field) if isinstance(value, str) else ""
    plain = re.sub(r"<[^>]*>", "", typed).strip()
    if not plain and "<img" not in typed:
        return [] if node.field.optional else [f"Write something for “{node.label}”."]
    most = said.get("maxLength")
    if most and len(typed) > int(most):
        return [f"Use {most} characters or fewer. This has {len(typed)}."]
    return (
        []
        if _fits(typed, said.get("regexp"))
        else [f"“{node.label}” is not written as it has to be. {said.get('description', '')}".strip()]
    )


def _fits(typed: str, wanted: Any) -> bool:
    """Whether a text fits a pattern of JavaScript. A pattern that Python cannot read is not held against the author."""
    if not isinstance(wanted, dict) or not wanted.get("pattern"):
        return True
    flags = re.IGNORECASE if "i" in str(wanted.get("modifiers", "")) else 0
    try:
        return re.search(str(wanted["pattern"]), typed, flags) is not None
    except re.error:
        return True


def _number(node: Node) -> list[str]:
    said, value = node.field.said, node.effective
    if value is MISSING or value is None or value == "":
        return [] if node.field.optional else ["Enter a number."]
    try:
        number = float(value)
    except (TypeError, ValueError):
        return [f"“{value}” is not a number. Enter a number, for example {said.get('default', said.get('min', 1))}."]
    least, most = said.get("min"), said.get("max")
    if least is not None and number < float(least):
        return [f"Enter {least} or more."]
    if most is not None and number > float(most):
        return [f"Enter {most} or less."]
    if not said.get("decimals") and float(said.get("step") or 1).is_integer() and not number.is_integer():
        return ["Enter a whole number."]
    return []


def _list(node: Node) -> list[str]:
    said = node.field.said
    count, least, most = len(node.children), int(said.get("min") or 0), said.get("max")
    # An optional list may be empty, but not half full.
    if count < least and not (node.field.optional and not count):
        return [f"Add {least - count} more: at least {least} {'is' if least == 1 else 'are'} needed."]
    return [f"Remove {count - int(most)}: at most {most} can be used."] if most is not None and count > int(most) else []


def _library(node: Node) -> list[str]:
    return [] if node.field.optional or node.library else [f"Choose what “{node.label}” is made with."]


def _media(node: Node) -> list[str]:
    path = str(node.media.get("path") or "")
    if not path:
        return [] if node.field.optional else [f"Choose a file for “{node.label}”."]
    if ":" in path and not path.startswith(("https://", "http://")):
        return ["Enter an address that begins with https://."]
    return []


def _select(node: Node) -> list[str]:
    return [] if node.field.optional or node.field.is_several or node.shown else [f"Choose one for “{node.label}”."]


_CHECKS: dict[str, Callable[[Node], list[str]]] = {
    "text": _text,
    "number": _number,
    "list": _list,
    "library": _library,
    "select": _select,
    **dict.fromkeys(MEDIA, _media),
}
