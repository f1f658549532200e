"""Words of a page that nobody can see and every program can read: under a box, in white, tiny, beside the page."""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTItem, LTPage, LTRect
from pdfminer.pdftypes import resolve1

LEAST_BOX = 4  # points high and wide: smaller ones are lines
LEAST_SIZE = 1.5  # points
LEAST_LETTERS = 3  # fewer are chance: the corner of a letter under the rule of a table
WHITE = 0.94  # of 1
STRIP = 20  # points: boxes ask only for the letters of the strips they touch
Box = tuple[float, float, float, float]


class Unseen(StrEnum):
    """Why words cannot be seen; the codes of two refusals."""

    COVERED = "covered"
    UNSEEN = "unseen"


def unseen_on(page: LTPage, resources: Any) -> set[Unseen]:
    """Return how words of this page are out of sight. `page` in the order it is painted."""
    sees_through = has_transparency(resources)
    letters: dict[int, list[LTChar]] = defaultdict(list)
    grounds: list[Box] = []  # what is not white and was painted so far
    covered = out_of_sight = 0
    for thing in painted(page):
        if isinstance(thing, LTChar):
            if thing.get_text().strip():
                letters[int(middle(thing)[1] // STRIP)].append(thing)
                out_of_sight += (
                    is_beside(thing, page) or thing.size < LEAST_SIZE or (not sees_through and is_white_on_white(thing, grounds))
                )
        elif covers(thing):
            box = thing.bbox
            covered += 0 if sees_through else sum(is_in(letter, box) for letter in between(letters, box))
            if not is_white(getattr(thing, "non_stroking_color", 0)):
                grounds.append(box)
        elif isinstance(thing, LTCurve) and thing.fill and not is_white(thing.non_stroking_color):
            grounds.append(thing.bbox)
    found = {Unseen.COVERED: covered, Unseen.UNSEEN: out_of_sight}
    return {kind for kind, number in found.items() if number >= LEAST_LETTERS}


def painted(holder: LTContainer[Any]) -> Iterator[LTItem]:
    """Return everything on a page in the order it is painted, with what is in forms."""
    for thing in holder:
        if isinstance(thing, LTContainer) and not isinstance(thing, LTChar):
            yield from painted(thing)
        else:
            yield thing


def covers(thing: LTItem) -> bool:
    """Whether it is a filled box or a picture, large enough to lie over words."""
    filled = isinstance(thing, LTImage) or (isinstance(thing, LTRect) and thing.fill)
    return filled and thing.width >= LEAST_BOX and thing.height >= LEAST_BOX


def between(letters: dict[int, list[LTChar]], box: Box) -> Iterator[LTChar]:
    for strip in range(int(box[1] // STRIP), min(int(box[3] // STRIP), 10_000) + 1):
        yield from letters.get(strip, ())


def middle(thing: Any) -> tuple[float, float]:
    left, bottom, right, top = thing.bbox
    return (left + right) / 2, (bottom + top) / 2


def is_in(thing: Any, box: Box) -> bool:
    across, up = middle(thing)
    return box[0] <= across <= box[2] and box[1] <= up <= box[3]


def is_beside(letter: LTChar, page: LTPage) -> bool:
    return not is_in(letter, page.bbox)


def is_white_on_white(letter: LTChar, grounds: list[Box]) -> bool:
    return is_white(letter.graphicstate.ncolor) and not any(is_in(letter, one) for one in grounds)


def is_white(colour: Any) -> bool:
    """Whether a colour is white, said in grey, in light or in ink."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(one, int | float) for one in parts):
        return False
    if len(parts) == 4:  # noqa: PLR2004 - four inks
        return all(one <= 1 - WHITE for one in parts)
    return all(one >= WHITE for one in parts)


def has_transparency(resources: Any) -> bool:
    """Whether boxes may be see-through, or grounds painted in a way that is not followed. Then neither is judged."""
    states = resolve1(resources.get("ExtGState")) or {}
    if resources.get("Shading") or resources.get("Pattern"):
        return True
    plain = {"Normal", "Compatible", "None"}
    for state in (resolve1(one) or {} for one in states.values()):
        mode = getattr(resolve1(state.get("BM")), "name", "Normal")
        if (
            resolve1(state.get("ca", 1)) != 1
            or mode not in plain
            or getattr(resolve1(state.get("SMask")), "name", "None") != "None"
        ):
            return True
    return False
