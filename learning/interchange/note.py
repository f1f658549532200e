"""What Waymark notes in the head of a page, so that whoever imports the page here gets all of it back. Others pass it over.

The note holds for the words it was made of: a page that was changed elsewhere is read as it now is.
"""

import hashlib
import json
import re
from html import escape
from typing import Any

from learning.interchange.book import Leaf
from learning.interchange.markup import NO_LETTERS

NAME = "waymark"
LONGEST = 200_000  # characters of a note
DEEPEST = 6
MOST = 500  # parts of a list


def as_meta(leaf: Leaf, words: str) -> str:
    """Return the elements for the head of a page."""
    lines = [f'<meta name="{name}" content="{escape(said)}">' for name, said in known_of(leaf).items() if said]
    note = json.dumps({"kind": leaf.kind, "of": digest_of(words), **leaf.note}, ensure_ascii=False, sort_keys=True)
    return "\n".join([*lines, f'<meta name="{NAME}" content="{escape(NO_LETTERS.sub("", note))}">'])


def known_of(leaf: Leaf) -> dict[str, str]:
    return {"author": str(leaf.note.get("credited_to", "")), "description": str(leaf.note.get("summary", ""))}


def digest_of(words: str) -> str:
    return hashlib.sha256(re.sub(r"\s+", "", words).encode()).hexdigest()[:16]


def read(note: str, words: str) -> dict[str, Any]:
    """Return what was noted of these words; {} where it is no note, too much, or of other words."""
    if len(note) > LONGEST:
        return {}
    try:
        found = json.loads(note)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or found.get("of") != digest_of(words) or not is_plain(found, DEEPEST):
        return {}
    return found


def is_plain(value: Any, depth: int) -> bool:
    """Whether it is words, numbers, and lists and names of such, no deeper than a note is."""
    if isinstance(value, dict):
        return depth > 0 and len(value) <= MOST and all(is_plain(one, depth - 1) for one in value.values())
    if isinstance(value, list):
        return depth > 0 and len(value) <= MOST and all(is_plain(one, depth - 1) for one in value)
    return value is None or (isinstance(value, str | bool | int) and not (isinstance(value, str) and NO_LETTERS.search(value)))
