"""The words of an OpenDocument text, made again from what a reader can see."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from writing.documents.markup import Element
from writing.documents.odt_names import (
    ATTRIBUTES,
    COUNTED,
    DRAW,
    FO,
    GIVES_WAY,
    NAMESPACES,
    STAYS,
    STYLE,
    STYLE_NAMES,
    TABLE,
    TEXT,
    WORDS,
    XLINK,
    named,
)
from writing.documents.odt_styles import OpenStyles, too_dark, too_far, too_light, too_small
from writing.documents.rebuilt import GOOD_LINK, WORDS_IN_A_MARK, Node, Rebuilt, put

SHAPES = named(
    DRAW,
    "frame custom-shape g rect line polyline polygon path circle ellipse connector caption measure a regular-polygon control "
    "page-thumbnail",
)
BLOCKS = {TEXT + "p", TEXT + "h", TEXT + "list", TABLE + "table"}
HIDDEN_PAGES = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
LOOKS: dict[str, Callable[[str | None], bool]] = {
    FO + "color": too_light, FO + "font-size": too_small, FO + "text-indent": too_far, FO + "margin-left": too_far,
    FO + "margin-right": too_far,
}  # fmt: skip
MARKS = {TEXT + "bullet-char", STYLE + "num-prefix", STYLE + "num-suffix"}
BEHIND_WORDS = {STYLE + "text-properties", STYLE + "paragraph-properties"}


class OpenPart(Rebuilt):
    """content.xml or styles.xml, made again."""

    stays, attributes, gives_way, counted = STAYS, ATTRIBUTES | STYLE_NAMES, GIVES_WAY, COUNTED
    with_text, namespaces, words_in_what_gives_way = WORDS | {TEXT + "note-citation", TEXT + "page-number"}, NAMESPACES, True

    def __init__(self, *, styles: OpenStyles, pictures: Any = None) -> None:
        super().__init__()
        self.styles, self.pictures = styles, pictures
        self.boxes: list[Node] = []  # what stood in text boxes, to stand below the paragraph they were in
        own_ways: dict[str, Callable[[Element], list[Node]]] = {
            TEXT + "p": self.paragraph, TEXT + "h": self.paragraph, TEXT + "span": self.span, TEXT + "a": self.link,
            TEXT + "section": self.section, TABLE + "table-row": self.row, STYLE + "master-page": self.master_page,
        }  # fmt: skip
        self.made_in_its_own_way = (
            own_ways | dict.fromkeys(SHAPES, self.shape) | {STYLE + name: self.margin for name in HIDDEN_PAGES}
        )

    def values(self, element: Element) -> dict[str, str]:
        """Return the attributes that stay: styles by their new names, no look that hides words, no words in marks of lists."""
        values = super().values(element)
        unknown = {name for name in values.keys() & STYLE_NAMES if not self.styles.new_name(values[name])}
        for name in values.keys() & STYLE_NAMES:
            values[name] = self.styles.new_name(values[name])
        for name in values.keys() & MARKS:
            values[name] = WORDS_IN_A_MARK.sub("", values[name])
        hiding = {name for name, hides in LOOKS.items() if hides(values.get(name))}
        if element.tag in BEHIND_WORDS and too_dark(values.get(FO + "background-color")):
            hiding.add(FO + "background-color")
            self.taken_out["marks"] += 1
        return {name: value for name, value in values.items() if name not in hiding | unknown}

    def paragraph(self, element: Element) -> list[Node]:
        """Make it again, and below it what stood in its text boxes."""
        if self.is_hidden(element, "paragraph"):
            return []
        outer, self.boxes = self.boxes, []
        made: list[Node] = [self.copy_of(element), *self.boxes]
        self.boxes = outer
        return made

    def is_hidden(self, element: Element, family: str) -> bool:
        field = element.find(TEXT + "hidden-paragraph")
        says_so = field is not None and field.get(TEXT + "is-hidden", "true") == "true"
        hidden = says_so or self.styles.hides(family, element.get(TEXT + "style-name", ""))
        self.taken_out["hidden"] += hidden
        return hidden

    def span(self, element: Element) -> list[Node]:
        return [] if self.is_hidden(element, "text") else [self.copy_of(element)]

    def section(self, element: Element) -> list[Node]:
        if element.get(TEXT + "display") == "none" or element.get(TEXT + "is-hidden") == "true":
            self.taken_out["hidden"] += 1
            return []
        return self.content(element, words=False)

    def row(self, element: Element) -> list[Node]:
        if element.get(TABLE + "visibility", "visible") != "visible":
            self.taken_out["hidden"] += 1
            return []
        return [self.copy_of(element)]

    def master_page(self, element: Element) -> list[Node]:
        """How pages look, with what stands at their head and foot, where some page looks like that."""
        if element.get(STYLE + "name", "") in self.styles.pages:
            return [self.copy_of(element)]
        self.taken_out["hidden"] += bool("".join(element.itertext()).strip())
        return []

    def margin(self, element: Element) -> list[Node]:
        """The head or foot of pages, where it is shown."""
        if element.get(STYLE + "display", "true") != "true":
            self.taken_out["hidden"] += bool("".join(element.itertext()).strip())
            return []
        return [self.copy_of(element)]

    def link(self, element: Element) -> list[Node]:
        """An address on the web or for mail stays; one of a file, or of a place inside, gives way to its words."""
        target, words = element.get(XLINK + "href", ""), self.content(element, words=True)
        if not GOOD_LINK.fullmatch(target):
            self.taken_out["links"] += 1
            return words
        made = etree.Element(element.tag, nsmap=NAMESPACES)
        made.set(XLINK + "type", "simple")
        made.set(XLINK + "href", target)
        put(made, words)
        return [made]

    def shape(self, element: Element) -> list[Node]:
        """Words in boxes move below the paragraph. A picture stays where pictures may; any other drawing goes."""
        if element.get(DRAW + "display", "always") == "none":
            self.taken_out["hidden"] += 1
            return []
        words = [node for block in blocks_in(element) for node in self.made_again(block)]
        image = element.find(DRAW + "image")
        kept = None if image is None or self.pictures is None else self.pictures.framed(element, image)
        in_words = next(element.iterancestors(*BLOCKS), None) is not None
        if in_words:
            self.boxes += words
        if kept is not None:
            return [kept] if in_words else [*words, paragraph_of(kept)]
        inside = list(element.iter(DRAW + "object", DRAW + "object-ole", DRAW + "plugin"))
        self.taken_out["embedded"] += len(inside)
        self.taken_out["pictures"] += image is not None and not inside
        self.taken_out["drawings"] += image is None and not inside and not words
        return [] if in_words else words


def blocks_in(shape: Element) -> list[Element]:
    """Return the paragraphs, lists and tables of a shape that hold words, the outermost ones."""
    found: list[Element] = []
    for child in shape:
        if child.tag in BLOCKS:
            found += [child] if "".join(child.itertext()).strip() or child.find(f".//{DRAW}frame") is not None else []
        elif isinstance(child.tag, str) and child.tag.startswith(DRAW):
            found += blocks_in(child)
    return found


def paragraph_of(frame: Element) -> Element:
    made = etree.Element(TEXT + "p", nsmap=NAMESPACES)
    made.append(frame)
    return made
