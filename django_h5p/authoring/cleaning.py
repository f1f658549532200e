"""Params made harmless by the semantics of their libraries, before they are kept."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from django_h5p.authoring import words
from django_h5p.authoring.nodes import tree, walk
from django_h5p.authoring.places import put
from django_h5p.authoring.semantics import MEDIA, Libraries

SemanticsOf = Callable[[str], list[dict] | None]


class _Described:
    """Libraries of which only the semantics are asked."""

    def __init__(self, semantics_of: SemanticsOf):
        self.semantics = semantics_of

    def title(self, name: str) -> str | None:
        return name


def clean(params: Any, main: str, semantics_of: SemanticsOf) -> Any:
    """For H5P_CLEANER: params of the library `main`, made harmless."""
    return harmless(params, semantics_of(main) or [], _Described(semantics_of))


def harmless(params: Any, semantics: Any, libraries: Libraries) -> Any:
    """The params without scripts and without marks that their fields do not allow.

    A value that holds nothing of the kind stays as it was, letter by letter. So does what no semantics mentions: other systems keep
    things there, and whatever it may be, it runs in a frame of nobody's origin.
    """
    made = deepcopy(params)
    for node in walk(tree(semantics, made, libraries)):
        if node.field.type == "text" and isinstance(node.value, str):
            cleaned = words.clean(node.value, node.field)
            if cleaned != node.value:
                put(made, node.place, cleaned)
        elif node.field.type in MEDIA:
            for source in node.value if isinstance(node.value, list) else [node.value]:
                if isinstance(source, dict) and not _is_harmless(source.get("path")):
                    source["path"] = ""
    return made


def _is_harmless(path: Any) -> bool:
    """A file of the content, or an address of the web."""
    if not isinstance(path, str):
        return path is None
    squeezed = "".join(path.split()).lower()
    return squeezed.startswith(("https://", "http://")) or ":" not in squeezed.partition("/")[0]
