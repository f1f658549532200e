"""The words of a Word document with their places, those that are hidden too. It reads by itself what docx_copy writes."""

from collections.abc import Iterator

from writing.documents.archive import Archive
from writing.documents.docx_names import WP, M, W
from writing.documents.docx_styles import Styles, says_hidden
from writing.documents.found import Passage, Place
from writing.documents.markup import Element, local, parse

PARTS = {
    "document": Place.TEXT, "hdr": Place.HEADER, "ftr": Place.FOOTER, "footnotes": Place.NOTE, "endnotes": Place.NOTE,
    "comments": Place.COMMENT, "glossaryDocument": Place.HIDDEN,
}  # fmt: skip
WITHOUT_WORDS = {"styles", "numbering", "settings", "Types"}
DELETED = {W + "del", W + "moveFrom"}
INSTEAD = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
PAGE_COUNTS = {"PAGE", "NUMPAGES", ""}


def words_of_docx(archive: Archive) -> list[Passage]:
    """Return everything that a part of the package says, in the order of its parts."""
    roots = {name: parse(archive[name]) for name in archive if name.endswith((".xml", ".rels"))}
    styles = Styles(next((root for root in roots.values() if root.tag == W + "styles"), None))
    passages = [one for name, root in roots.items() for one in words_of_part(name, root, styles)]
    return [one for one in passages if one.text.strip()]


def words_of_part(name: str, root: Element, styles: Styles) -> Iterator[Passage]:
    kind = local(root.tag)
    if kind == "Relationships":
        targets = [one.get("Target", "") for one in root if one.get("TargetMode") == "External"]
        yield from (Passage(Place.LINK if is_hyperlink(root) else Place.HIDDEN, target) for target in targets)
    elif root.tag.startswith(W) and kind in PARTS:
        for paragraph in root.iter(W + "p"):
            yield from words_of_paragraph(paragraph, PARTS[kind], styles)
        described = [one.get(name, "") for one in root.iter(WP + "docPr") for name in ("descr", "title")]
        yield from (Passage(Place.DESCRIPTION, said) for said in described)
    elif kind not in WITHOUT_WORDS:
        yield Passage(Place.PROPERTY, "\n".join(text.strip() for text in root.itertext() if text.strip()))


def is_hyperlink(root: Element) -> bool:
    return all(one.get("Type", "").endswith("/hyperlink") for one in root if one.get("TargetMode") == "External")


def words_of_paragraph(paragraph: Element, place: Place, styles: Styles) -> Iterator[Passage]:
    """Return the words of this paragraph, not of those in its text boxes, by place."""
    words: dict[Place, str] = {}
    for element in own(paragraph):
        text = INSTEAD.get(element.tag, element.text or "")
        where = place_of(element, place, styles)
        if where is not None:
            words[where] = words.get(where, "") + text
    yield from (Passage(where, text) for where, text in words.items())


def own(paragraph: Element) -> Iterator[Element]:
    for element in paragraph.iter():
        if next(element.iterancestors(W + "p"), None) is paragraph:
            yield element


def place_of(element: Element, place: Place, styles: Styles) -> Place | None:
    """Return where the words of this element count, or None where it holds none."""
    if element.tag == W + "delText" or (element.tag == W + "t" and any(True for _ in element.iterancestors(*DELETED))):
        return Place.DELETED
    if element.tag == W + "instrText":
        return None if (element.text or "").strip() in PAGE_COUNTS else Place.HIDDEN
    if element.tag in INSTEAD or element.tag in {W + "t", M + "t"}:
        return Place.HIDDEN if is_hidden(element, styles) else place
    return None


def is_hidden(element: Element, styles: Styles) -> bool:
    run = next(element.iterancestors(W + "r"), None)
    properties = None if run is None else run.find(W + "rPr")
    said = says_hidden(properties)
    if said is not None:
        return said
    named = None if properties is None else properties.find(W + "rStyle")
    paragraph = next(element.iterancestors(W + "p"), None)
    of_paragraph = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    return any(styles.hides(one.get(W + "val")) for one in (named, of_paragraph) if one is not None)
