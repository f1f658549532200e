"""That somebody was shown a student's evidence. Kept for the student, who can read it in plain words."""

from collections.abc import Iterable

from accounts.models import User
from history.models import Reading
from history.reading import Shown, note_who_opened
from placements.models import Evidence, Method
from placements.rules import Part


def note_opened(*, evidence: Iterable[Evidence], by: User, method: Method | None = None) -> None:
    """Note which evidence was opened, in which version and how. Opening one's own is not noted."""
    rows = list(evidence)
    parts = sorted(rows[0].placement.parts_of(by)) if rows else []  # the same person at a desk decides as the same
    shown = [Shown(row, row.author_id, row.asked_version.number) for row in rows if row.author_id != by.pk]
    channel = Reading.Channel.LINK if method == Method.LINK else Reading.Channel.PAGE
    note_who_opened(shown, by=by, part=", ".join(Part(part).label for part in parts), channel=channel)
