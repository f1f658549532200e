"""What an author typed, put into the params. What came back as it was shown is not touched, letter by letter."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict

from django_h5p.authoring import words
from django_h5p.authoring.files import Files, NotTaken
from django_h5p.authoring.moves import change_library
from django_h5p.authoring.nodes import Node, walk
from django_h5p.authoring.places import MISSING, put
from django_h5p.authoring.semantics import MEDIA, Libraries

# A box that is not ticked sends nothing: this says that it was on the page.
ON_THE_PAGE = ":here"


def read(
    nodes: list[Node], posted: QueryDict, uploads: Mapping[str, Any], params: dict, libraries: Libraries, files: Files
) -> dict[str, str]:
    """Change the params in place by what was posted. Returns what could not be taken, by the name of its control."""
    refused: dict[str, str] = {}
    for node in list(walk(nodes)):
        if node.field.type in MEDIA:
            _read_media(node, posted, uploads, params, files, refused)
        elif node.field.type == "library":
            chosen = posted.get(node.name)
            if chosen is not None and chosen != node.library:
                change_library(params, node.place, chosen, libraries)
        elif node.field.type in _READ:
            _READ[node.field.type](node, posted, params)
    return refused


def _read_text(node: Node, posted: QueryDict, params: dict) -> None:
    typed = posted.get(node.name)
    if typed is None or typed.replace("\r\n", "\n") == node.shown:
        return
    put(params, node.place, words.kept(typed, node.field, node.value if isinstance(node.value, str) else ""))


def _read_number(node: Node, posted: QueryDict, params: dict) -> None:
    typed = posted.get(node.name)
    if typed is not None and typed.strip() != node.shown:
        put(params, node.place, _number(typed.strip()))


def _number(typed: str) -> Any:
    """A number; what is none stays as it was typed, for its author to mend."""
    if not typed:
        return MISSING
    for kind in (int, float):
        try:
            return kind(typed)
        except ValueError:
            continue
    return typed


def _read_boolean(node: Node, posted: QueryDict, params: dict) -> None:
    if node.name + ON_THE_PAGE in posted:
        ticked = node.name in posted
        if ticked != node.shown:
            put(params, node.place, ticked)


def _read_select(node: Node, posted: QueryDict, params: dict) -> None:
    if node.field.is_several:
        if node.name + ON_THE_PAGE in posted and posted.getlist(node.name) != node.shown:
            put(params, node.place, posted.getlist(node.name))
        return
    chosen = posted.get(node.name)
    if chosen is not None and chosen != node.shown:
        put(params, node.place, chosen if chosen or not node.field.optional else MISSING)


_READ: dict[str, Callable[[Node, QueryDict, dict], None]] = {
    "text": _read_text,
    "number": _read_number,
    "boolean": _read_boolean,
    "select": _read_select,
}


def _read_media(
    node: Node, posted: QueryDict, uploads: Mapping[str, Any], params: dict, files: Files, refused: dict[str, str]
) -> None:
    copyright_ = _copyright(node, posted)
    upload, address = uploads.get(node.name), posted.get(node.name + ":address", "").strip()
    if upload:
        try:
            made = files.keep(upload, node.field.type)
        except NotTaken as said:
            refused[node.name] = str(said)
            return
    elif address and address != node.media.get("path"):
        made = {"path": address, "mime": _mime_of(address, node.field.type)}
    elif copyright_ != (node.media.get("copyright") or {"license": "U"}) and node.media:
        made = node.media
    else:
        return
    made = {**made, "copyright": copyright_}
    several = node.field.type in {"video", "audio"}
    put(params, node.place, [made, *(node.value[1:] if made["path"] == node.media.get("path") else [])] if several else made)


def _copyright(node: Node, posted: QueryDict) -> dict:
    """Who made a file and what others may do with it; what H5P kept besides stays."""
    known = dict(node.media.get("copyright") or {"license": "U"})
    for part in ("license", "title", "author", "source"):
        typed = posted.get(f"{node.name}:{part}")
        if typed is not None and typed.strip() != known.get(part, ""):
            known[part] = typed.strip()
    return known


def _mime_of(address: str, kind: str) -> str:
    if "youtube.com/" in address or "youtu.be/" in address:
        return "video/YouTube"
    ending = address.rpartition(".")[2].lower()
    return {"webm": f"{kind}/webm", "ogg": f"{kind}/ogg", "mp3": "audio/mpeg"}.get(ending, f"{kind}/mp4")
