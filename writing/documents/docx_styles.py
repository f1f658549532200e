"""Styles of a Word document: which of them hide words, and what they are called afterwards."""

import re

from writing.documents.docx_names import BUILT_IN_STYLES, W
from writing.documents.markup import Element

OFF = {"0", "false", "off"}
HIDES = (W + "vanish", W + "specVanish")  # webHidden hides on web pages only, such as the page numbers of a table of contents
MOST_STYLES = 2000


def says_hidden(properties: Element | None) -> bool | None:
    """Return whether these properties hide words, or None where they say nothing about it."""
    if properties is None:
        return None
    said = [properties.find(tag) for tag in HIDES]
    values = [one.get(W + "val", "1") not in OFF for one in said if one is not None]
    return any(values) if values else None


class Styles:
    """The styles of a document by id. Names that somebody gave become “Style 1”, since a name may be a person's."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(W + "style")[:MOST_STYLES]
        self.by_id = {one.get(W + "styleId", ""): one for one in styles}
        given = [key for key, one in self.by_id.items() if not is_built_in(one)]
        self.new_ids = {key: f"Style{number}" for number, key in enumerate(given, 1)}

    def new_id(self, key: str) -> str:
        """Return what the style is called in the copy. One that is nowhere described becomes none."""
        return self.new_ids.get(key, key if key in self.by_id else "")

    def hides(self, key: str | None) -> bool:
        """Whether words in this style are hidden, by itself or by a style it is based on."""
        seen: set[str] = set()
        while key and key in self.by_id and key not in seen:
            seen.add(key)
            style = self.by_id[key]
            said = says_hidden(style.find(W + "rPr"))
            if said is not None:
                return said
            based_on = style.find(W + "basedOn")
            key = None if based_on is None else based_on.get(W + "val")
        return False


def is_built_in(style: Element) -> bool:
    name = style.find(W + "name")
    words = "" if name is None else name.get(W + "val", "")
    return style.get(W + "customStyle") not in {"1", "true"} and bool(re.fullmatch(BUILT_IN_STYLES, words.lower()))
