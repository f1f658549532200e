"""What was said of a piece of work, as a page shows it: each criterion with the sentence of its level and the words beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from activities.blocks import Facts
from activities.models.assignment_assessment import Assessment
from activities.models.assignment_piece import Piece


@dataclass(frozen=True)
class Said:
    """What somebody says of a piece: a level for each criterion, words beside them and over all, a mark where one is used."""

    levels: dict[str, int]
    remarks: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    mark: int | None = None
    reason: str = ""

    @property
    def as_fields(self) -> dict[str, Any]:
        return {
            "levels": self.levels,
            "remarks": self.remarks,
            "comment": self.comment.strip(),
            "mark": self.mark,
            "reason": self.reason.strip(),
        }


@dataclass(frozen=True)
class Judged:
    """One criterion: the level by its name, what that level means, and what was written beside it, by whom."""

    title: str
    level: str
    meaning: str
    remarks: list[tuple[str, str]]


def judged(facts: Facts, levels: Assessment, spoken: Iterable[Assessment]) -> list[Judged]:
    """Return each criterion with the level of `levels` and the remarks of everybody in `spoken`."""
    spoken = list(spoken)
    return [
        Judged(
            title=criterion["title"],
            level=facts["levels"][place] if place is not None else "",
            meaning=criterion["words"][place] if place is not None else "",
            remarks=[(one.by.name, words) for one in spoken if (words := one.remarks.get(criterion["key"]))],
        )
        for criterion in facts["criteria"]
        for place in [levels.levels.get(criterion["key"])]
    ]


def who_spoke(piece: Piece) -> list[Assessment]:
    """Return those whose words go to the author: whoever marked it, and the second where two did."""
    return [one for one in (piece.first, piece.second) if one is not None]


def mark_in_words(facts: Facts, mark: int | None) -> str:
    """Say what a mark is, and on which side of the pass mark."""
    if mark is None or not facts["marks"]:
        return ""
    side = "above" if mark > facts["pass_mark"] else "at" if mark == facts["pass_mark"] else "under"
    return f"{mark} out of 100, {side} the pass mark of {facts['pass_mark']}"
