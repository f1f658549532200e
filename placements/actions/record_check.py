"""Finishing one's part of a record after it was looked through for what might identify somebody."""

from django.db import transaction

from placements.actions.record import finish_part, save_answers, share_of
from placements.actions.record_deciding import locked
from placements.models import FormSection, PlacementPerson, Record, RecordDecision
from placements.models.record_check import with_words
from placements.models.record_progress import Progress
from placements.states import RECORD_MOVES
from writing.actions.check import mended, record_check
from writing.models.checked_text import CheckedText, Choices


class ChangedMeanwhile(Exception):
    """The record is newer than the page. Nothing was finished."""


@transaction.atomic
def finish_checked(
    *,
    record: Record,
    section: FormSection,
    by: PlacementPerson,
    version_seen: int,
    checked: CheckedText,
    choices: Choices,
    reason: str = "",
) -> RecordDecision:
    """Put the chosen words in place of what might identify somebody, and finish the part: the others read it so.

    Kinds and counts of what was found are kept, never the words. Raises IllegalMove, NotYours, ChangedMeanwhile, Undecided, and
    what finishing raises. Finished twice at once is finished once.
    """
    record = locked(record)
    RECORD_MOVES.target("finish_part", state=record.state)
    progress = Progress(record)
    share = share_of(progress, section, by)
    if not share.finished and record.version != version_seen:
        raise ChangedMeanwhile
    if share.finished:
        return finish_part(record=record, section=section, by=by)
    words = mended(checked, choices)
    check = record_check(about=record, checked=checked, choices=choices, reason=reason, by=by.person)
    if values := with_words(progress, share, words):
        newest = max(answer.pk for answer in record.answers.all())
        save_answers(record=record, section=section, by=by, values=values, seen=newest)
    return finish_part(record=record, section=section, by=by, checked=check)
