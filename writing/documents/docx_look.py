"""Looks that hide words in a Word document: white on white, tiny, under a dark mark, beside the page. Such a look goes."""

import re
from collections.abc import Callable

from writing.documents.docx_names import W
from writing.documents.markup import Element

LEAST_SIZE = 8  # half points: smaller words are there to be overlooked
FARTHEST = 7200  # twentieths of a point, beside the page
LIGHT, DARK = 230, 90  # of 255: white words, and what black words cannot be read on
NAMED_DARK = {"black", "darkBlue", "darkRed", "darkMagenta", "darkGreen", "darkCyan", "darkYellow", "darkGray", "blue"}
BEHIND_WORDS = {W + "rPr", W + "pPr"}


def is_white(element: Element) -> bool:
    """Words in white become words in a colour that can be read there, which programs choose where none is said."""
    return lightness(element.get(W + "val", ""), unknown=0) >= LIGHT


def is_tiny(element: Element) -> bool:
    size = element.get(W + "val", "")
    return not size.isdigit() or int(size) < LEAST_SIZE


def is_far(element: Element) -> bool:
    return any(value.lstrip("-").isdigit() and abs(int(value)) > FARTHEST for value in element.values())


def is_dark_mark(element: Element) -> bool:
    """Whether it is a mark under which words cannot be read. Every program can, so it is lifted for everybody."""
    colour = element.get(W + "fill") or element.get(W + "val", "")
    dark = colour in NAMED_DARK or lightness(colour, unknown=255) <= DARK
    return dark and element.getparent().tag in BEHIND_WORDS


def lightness(colour: str, *, unknown: int) -> float:
    """Return how light a colour is, from 0 to 255."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", colour):
        return unknown
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.3 * red + 0.59 * green + 0.11 * blue


HIDES_WORDS: dict[str, Callable[[Element], bool]] = {
    W + "color": is_white, W + "sz": is_tiny, W + "szCs": is_tiny, W + "ind": is_far, W + "shd": is_dark_mark,
    W + "highlight": is_dark_mark,
}  # fmt: skip
MARKS = {W + "shd", W + "highlight"}
