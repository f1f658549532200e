"""Pictures of an OpenDocument text that stay: each made anew, in the line of words, with what its writer says of it."""

import re
from collections.abc import Mapping

from lxml import etree

from writing.documents.markup import Element
from writing.documents.odt_names import DRAW, NAMESPACES, SVG, TEXT, XLINK
from writing.documents.pictures import made_anew

MEASURE = re.compile(r"\d{1,3}(\.\d+)?(cm|mm|in|pt)")
ENOUGH = "10cm"


class OpenPictures:
    """Makes each picture anew when a frame shows it, and knows what to pack for those that were."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.originals, self.made = parts, dict[str, tuple[str, bytes] | None]()

    def framed(self, frame: Element, image: Element) -> Element | None:
        """Return a frame with this picture and nothing else, or None where it cannot be made anew."""
        part = image.get(XLINK + "href", "").removeprefix("./")
        if part not in self.made:
            self.made[part] = made_anew(self.originals[part]) if part in self.originals else None
        if self.made[part] is None:
            return None
        made = etree.Element(DRAW + "frame", nsmap=NAMESPACES)
        made.set(TEXT + "anchor-type", "as-char")
        for side in ("width", "height"):
            given = frame.get(SVG + side, "")
            made.set(SVG + side, given if MEASURE.fullmatch(given) else ENOUGH)
        etree.SubElement(made, DRAW + "image").set(XLINK + "href", f"Pictures/{self.name_of(part)}")
        said = " ".join(one.text.strip() for one in frame.iterchildren(SVG + "title", SVG + "desc") if one.text)
        if said:
            etree.SubElement(made, SVG + "desc").text = said
        return made

    def name_of(self, part: str) -> str:
        made = self.made[part]
        ending = made[0] if made else ""
        return f"picture{list(self.made).index(part) + 1}.{ending}"

    def parts(self, folder: str) -> dict[str, bytes]:
        return {folder + self.name_of(part): made[1] for part, made in self.made.items() if made is not None}
