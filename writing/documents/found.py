"""Words with their place in a document, and what was taken out of it, in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from writing.documents.kinds import Kind


class Place(StrEnum):
    """Where in a document words stand. A reader sees those of SEEN; of the others nothing may be left in a cleaned copy."""

    TEXT = "text"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    LINK = "link"
    DESCRIPTION = "description of a picture"
    COMMENT = "comment"
    DELETED = "deleted"
    HIDDEN = "hidden"
    PROPERTY = "property"


SEEN = {Place.TEXT, Place.HEADER, Place.FOOTER, Place.NOTE, Place.LINK, Place.DESCRIPTION}


@dataclass(frozen=True)
class Passage:
    """Words that stand together: a paragraph, a page of a PDF, the target of a link. `page` is known of a PDF only."""

    place: Place
    text: str
    page: int = 0


TakenOut = Counter[str]

TAKEN_OUT_IN_WORDS = {
    "properties": ("file property", "file properties"),
    "changes": ("tracked change", "tracked changes"),
    "comments": ("comment", "comments"),
    "hidden": ("piece of hidden text", "pieces of hidden text"),
    "marks": ("dark mark over words", "dark marks over words"),
    "pictures": ("picture", "pictures"),
    "drawings": ("drawing or chart", "drawings or charts"),
    "embedded": ("file inside the file", "files inside the file"),
    "custom": ("piece of data a program left in it", "pieces of data programs left in it"),
    "fields": ("form field or its hidden value", "form fields or their hidden values"),
    "links": ("link to a file or a place inside", "links to files or places inside"),
    "bookmarks": ("bookmark", "bookmarks"),
    "programs": ("macro or script", "macros or scripts"),
    "layers": ("hidden layer", "hidden layers"),
    "signatures": ("digital signature", "digital signatures"),
    "versions": ("earlier version", "earlier versions"),
    "thumbnails": ("small picture of the first page", "small pictures of pages"),
    "fonts": ("font packed into it", "fonts packed into it"),
}


def in_words(taken_out: Mapping[str, int]) -> list[str]:
    """Return what was taken out, a line for each kind: “2 comments”."""
    kinds = [(number, TAKEN_OUT_IN_WORDS[kind]) for kind, number in taken_out.items() if kind in TAKEN_OUT_IN_WORDS and number]
    return [f"{number} {one if number == 1 else more}" for number, (one, more) in kinds]


@dataclass(frozen=True)
class Cleaned:
    """A copy that holds what a reader can see and nothing else; its words; what was taken out, by kind; pictures still in it."""

    kind: Kind
    data: bytes
    passages: list[Passage]
    taken_out: dict[str, int] = field(default_factory=dict)
    pictures: int = 0


def only_seen(passages: Iterable[Passage]) -> bool:
    return all(one.place in SEEN for one in passages)
