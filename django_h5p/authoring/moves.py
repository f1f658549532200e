"""What buttons do to the params: add, remove, move up or down, change the library of a part, take a file away."""

from typing import Any
from uuid import uuid4

from django_h5p.authoring.nodes import Node, walk
from django_h5p.authoring.places import MISSING, Place, put, value_at
from django_h5p.authoring.semantics import Libraries, fields, new_part, new_value

MOVES = ("add", "remove", "up", "down", "library", "clear")


def move(said: str, nodes: list[Node], params: dict, libraries: Libraries) -> Place | None:
    """Do what a button says ("add:answers"), in place. Returns where to go on reading, or None when no such thing is there."""
    verb, _, name = said.partition(":")
    node = next((node for node in walk(nodes) if node.name == name), None)
    if node is None or verb not in MOVES:
        return None
    if verb == "add":
        return _add(node, params, libraries)
    if verb == "clear":
        put(params, node.place, MISSING)
        return node.place
    if verb == "library":
        return node.place  # reading what was posted has changed it already
    return _reorder(verb, node, params)


def _add(node: Node, params: dict, libraries: Libraries) -> Place | None:
    most = node.field.said.get("max")
    entries = value_at(params, node.place)
    entries = entries if isinstance(entries, list) else []
    if node.field.type != "list" or (most is not None and len(entries) >= int(most)):
        return None
    made = new_value(node.field.entry, libraries)
    empty: Any = {} if node.field.entry.type in {"library", "image"} else ""
    put(params, node.place, [*entries, empty if made is MISSING else made])
    return (*node.place, len(entries))


def _reorder(verb: str, node: Node, params: dict) -> Place | None:
    entries, here = value_at(params, node.place[:-1]), node.place[-1]
    if not isinstance(entries, list) or not isinstance(here, int):
        return None
    if verb == "remove":
        del entries[here]
        return (*node.place[:-1], min(here, len(entries) - 1)) if entries else node.place[:-1]
    there = here - 1 if verb == "up" else here + 1
    if not 0 <= there < len(entries):
        return None
    entries[here], entries[there] = entries[there], entries[here]
    return (*node.place[:-1], there)


def change_library(params: dict, place: Place, name: str, libraries: Libraries) -> None:
    """Make a part with another library, in place. What fits is kept: fields of the same name and kind, and the id of the part."""
    old = value_at(params, place)
    old = old if isinstance(old, dict) else {}
    if not name:
        put(params, place, MISSING if isinstance(place[-1], str) else {})
        return
    made = new_part(name, libraries)
    if made is MISSING:
        return
    had = {field.name: field.said for field in fields(libraries.semantics(str(old.get("library", ""))))}
    for field in fields(libraries.semantics(name)):
        same = had.get(field.name, {})
        kept = (old.get("params") or {}).get(field.name, MISSING)
        if kept is not MISSING and _shape(same) == _shape(field.said):
            made["params"][field.name] = kept
    made["subContentId"] = old.get("subContentId") or str(uuid4())
    made["metadata"] = {**made["metadata"], **(old.get("metadata") or {}), "contentType": made["metadata"]["contentType"]}
    put(params, place, made)


def _shape(said: dict) -> Any:
    """What two fields have in common when one can hold what was in the other."""
    if said.get("type") == "list":
        return ["list", _shape(said.get("field") or {})]
    if said.get("type") == "group":
        return ["group", sorted((str(field.get("name")), str(_shape(field))) for field in said.get("fields") or [])]
    if said.get("type") == "select":
        return [
            "select",
            [str(option.get("value") if isinstance(option, dict) else option) for option in said.get("options") or []],
        ]
    return said.get("type")
