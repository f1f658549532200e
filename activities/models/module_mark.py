"""The mark of a module: marks of pieces of work added up by how much each counts. Only what was given back is added up.

A piece that was not handed in is no nought. Whether it counts as one is for the people of the programme to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from accounts.models import Cohort, User
from activities.models.assignment import Assignment
from activities.models.assignment_piece import Piece
from learning.models.outline import Module, library
from learning.rules import is_taught_to

TENTH = Decimal("0.1")
ALL = 100  # per cent


class Counted(NamedTuple):
    """An assignment that counts, and how many per cent of the module's mark."""

    assignment: Assignment
    title: str
    weight: int


class Part(NamedTuple):
    """One student's piece for one assignment; None as long as they have not opened it."""

    counted: Counted
    piece: Piece | None

    @property
    def mark(self) -> int | None:
        """Out of 100, once it was given back."""
        result = self.piece.result if self.piece and self.piece.is_released else None
        return result.mark if result else None

    @property
    def words(self) -> str:
        """Where it is, for whoever wrote it."""
        if self.mark is not None:
            return f"{self.mark} out of 100"
        if self.piece and self.piece.is_released:
            return "Back, without a mark"
        if self.piece and self.piece.is_handed_in:
            return "Handed in, not back yet"
        return "Not handed in" if self.is_past else "To hand in"

    @property
    def is_past(self) -> bool:
        return self.piece.is_past if self.piece else self.counted.assignment.is_past


@dataclass(frozen=True)
class ModuleMark:
    """What one student has so far in one module."""

    person: User
    parts: list[Part]

    @property
    def weight(self) -> int:
        """How many per cent of the module's mark the given marks count."""
        return sum(part.counted.weight for part in self.parts if part.mark is not None)

    @property
    def mark(self) -> Decimal | None:
        """Out of 100, of what was given back: each mark by its weight, to one place, halves up. None as long as there is none."""
        if not self.weight:
            return None
        total = sum(Decimal(part.mark) * part.counted.weight for part in self.parts if part.mark is not None)
        return (total / self.weight).quantize(TENTH, ROUND_HALF_UP)

    @property
    def words(self) -> str:
        if self.mark is None:
            return "Nothing that counts has come back yet"
        figure = f"{self.mark.normalize():f} out of 100"
        return figure if self.weight >= ALL else f"So far {figure}, from what counts {self.weight} per cent"


@dataclass(frozen=True)
class ModuleMarks:
    """Everybody's in one module, in the order of the people and of the course."""

    module: Module
    counted: list[Counted]
    rows: list[ModuleMark]

    @property
    def weight(self) -> int:
        return sum(one.weight for one in self.counted)


def marks_of(cohort: Cohort, people: list[User]) -> list[ModuleMarks]:
    """Return a table for each module of this cohort in which something counts. Two queries, however many people."""
    counted = counted_in(cohort)
    wanted = [one.assignment.pk for several in counted.values() for one in several]
    pieces = pieces_by_person(wanted, people) if wanted else {}
    return [
        ModuleMarks(library().modules[slug], several, [row_of(person, several, pieces) for person in people])
        for slug, several in counted.items()
    ]


def row_of(person: User, counted: Iterable[Counted], pieces: dict[Any, Piece]) -> ModuleMark:
    return ModuleMark(person, [Part(one, pieces.get((person.pk, one.assignment.pk))) for one in counted])


def counted_in(cohort: Cohort) -> dict[str, list[Counted]]:
    """Return the assignments that were opened in this cohort and count, by the slug of their module."""
    rows = Assignment.objects.filter(cohort=cohort, activity__live=True).with_group()
    opened = {row.activity.key: row for row in rows if row.facts["marks"] and row.facts.get("weight")}
    found: dict[str, list[Counted]] = {}
    for slug, module in library().modules.items() if opened else ():
        for _, section in module.steps() if is_taught_to(cohort, module) else ():
            for task in section.tasks:
                if task.kind == "activity" and (row := opened.pop(task.key, None)):
                    found.setdefault(slug, []).append(Counted(row, row.title, row.facts["weight"]))
    return found


def pieces_by_person(assignments: list[Any], people: list[User]) -> dict[Any, Piece]:
    rows = Piece.objects.filter(assignment__in=assignments, student__in=[one.pk for one in people])
    rows = rows.select_related("assignment", "first", "agreed")
    return {(piece.student_id, piece.assignment_id): piece for piece in rows}
