"""A page of another system as the blocks that a section is made of. What a section has no place for becomes text."""

from dataclasses import dataclass, field
from typing import Any

from learning.interchange import note
from learning.interchange.head import head_of
from learning.interchange.incoming_blocks import Taker
from learning.interchange.links import whole
from learning.interchange.markup import Element, Show, as_tree, words_of
from learning.interchange.nesting import taken_out


@dataclass
class Page:
    """What came of a page: its blocks as plain data, what Waymark had noted of it, and what there is to say."""

    blocks: list[tuple[str, Any]] = field(default_factory=list)
    noted: dict[str, Any] = field(default_factory=dict)
    author: str = ""
    summary: str = ""
    notes: list[str] = field(default_factory=list)


def read(html: str, *, title: str, show: Show) -> Page:
    """Return the page. `show` takes a picture and returns a word for it, under which a figure names it.

    Links within the cartridge lead nowhere here, so only their words stay. Raises NotMarkup where it is no honest page.
    """
    head = head_of(html)
    tree = as_tree(html, link=whole, show=show)
    without_heading(tree, {title.casefold(), head.get("title", "").casefold()})
    noted = note.read(head.get(note.NAME, ""), words_of(tree))
    taker = Taker()
    taker.inside(tree)
    taker.close()
    return Page(taker.blocks, noted, head.get("author", "")[:150], head.get("description", "")[:600], list(taker.notes))


def without_heading(tree: Element, titles: set[str]) -> None:
    """A page here has its title above it: the same words as a heading are not said twice."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is not None and words_of(heading).casefold() in titles:
        taken_out(heading)
