"""What stands in a cartridge as values of pages. A stranger may have written it, so every part is looked at."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from learning.blocks.further import ACCESS, READING, Idea, Reading, Website
from learning.interchange.incoming import read
from learning.interchange.links import whole
from learning.interchange.markup import NotMarkup
from learning.models.base import Nation

LONGEST = 2000  # characters of one field
ENTRIES = {"website": Website, "reading": Reading, "idea": Idea}
CHOICES = {"access": dict(ACCESS), "kind": dict(READING)}


def stream(blocks: Iterable[tuple[str, Any]]) -> str:
    """Return blocks as a page stores them, each with an id for good."""
    return json.dumps([{"type": kind, "id": str(uuid4()), "value": value} for kind, value in blocks])


def without_pictures(source: str, drawn: bytes) -> None:
    return None


def rich(html: Any) -> str:
    """Return words with what a field of words may hold."""
    if not isinstance(html, str):
        return ""
    try:
        blocks = read(html, title="", show=without_pictures).blocks
    except NotMarkup:
        return ""
    return "".join(value for kind, value in blocks if kind == "text")


def lines(found: Any) -> str:
    """Return a list of lines as a field with one on each line."""
    listed = found if isinstance(found, list) else []
    return "\n".join(" ".join(one.split())[:LONGEST] for one in listed if isinstance(one, str))


def words(found: Any, longest: int) -> str:
    return " ".join(found.split())[:longest] if isinstance(found, str) else ""


def about(noted: dict[str, Any], *, author: str = "", summary: str = "") -> dict[str, Any]:
    """Return what every page has. When somebody checked it is not taken over: nobody here has."""
    nation = next((value for value, label in Nation.choices if label == noted.get("nation")), str(Nation.ENGLAND))
    return {
        "summary": words(noted.get("summary") or summary, 600),
        "credited_to": words(noted.get("credited_to") or author, 150),
        "nation": nation,
    }


def entry_of(found: Any) -> tuple[str, dict[str, Any]] | None:
    """Return one entry of Taking it Further, None where it is none that an author could have filled in."""
    if not isinstance(found, dict) or found.get("type") not in ENTRIES or not isinstance(found.get("value"), dict):
        return None
    kind, value = found["type"], found["value"]
    try:
        made = {name: field(name, value[name]) for name in ENTRIES[kind].base_blocks if value.get(name) not in (None, "")}
    except (ValueError, TypeError):
        return None
    return (kind, made) if "title" in made else None


def field(name: str, found: Any) -> Any:
    """Return one value. Raises ValueError or TypeError where it cannot be one of this name."""
    if name in READERS:
        return READERS[name](found)
    if name in CHOICES and found not in CHOICES[name]:
        raise ValueError(name)
    if not isinstance(found, str):
        raise TypeError(name)
    return found.strip()[:LONGEST]


def address(found: Any) -> str:
    url = whole(found)
    if url is None or not url.startswith("http"):
        raise ValueError("url")
    return url


READERS: dict[str, Callable[[Any], Any]] = {
    "checked_on": lambda found: date.fromisoformat(found).isoformat(),
    "authors": lambda found: [words(one, 200) for one in found if isinstance(one, str)][:50],
    "editors": bool,
    "et_al": bool,
    "year": int,
    "url": address,
}


def website(title: str, url: str, owner: str) -> dict[str, Any]:
    """Return a website of which only title and address are known. Nobody here has tried it."""
    return {"title": title, "owner": owner, "url": url, "note": "", "access": "free", "nation": ""}
