"""Levels and marks of an assignment as a table to take away, a line at a time. Whoever may not know names gets numbers."""

import csv
from collections.abc import Iterator

from django.utils import timezone

from accounts.models import User
from activities.models.assignment import Assignment
from activities.models.assignment_lists import marks_too
from activities.models.assignment_piece import Piece
from activities.models.attempt_file import harmless
from activities.states import PieceState

AT_ONCE = 200  # rows in memory


class Line:
    """What csv.writer writes to: hands back each line as it is made."""

    @staticmethod
    def write(line: str) -> str:
        return line


def marks_as_csv(assignment: Assignment, reader: User) -> Iterator[str]:
    """Yield the table line by line. A cell that a table program would work out as a sum stays the text it is."""
    facts, blind = assignment.facts, assignment.is_anonymous and marks_too(assignment, reader)
    lines = csv.writer(Line())
    criteria = [criterion["title"] for criterion in facts["criteria"]]
    headings = ["Piece of work" if blind else "Name", "Handed in", "Late", "Words", "Where it is", *criteria, "Mark", "Marked by"]
    yield "\ufeff" + lines.writerow([harmless(words) for words in headings])
    handed_in = assignment.pieces.to_be_read() if blind else assignment.pieces.exclude(state=PieceState.WRITING)
    pieces = handed_in.with_work().order_by("number" if blind else "student__name", "pk")
    for piece in pieces.iterator(chunk_size=AT_ONCE):
        piece.assignment = assignment
        yield lines.writerow([harmless(cell) for cell in cells_of(piece, reader, blind=blind)])


def cells_of(piece: Piece, reader: User, *, blind: bool) -> list[str]:
    """Return one line. Where names are hidden, so are times: they would tell who it is."""
    facts, result = piece.assignment.facts, piece.result
    hidden = blind and not piece.is_released
    placed = result.levels if result else {}
    levels = [facts["levels"][placed[one["key"]]] if one["key"] in placed else "" for one in facts["criteria"]]
    mark = str(result.mark) if result and result.mark is not None else ""
    return [
        piece.name_for(reader) if blind else piece.student.name,
        "" if hidden else f"{timezone.localtime(piece.current.at):%Y-%m-%d %H:%M}",
        "" if hidden else "late" if piece.late_by else "",
        str(piece.current.word_count),
        PieceState(piece.state).label,
        *levels,
        mark,
        result.by.name if result else "",
    ]
