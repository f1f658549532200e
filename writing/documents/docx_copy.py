"""The parts of a Word document, made again from what a reader can see."""

import re
from itertools import takewhile
from typing import Any

from lxml import etree

from writing.documents.docx_look import HIDES_WORDS, MARKS
from writing.documents.docx_names import (
    ATTRIBUTES,
    COUNTED,
    GIVES_WAY,
    MC,
    NAMESPACES,
    STAYS,
    VML,
    WITH_TEXT,
    WP,
    A,
    R,
    W,
)
from writing.documents.docx_styles import OFF, Styles, says_hidden
from writing.documents.markup import Element
from writing.documents.rebuilt import GOOD_LINK, WORDS_IN_A_MARK, Node, Rebuilt, put

PAGE_FIELD = re.compile(r"\s*(PAGE|NUMPAGES)\b[\s\\*\w]*", re.IGNORECASE)
STYLE_REFERENCES = {W + name for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")}
NOT_SHOWN_ROWS = (W + "del", W + "hidden")


class Part(Rebuilt):
    """One part of the document made again, with the addresses it points to. `outside`: its relations by id."""

    stays, attributes, gives_way, counted, with_text, namespaces = STAYS, ATTRIBUTES, GIVES_WAY, COUNTED, WITH_TEXT, NAMESPACES

    def __init__(self, *, styles: Styles, outside: dict[str, str], even_pages: bool = False, pictures: Any = None) -> None:
        super().__init__()
        self.styles, self.outside, self.even_pages, self.pictures = styles, outside, even_pages, pictures
        self.links: dict[str, str] = {}  # addresses on the web, each with its new id
        self.margins: dict[str, str] = {}  # parts for the heads and feet of pages, each with its new id
        self.notes: set[tuple[str, str]] = set()  # notes that words refer to
        self.boxes: list[Node] = []  # paragraphs of text boxes, to stand below the paragraph they were in
        self.page_numbers: dict[Element, str] = {}  # the marks of fields that count pages
        self.hidden_paragraph = False
        own_ways = {
            "p": self.paragraph, "r": self.run, "hyperlink": self.link, "tr": self.row, "tc": self.cell, "fldChar": self.field,
            "instrText": self.field, "fldSimple": self.simple_field, "drawing": self.drawing, "pict": self.drawing,
            "object": self.drawing, "lvlText": self.list_mark, "style": self.style, "name": self.style_name,
            "headerReference": self.margin, "footerReference": self.margin, "footnoteReference": self.note,
            "endnoteReference": self.note,
        }  # fmt: skip
        self.made_in_its_own_way = {W + name: way for name, way in own_ways.items()} | {
            MC + "AlternateContent": self.alternative,
            **dict.fromkeys(STYLE_REFERENCES, self.style_reference),
            **dict.fromkeys(HIDES_WORDS, self.look),
        }

    def whole(self, root: Element) -> Element:
        """Return the part made again, from its root."""
        self.find_page_numbers(root)
        return self.copy_of(root)

    def find_page_numbers(self, root: Element) -> None:
        """Fields may be spread over many runs: know beforehand which of them do nothing but count pages."""
        open_fields: list[list[Element]] = []
        for mark in root.iter(W + "fldChar", W + "instrText"):
            if mark.get(W + "fldCharType") == "begin":
                open_fields.append([])
            if not open_fields:
                continue
            open_fields[-1].append(mark)
            if mark.get(W + "fldCharType") == "end":
                marks = open_fields.pop()
                counts = PAGE_FIELD.fullmatch("".join(one.text or "" for one in marks if one.tag == W + "instrText"))
                self.page_numbers |= dict.fromkeys(marks, counts[1].upper()) if counts else {}

    def paragraph(self, element: Element) -> list[Node]:
        """Make it again, and below it what stood in its text boxes."""
        outer, self.boxes = self.boxes, []
        style = element.find(f"{W}pPr/{W}pStyle")
        outer_hidden, self.hidden_paragraph = (
            self.hidden_paragraph,
            self.styles.hides(None if style is None else style.get(W + "val")),
        )
        made: list[Node] = [self.copy_of(element), *self.boxes]
        self.boxes, self.hidden_paragraph = outer, outer_hidden
        return made

    def run(self, element: Element) -> list[Node]:
        properties = element.find(W + "rPr")
        said = says_hidden(properties)
        style = None if properties is None else properties.find(W + "rStyle")
        hidden = (
            said
            if said is not None
            else self.hidden_paragraph or self.styles.hides(None if style is None else style.get(W + "val"))
        )
        if hidden:
            self.taken_out["hidden"] += 1
            return []
        return [self.copy_of(element)]

    def row(self, element: Element) -> list[Node]:
        properties = element.find(W + "trPr")
        if properties is None or all(properties.find(tag) is None for tag in NOT_SHOWN_ROWS):
            return [self.copy_of(element)]
        self.taken_out["hidden" if properties.find(W + "hidden") is not None else "changes"] += 1
        return []

    def cell(self, element: Element) -> list[Node]:
        made = self.copy_of(element)
        if element.find(f"{W}tcPr/{W}cellDel") is not None:
            for child in [one for one in made if one.tag != W + "tcPr"]:
                made.remove(child)
        if made.find(W + "p") is None:  # Word refuses a cell without a paragraph
            put(made, [etree.Element(W + "p")])
        return [made]

    def link(self, element: Element) -> list[Node]:
        """An address on the web or for mail stays; one of a file, or of a place inside, gives way to its words."""
        target = self.outside.get(element.get(R + "id", ""), "")
        words = self.content(element, words=False)
        if not GOOD_LINK.fullmatch(target):
            self.taken_out["links"] += 1
            return words
        made = etree.Element(element.tag, nsmap=NAMESPACES)
        made.set(R + "id", self.pointed_to(target))
        put(made, words)
        return [made]

    def pointed_to(self, target: str) -> str:
        return self.links.setdefault(target, f"link{len(self.links) + 1}")

    def field(self, element: Element) -> list[Node]:
        """Of a field its result stays, as words. Only page numbers go on counting."""
        what = self.page_numbers.get(element)
        if what is None:
            return []
        made = self.copy_of(element)
        made.text = f" {what} " if element.tag == W + "instrText" and element.text else None
        return [made]

    def simple_field(self, element: Element) -> list[Node]:
        counts = PAGE_FIELD.fullmatch(element.get(W + "instr", ""))
        words = self.content(element, words=False)
        return [self.counting(counts[1].upper(), words)] if counts else words

    @staticmethod
    def counting(what: str, words: list[Node]) -> Element:
        made = etree.Element(W + "fldSimple", nsmap=NAMESPACES)
        made.set(W + "instr", f" {what} ")
        put(made, words)
        return made

    def alternative(self, element: Element) -> list[Node]:
        """The same twice, for newer and older programs: the first is made again, the other goes."""
        first = next(iter(element), None)
        return [] if first is None else self.content(first, words=False)

    def drawing(self, element: Element) -> list[Node]:
        """Words in boxes move below the paragraph. A picture stays where pictures may; any other drawing goes."""
        if is_hidden_drawing(element):
            self.taken_out["hidden"] += 1
            return []
        boxes = [box for box in element.iter(W + "txbxContent") if is_outermost(box, element)]
        for box in boxes:
            self.boxes += self.content(box, words=False)
        blips = [] if boxes else [self.outside.get(one.get(R + "embed", ""), "") for one in element.iter(A + "blip")]
        kept = self.pictures.drawn(element, blips[0]) if self.pictures and blips else None
        if kept is not None:
            return [kept]
        if blips or element.find(f".//{VML}imagedata") is not None:
            self.taken_out["embedded" if element.tag == W + "object" else "pictures"] += 1
        elif not boxes:
            self.taken_out["embedded" if element.tag == W + "object" else "drawings"] += 1
        return []

    def style_reference(self, element: Element) -> list[Node]:
        new = self.styles.new_id(element.get(W + "val", ""))
        return [valued(element.tag, new)] if new else []

    def look(self, element: Element) -> list[Node]:
        """How words look stays, unless it is there to hide them."""
        if not HIDES_WORDS[element.tag](element):
            return [self.copy_of(element)]
        self.taken_out["marks"] += element.tag in MARKS
        return []

    def list_mark(self, element: Element) -> list[Node]:
        """Numbers and signs before the lines of a list stay, not words: many lists are described and never used."""
        return [valued(element.tag, WORDS_IN_A_MARK.sub("", element.get(W + "val", "")))]

    def style(self, element: Element) -> list[Node]:
        """A style that somebody named is called “Style 1”."""
        made, key = self.copy_of(element), element.get(W + "styleId", "")
        new = self.styles.new_id(key)
        made.set(W + "styleId", new)
        name = made.find(W + "name")
        if new != key and name is not None:
            name.set(W + "val", new.replace("Style", "Style "))
        return [made]

    def style_name(self, element: Element) -> list[Node]:
        """Only styles are called something; lists were named by whoever made them."""
        return [self.copy_of(element)] if element.getparent().tag == W + "style" else []

    def margin(self, element: Element) -> list[Node]:
        """The head or foot of pages, where some page shows it."""
        section, kind = element.getparent(), element.get(W + "type", "default")
        first_page = section.find(W + "titlePg")
        shown = {"first": first_page is not None and first_page.get(W + "val", "1") not in OFF, "even": self.even_pages}
        target = self.outside.get(element.get(R + "id", ""))
        if not target:
            return []
        if not shown.get(kind, True):
            self.taken_out["hidden"] += 1
            return []
        made = self.copy_of(element)
        made.set(R + "id", self.margins.setdefault(target, f"margin{len(self.margins) + 1}"))
        return [made]

    def note(self, element: Element) -> list[Node]:
        self.notes.add((element.tag, element.get(W + "id", "")))
        return [self.copy_of(element)]


def valued(tag: str, value: str) -> Element:
    made = etree.Element(tag, nsmap=NAMESPACES)
    made.set(W + "val", value)
    return made


def is_outermost(box: Element, drawing: Element) -> bool:
    """Whether a text box of a drawing is in no other one of it, and is not the copy for older programs."""
    within = takewhile(lambda up: up is not drawing, box.iterancestors())
    return not any(up.tag in {box.tag, MC + "Fallback"} for up in within)


def is_hidden_drawing(element: Element) -> bool:
    named = [*element.iter(WP + "docPr")]
    styled = [one.get("style", "") for one in element.iter() if isinstance(one.tag, str) and one.tag.startswith(VML)]
    return any(one.get("hidden") in {"1", "true"} for one in named) or any(
        "visibility:hidden" in one.replace(" ", "") for one in styled
    )
