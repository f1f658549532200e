"""A piece of work as whoever marks it finds it: the work, and what was said that they may read."""

from typing import Any

from django.utils.functional import cached_property

from accounts.access import Guarded
from activities.blocks.assignment_words import is_too_long, late_in_words
from activities.models import Assessment, Piece
from activities.models.assignment_lists import step_of
from activities.models.assignment_said import judged, mark_in_words
from activities.models.log_marks import as_html
from activities.models.log_words import BETWEEN_PARAGRAPHS
from activities.rules import Permission


class PieceToMark(Guarded):
    """What marking and agreeing share: a piece of this assignment that this person is to read."""

    model = Piece
    permission_required = Permission.MARK_PIECE
    lookup = {"pk": "assignment", "piece": "pk"}
    request: Any

    def get_rows(self) -> Any:
        around = ("assignment__activity", "assignment__version", "assignment__cohort__programme", "assignment__second_marker")
        return super().get_rows().with_work().select_related(*around)

    @property
    def facts(self) -> Any:
        return self.object.assignment.facts

    @cached_property
    def step(self) -> str:
        return step_of(self.object, self.person)

    @property
    def mine(self) -> Assessment | None:
        """What this person has said, or, of a first marker, what any of the tutors has."""
        return self.object.second if self.object.assignment.is_second(self.person) else self.object.first

    def about_piece(self) -> dict[str, Any]:
        piece, handed_in = self.object, self.object.current
        handed_in.piece = piece
        return {
            "piece": piece,
            "assignment": piece.assignment,
            "facts": self.facts,
            "name": piece.name_for(self.person),
            "handed_in": handed_in,
            "paragraphs": [as_html(part, "") for part in BETWEEN_PARAGRAPHS.split(handed_in.words) if part.strip()],
            "late": late_in_words(piece.late_by),
            "too_long": is_too_long(self.facts, handed_in.word_count),
            "documents": handed_in.documents.select_related("attachment"),
            "hidden": piece.hides_its_author,
        }

    def said(self, assessment: Assessment | None) -> dict[str, Any] | None:
        """Return what somebody said, for reading."""
        if assessment is None:
            return None
        lines = judged(self.facts, assessment, [assessment])
        return {"assessment": assessment, "judged": lines, "mark": mark_in_words(self.facts, assessment.mark)}

    def others(self) -> list[dict[str, Any]]:
        """Return what was said and may be read by this person: of two who mark alone, nothing before both have."""
        piece = self.object
        both = bool(piece.first and piece.second)
        may_read = both or not piece.assignment.needs_two
        shown = [piece.first, piece.second] if may_read else [self.mine]
        return [said for one in (*shown, piece.agreed) if (said := self.said(one)) is not None]
