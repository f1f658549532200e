"""Drawings that stand in a page, taken out of it: each becomes a picture of its own, and its label the picture's text."""

import re
from html import escape

from lxml import etree

ICON = "i"  # the class of our icons: a word always stands beside them
SVG = "http://www.w3.org/2000/svg"
OPENS_OR_ENDS = re.compile(r"<(/?)svg\b[^>]*?(/?)>", re.IGNORECASE)
# All that a drawing may hold: it is a stranger's, or it stands in a page.
SHAPES = {"svg", "g", "path", "circle", "ellipse", "line", "rect", "polyline", "polygon", "title", "desc"}
PROPERTIES = {
    "viewBox", "width", "height", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "points", "transform",
    "opacity", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "stroke-opacity", "vector-effect",
}  # fmt: skip
CASES = {"viewbox": "viewBox"}


def take_drawings_out(html: str) -> tuple[str, list[bytes]]:
    """Return the page with <img src="drawing:0" …> in place of its drawings, and the drawings. Icons and what is no drawing go."""
    drawings: list[bytes] = []
    rest = []
    at = 0
    for start, end in places_of(html):
        rest.append(html[at:start])
        rest.append(picture_of(html[start:end], drawings))
        at = end
    return "".join([*rest, html[at:]]), drawings


def places_of(html: str) -> list[tuple[int, int]]:
    """Return where each outermost <svg> begins and ends. One that never ends is no drawing: its words stay."""
    found, depth, start = [], 0, 0
    for tag in OPENS_OR_ENDS.finditer(html):
        if tag[1] and depth:
            depth -= 1
            found += [(start, tag.end())] if depth == 0 else []
        elif not tag[1] and not tag[2]:
            start = tag.start() if depth == 0 else start
            depth += 1
    return found


def picture_of(source: str, drawings: list[bytes]) -> str:
    if "<use" in source:
        return ""
    root = read(source)
    if root is None or ICON in root.get("class", "").split():
        return ""
    label = root.get("aria-label", "")
    drawings.append(as_file(root))
    return f'<img src="drawing:{len(drawings) - 1}" alt="{escape(label)}">'


def read(source: str) -> etree._Element | None:
    if "<!" in source:
        return None
    named = source if "xmlns" in source.partition(">")[0] else source.replace("<svg", f'<svg xmlns="{SVG}"', 1)
    try:
        root = etree.fromstring(named, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError:
        return None
    return root if len(root) and all(is_shape(one) for one in root.iter()) else None


def is_shape(element: etree._Element) -> bool:
    """Whether it is one of the shapes, with no words in it that a picture could not show."""
    name = str(element.tag).removeprefix(f"{{{SVG}}}")
    return name in SHAPES and (name in {"title", "desc"} or not (element.text or "").strip()) and not (element.tail or "").strip()


def as_file(root: etree._Element) -> bytes:
    for element in root.iter():
        for name in list(element.attrib):
            if name in CASES:
                element.set(CASES[name], element.attrib.pop(name))
            elif name not in PROPERTIES:
                del element.attrib[name]
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
