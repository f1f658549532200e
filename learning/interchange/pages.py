"""The pages of a book as trees that belong together: links between them lead to the right file, pictures are there once."""

from html import escape

from lxml import etree

from learning.interchange.book import Book, Leaf, Picture
from learning.interchange.links import addresses, leading
from learning.interchange.markup import Element, as_tree, without_leaving
from learning.interchange.nesting import taken_out
from learning.interchange.picture import drawing


def trees_of(book: Book, ending: str) -> tuple[list[Element], list[Picture]]:
    """Return a tree for each page of `book.walk()`, and the pictures that they show. `ending` is that of its files."""
    files = addresses(book, ending)
    shown: dict[str, Picture] = {}

    def show(source: str, drawn: bytes) -> str | None:
        picture = drawing(drawn) if drawn else book.pictures.get(source)
        if picture is None:
            return None
        shown[picture.name] = picture
        return picture.name

    trees = [as_tree(leaf.html, link=without_leaving, show=show) for leaf in book.walk()]
    ids = {f"{leaf.name}{ending}": ids_in(tree) for leaf, tree in zip(book.walk(), trees, strict=True)}
    for leaf, tree in zip(book.walk(), trees, strict=True):
        leads = leading(book, leaf, files, lambda file: ids.get(file, ()))
        for one in list(tree.iter("a")):
            lead(one, leads(one.get("href", "")))
        room_to_write(tree)
        without_double_words(tree)
    return trees, list(shown.values())


def ids_in(tree: Element) -> set[str]:
    return {one.get("id", "") for one in tree.iter() if one.get("id")}


def lead(element: Element, href: str | None) -> None:
    if href is None:
        element.tag = "span"
        element.attrib.pop("href", None)
    else:
        element.set("href", href)


def room_to_write(tree: Element) -> None:
    """Where a reader is asked to pause and think, a box to write in."""
    for section in tree.iter("section"):
        if "think" in section.get("class", "").split():
            etree.SubElement(section, "p", {"class": "lines"})


def without_double_words(tree: Element) -> None:
    """What a picture shows is its alternative text; on the site it stands below it too, for readers who switch pictures off."""
    for one in list(tree.iter()):
        if "picture-words" in one.get("class", "").split() and one.getparent().find(".//img") is not None:
            taken_out(one)


def heading_of(leaf: Leaf) -> str:
    named = ' id="title"' if leaf.sound else ""
    return f"<h1{named}>{escape(leaf.heading)}</h1>"
