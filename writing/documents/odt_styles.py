"""Styles of an OpenDocument text: which of them hide words, and what they are called afterwards."""

import re
from collections.abc import Iterable

from writing.documents.markup import Element
from writing.documents.odt_names import STYLE, TEXT

NAMED_STYLES = (STYLE + "style", TEXT + "list-style", STYLE + "page-layout", STYLE + "master-page", STYLE + "font-face")
LEAST_POINTS, LEAST_PER_CENT = 4, 30  # smaller words are there to be overlooked
CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}
FARTHEST = 12.7
# Names that programs give. Any other was given by somebody, and may name them. What a heading is, its level says.
BUILT_IN_STYLES = (
    r"Standard|Heading(_20_\d)?|Title|Subtitle|Header|Footer|Footnote|Endnote|Caption|Quotations|Index|List|Text_20_body|"
    r"Table_20_(Contents|Heading)|(P|T|L|fr|Sect|Table|MP|Mpm|MT|ML)\d{1,5}(\.[A-Z]{1,2}\d{0,4})?"
)


class OpenStyles:
    """The styles of both parts by family and name. Names that somebody gave become “Style1”, since a name may be a person's."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self.all = [one for root in roots for one in root.iter(*NAMED_STYLES)]
        self.by_name = {(one.get(STYLE + "family", ""), one.get(STYLE + "name", "")): one for one in self.all}
        given = dict.fromkeys(name for _, name in self.by_name if name and not re.fullmatch(BUILT_IN_STYLES, name))
        self.new_names = {name: f"Style{number}" for number, name in enumerate(given, 1)}
        self.known = {name for _, name in self.by_name}
        self.pages = self.pages_shown()

    def pages_shown(self) -> set[str]:
        """Return the kinds of page that some page may be: the first one, those that styles begin, and those that follow."""
        pages = [one for one in self.all if one.tag == STYLE + "master-page"]
        next_ones = {one.get(STYLE + "name", ""): one.get(STYLE + "next-style-name", "") for one in pages}
        waiting = [one.get(STYLE + "master-page-name", "") for one in self.all] + ["Standard", *list(next_ones)[:1]]
        shown: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in next_ones and name not in shown:
                shown.add(name)
                waiting.append(next_ones[name])
        return shown

    def new_name(self, name: str) -> str:
        """Return what the style is called in the copy. One that is nowhere described becomes none."""
        return self.new_names.get(name, name if name in self.known else "")

    def hides(self, family: str, name: str) -> bool:
        """Whether words in this style are not shown, by itself or by one it is based on."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self.by_name:
            seen.add(name)
            style = self.by_name[family, name]
            said = [one.get(TEXT + "display") for one in style.iter(STYLE + "text-properties") if one.get(TEXT + "display")]
            if said:
                return said[0] == "none"
            name = style.get(STYLE + "parent-style-name", "")
        return False


def too_light(colour: str | None) -> bool:
    """Whether words in this colour are there to be overlooked on white paper."""
    light = colour and re.fullmatch("#[0-9a-fA-F]{6}", colour)
    return bool(light) and all(int(colour[at : at + 2], 16) > 0xE0 for at in (1, 3, 5))  # noqa: PLR2004 - of 255


def too_dark(colour: str | None) -> bool:
    """Whether words on this ground cannot be read."""
    dark = colour and re.fullmatch("#[0-9a-fA-F]{6}", colour)
    return bool(dark) and all(int(colour[at : at + 2], 16) < 0x60 for at in (1, 3, 5))  # noqa: PLR2004 - of 255


def too_small(size: str | None) -> bool:
    measured = re.fullmatch(r"([\d.]+)(pt|%)", size or "")
    return bool(measured) and float(measured[1]) < (LEAST_POINTS if measured[2] == "pt" else LEAST_PER_CENT)


def too_far(measure: str | None) -> bool:
    """Whether words would stand beside the page."""
    measured = re.fullmatch(r"-?([\d.]+)(cm|mm|in|pt)", measure or "")
    return bool(measured) and float(measured[1]) * CENTIMETRES[measured[2]] > FARTHEST
