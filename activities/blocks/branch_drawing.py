"""A branching case as a picture: steps in rows from the first on, endings, an arrow for each option. Whole or half written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import shorten, wrap
from typing import Any

WIDE, HIGH, GAP, ROW = 190, 58, 26, 118  # of a box, between two boxes, from row to row
LINE = 24  # letters on a line of a box
CHARS = 22


@dataclass
class Box:
    """A step or an ending. Of several with one title each says its number. `lines` are the title as it fits.

    `row` is how far from the beginning it is, None where nobody arrives.
    """

    key: str
    title: str
    block: str
    value: Mapping[str, Any]
    ending: bool
    options: list[dict[str, str]] = field(default_factory=list)
    row: int | None = None
    x: int = 0
    y: int = 0

    @property
    def lines(self) -> list[dict[str, Any]]:
        said = wrap(shorten(self.title, CHARS * 2, placeholder=" …"), LINE) or [self.title]
        top = self.y + HIGH // 2 + (5 if len(said) == 1 else -4)
        return [{"words": words, "y": top + 18 * number} for number, words in enumerate(said[:2])]

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2

    @property
    def foot(self) -> int:
        return self.y + HIGH


@dataclass(frozen=True)
class Arrow:
    """From an option of one box to another box."""

    path: str
    words: str


@dataclass(frozen=True)
class Drawing:
    boxes: list[Box]
    arrows: list[Arrow]
    wide: int
    high: int

    box_wide: int = WIDE
    box_high: int = HIGH

    @property
    def steps(self) -> list[Box]:
        return [box for box in self.boxes if not box.ending]

    @property
    def endings(self) -> list[Box]:
        return [box for box in self.boxes if box.ending]


def drawing_of(value: Mapping[str, Any]) -> Drawing:
    """Return the picture of what an author has filled in for a case."""
    boxes = [*boxes_of(value["scenes"], "step"), *boxes_of(value["endings"], "ending")]
    known = {box.key: box for box in boxes}
    for option in (option for box in boxes for option in box.options):
        option["to"] = known[option["leads_to"]].title if option["leads_to"] in known else ""
    give_rows(boxes, known)
    wide, high = give_places(boxes)
    arrows = [arrow(box, known[option["leads_to"]], option) for box in boxes for option in box.options if option["to"]]
    return Drawing(boxes, arrows, wide, high)


def boxes_of(rows: Any, what: str) -> Iterator[Box]:
    titles = [row.value["title"] for row in rows.bound_blocks]
    for number, row in enumerate(rows.bound_blocks, start=1):
        found, title = row.value, row.value["title"] or f"{what.capitalize()} {number}, without a title"
        name = f"{title} ({number})" if titles.count(title) > 1 else title
        options = [] if what == "ending" else list(options_of(found["choices"]))
        yield Box(found["key"] or f"{what}-{number}", name, row.id, found, what == "ending", options)


def options_of(choices: Any) -> Iterator[dict[str, str]]:
    for number, choice in enumerate(choices):
        text, leads_to = choice["text"] or f"Option {number + 1}", (choice["leads_to"] or "").strip()
        yield {"text": text, "leads_to": leads_to, "follows": choice["follows"], "at": str(number)}


def give_rows(boxes: list[Box], known: Mapping[str, Box]) -> None:
    """Put each box as far down as the longest way to it. A way that leads back stops where it was before."""
    if not boxes:
        return
    waiting: list[tuple[Box, frozenset[str]]] = [(boxes[0], frozenset())]
    boxes[0].row = 0
    while waiting:
        box, behind = waiting.pop()
        behind = behind | {box.key}
        for option in box.options:
            to = known.get(option["leads_to"])
            if to and to.key not in behind and (to.row is None or to.row <= box.row):
                to.row = box.row + 1
                waiting.append((to, behind))


def give_places(boxes: list[Box]) -> tuple[int, int]:
    """Put the boxes of a row beside each other, those nobody reaches below all others. Return how wide and high it is."""
    last = max((box.row for box in boxes if box.row is not None), default=-1)
    rows: dict[int, list[Box]] = {}
    for box in boxes:
        rows.setdefault(last + 1 if box.row is None else box.row, []).append(box)
    most = max((len(row) for row in rows.values()), default=1)
    wide = most * (WIDE + GAP) + GAP
    for number, row in rows.items():
        start = (wide - len(row) * (WIDE + GAP) + GAP) // 2
        for at, box in enumerate(row):
            box.x, box.y = start + at * (WIDE + GAP), GAP + number * ROW
    return wide, GAP + (max(rows, default=0) + 1) * ROW


def arrow(start: Box, end: Box, option: Mapping[str, str]) -> Arrow:
    share = (int(option["at"]) + 1) / (len(start.options) + 1)
    x, y = start.x + round(WIDE * share), start.foot
    half = max(30, (end.y - y) // 2)
    return Arrow(f"M{x} {y} C{x} {y + half} {end.middle} {end.y - half} {end.middle} {end.y - 3}", option["text"])
