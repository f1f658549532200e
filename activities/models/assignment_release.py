"""What a release would give back, and what is missing: said before anybody presses."""

from dataclasses import dataclass

from accounts.models import User
from activities.models.assignment import Assignment
from activities.models.assignment_lists import PersonRow, not_handed_in, people_of
from activities.models.assignment_piece import Piece
from activities.states import PieceState


@dataclass(frozen=True)
class Preview:
    """`ready` go now. `missing` are handed in and wait for somebody: each by what its reader may call it, with why."""

    ready: list[Piece]
    missing: list[tuple[str, str]]
    given_back: int
    not_handed_in: list[PersonRow]
    needs_a_sample: bool
    pass_mark: int

    @property
    def can_go(self) -> bool:
        return bool(self.ready) and not self.needs_a_sample

    @property
    def marks(self) -> list[int]:
        return sorted(piece.result.mark for piece in self.ready if piece.result and piece.result.mark is not None)

    @property
    def highest(self) -> int | None:
        return self.marks[-1] if self.marks else None

    @property
    def under(self) -> int:
        """How many are under the pass mark."""
        return sum(mark < self.pass_mark for mark in self.marks)


def preview_of(assignment: Assignment, reader: User) -> Preview:
    """Return what would go and what would not. Three queries, however many pieces there are."""
    pieces = list(assignment.pieces.exclude(state=PieceState.WRITING).with_work().order_by("number"))
    for piece in pieces:
        piece.assignment = assignment
    ready = [piece for piece in pieces if piece.state == PieceState.SETTLED]
    waiting = [piece for piece in pieces if piece.state == PieceState.HANDED_IN]
    return Preview(
        ready=ready,
        missing=[(name_of(piece, reader), why_not(piece)) for piece in waiting],
        given_back=sum(piece.is_released for piece in pieces),
        not_handed_in=not_handed_in(people_of(assignment, reader)),
        pass_mark=assignment.facts["pass_mark"],
        needs_a_sample=assignment.has_a_sample and assignment.sample_drawn_at is None,
    )


def name_of(piece: Piece, reader: User) -> str:
    """Return what it may be called. Who has more time is known by name, so such a piece is not told by its number."""
    return "A piece of work" if piece.hides_its_author and can_still_change(piece) else piece.name_for(reader)


def can_still_change(piece: Piece) -> bool:
    return not piece.is_past and piece.marking_began_at is None


def why_not(piece: Piece) -> str:
    """Say what a piece still waits for."""
    if can_still_change(piece):
        return "its author can still take it back"
    if piece.first is None:
        return "nobody has marked it"
    if piece.assignment.needs_two and piece.second is None:
        return "the second marker has not marked it"
    return "two people still have to agree" if piece.assignment.needs_two else "it is in the sample, and nobody has looked at it"
