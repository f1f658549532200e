"""The words of an OpenDocument text with their places, those that are hidden too. It reads by itself what odt_copy writes."""

from collections.abc import Iterator

from writing.documents.archive import Archive
from writing.documents.found import Passage, Place
from writing.documents.markup import Element, parse
from writing.documents.odt_names import DRAW, OFFICE, STYLE, SVG, TABLE, TEXT, XLINK
from writing.documents.odt_styles import OpenStyles

PARAGRAPHS = (TEXT + "p", TEXT + "h")
PLACES = {
    TEXT + "tracked-changes": Place.DELETED, OFFICE + "annotation": Place.COMMENT, TEXT + "note-body": Place.NOTE,
    **{STYLE + f"header{kind}": Place.HEADER for kind in ("", "-left", "-first")},
    **{STYLE + f"footer{kind}": Place.FOOTER for kind in ("", "-left", "-first")},
}  # fmt: skip
HIDDEN_FIELDS = {TEXT + "hidden-text", TEXT + "hidden-paragraph"}
BREAKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
MOST_SPACES = 100


def words_of_odt(archive: Archive) -> list[Passage]:
    """Return everything that a part of the package says, in the order of its parts."""
    roots = {
        name: parse(archive[name])
        for name in archive
        if name.endswith((".xml", ".rdf")) and not name.startswith("META-INF/manifest")
    }
    styles = OpenStyles(roots[name] for name in ("content.xml", "styles.xml") if name in roots)
    passages: list[Passage] = []
    for name, root in roots.items():
        if name in {"content.xml", "styles.xml"}:
            passages += words_of_part(root, styles)
        else:
            passages.append(Passage(Place.PROPERTY, "\n".join(text.strip() for text in root.itertext() if text.strip())))
    return [one for one in passages if one.text.strip()]


def words_of_part(root: Element, styles: OpenStyles) -> Iterator[Passage]:
    for paragraph in root.iter(*PARAGRAPHS):
        words: dict[Place, str] = {}
        place = place_of(paragraph, styles)
        for where, text in pieces_of(paragraph, place, styles):
            words[where] = words.get(where, "") + text
        yield from (Passage(where, text) for where, text in words.items())
    yield from (Passage(Place.LINK, one.get(XLINK + "href", "")) for one in root.iter(TEXT + "a"))
    yield from (Passage(Place.DESCRIPTION, one.text or "") for one in root.iter(SVG + "title", SVG + "desc"))
    for element in root.iter():
        if element.text and element.text.strip() and next(element.iterancestors(*PARAGRAPHS), element).tag not in PARAGRAPHS:
            yield from own_words(element)


def own_words(element: Element) -> Iterator[Passage]:
    """Words in no paragraph are no words of the text, such as the name of who made a change."""
    if element.tag not in {SVG + "title", SVG + "desc"}:
        yield Passage(Place.PROPERTY, element.text or "")


def pieces_of(element: Element, place: Place, styles: OpenStyles) -> Iterator[tuple[Place, str]]:
    """Return the words in this element in their order, not those of paragraphs inside it, each with its place."""
    if element.text:
        yield place, element.text
    for child in element:
        if child.tag == TEXT + "s":
            yield place, " " * min(int(child.get(TEXT + "c", "1")), MOST_SPACES)
        elif child.tag in BREAKS:
            yield place, BREAKS[child.tag]
        elif child.tag in HIDDEN_FIELDS or (
            child.tag == TEXT + "span" and styles.hides("text", child.get(TEXT + "style-name", ""))
        ):
            yield from pieces_of(child, Place.HIDDEN, styles)
        elif child.tag in {OFFICE + "annotation", TEXT + "note"} or child.tag.startswith(DRAW):
            pass  # paragraphs in there are read for themselves
        else:
            yield from pieces_of(child, place, styles)
        if child.tail:
            yield place, child.tail


def place_of(paragraph: Element, styles: OpenStyles) -> Place:
    if any(is_hidden(one, styles) for one in (paragraph, *paragraph.iterancestors())):
        return Place.HIDDEN
    return next((PLACES[one.tag] for one in paragraph.iterancestors() if one.tag in PLACES), Place.TEXT)


def is_hidden(element: Element, styles: OpenStyles) -> bool:
    return (
        element.get(TEXT + "display") == "none"
        or element.get(DRAW + "display") == "none"
        or element.get(TABLE + "visibility", "visible") != "visible"
        or element.get(STYLE + "display", "true") == "false"
        or (element.tag in PARAGRAPHS and styles.hides("paragraph", element.get(TEXT + "style-name", "")))
        or (element.tag in PARAGRAPHS and element.find(TEXT + "hidden-paragraph") is not None)
    )
