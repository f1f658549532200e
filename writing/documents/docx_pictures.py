"""Pictures of a Word document that stay: each made anew, in the line of words, with what its writer says of it."""

from collections.abc import Iterator, Mapping

from lxml import etree

from writing.documents.docx_names import NAMESPACES, WP, A, R, W
from writing.documents.markup import Element
from writing.documents.pictures import made_anew

PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WIDEST = 5_760_000  # sixteen centimetres, in the units of Word
MOST_SIDE = 20_000_000


class WordPictures:
    """Makes each picture anew when a drawing shows it, and knows what to pack for those that were."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.originals, self.made = parts, dict[str, tuple[str, bytes] | None]()

    def drawn(self, drawing: Element, part: str) -> Element | None:
        """Return a drawing of this picture and nothing else, or None where it cannot be made anew."""
        if part not in self.made:
            self.made[part] = made_anew(self.originals[part]) if part in self.originals else None
        if self.made[part] is None:
            return None
        return inline(
            relation=self.id_of(part), number=list(self.made).index(part) + 1, size=size_of(drawing), said=said_of(drawing)
        )

    def id_of(self, part: str) -> str:
        return f"picture{list(self.made).index(part) + 1}"

    def kept(self) -> Iterator[tuple[str, str, bytes]]:
        """Return id, name and bytes of every picture that stays."""
        for part, made in self.made.items():
            if made is not None:
                ending, data = made
                yield self.id_of(part), f"{self.id_of(part)}.{ending}", data

    def ids(self) -> list[tuple[str, str]]:
        return [(relation, name) for relation, name, _ in self.kept()]

    def parts(self, folder: str) -> dict[str, bytes]:
        return {folder + name: data for _, name, data in self.kept()}


def size_of(drawing: Element) -> tuple[str, str]:
    extent = next(drawing.iter(WP + "extent"), None)
    sides = [] if extent is None else [extent.get(name, "") for name in ("cx", "cy")]
    fits = len(sides) == 2 and all(side.isdigit() and 0 < int(side) < MOST_SIDE for side in sides)  # noqa: PLR2004 - width and height
    return (sides[0], sides[1]) if fits else (str(WIDEST), str(WIDEST))


def said_of(drawing: Element) -> str:
    described = next(drawing.iter(WP + "docPr"), None)
    return "" if described is None else (described.get("descr") or described.get("title") or "")


def inline(*, relation: str, number: int, size: tuple[str, str], said: str) -> Element:
    width, height = size
    drawing = etree.Element(W + "drawing", nsmap={**NAMESPACES, "pic": PIC[1:-1]})
    frame = etree.SubElement(drawing, WP + "inline")
    etree.SubElement(frame, WP + "extent", cx=width, cy=height)
    etree.SubElement(frame, WP + "docPr", id=str(number), name=f"Picture {number}", descr=said)
    graphic = etree.SubElement(frame, A + "graphic")
    picture = etree.SubElement(etree.SubElement(graphic, A + "graphicData", uri=PIC[1:-1]), PIC + "pic")
    names = etree.SubElement(picture, PIC + "nvPicPr")
    etree.SubElement(names, PIC + "cNvPr", id=str(number), name=f"Picture {number}")
    etree.SubElement(names, PIC + "cNvPicPr")
    fill = etree.SubElement(picture, PIC + "blipFill")
    etree.SubElement(fill, A + "blip").set(R + "embed", relation)
    etree.SubElement(etree.SubElement(fill, A + "stretch"), A + "fillRect")
    shape = etree.SubElement(picture, PIC + "spPr")
    place = etree.SubElement(shape, A + "xfrm")
    etree.SubElement(place, A + "off", x="0", y="0")
    etree.SubElement(place, A + "ext", cx=width, cy=height)
    etree.SubElement(etree.SubElement(shape, A + "prstGeom", prst="rect"), A + "avLst")
    return drawing
