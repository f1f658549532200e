"""Highlights go along when an author changes the words they stand in."""

from django.utils import timezone

from learning.models import Highlight
from learning.models.section_words import SectionWords
from writing.models.edit import Edit
from writing.models.passage import Passage


def carry_over(*, section: int, before: SectionWords, after: SectionWords) -> None:
    """Put every highlight of a section where its words are after an edit. Those whose words are gone stay as they were.

    Happens when the section is published. Nobody did it by hand, and who marked what is private: there is no audit entry.
    """
    if before.text == after.text:
        return
    edit, moved = Edit(before.text, after.text), []
    for highlight in Highlight.objects.filter(section=section):
        was = highlight.passage, highlight.lost_at
        put(highlight, edit.where_now(highlight.passage))
        if (highlight.passage, highlight.lost_at) != was:
            moved.append(highlight)
    Highlight.objects.bulk_update(moved, ["quote", "start", "end", "marked_words", "lost_at"], batch_size=200)


def put(highlight: Highlight, now: Passage | None) -> None:
    """Say of a highlight where it stands now; None is nowhere."""
    if now is None:
        highlight.lost_at = highlight.lost_at or timezone.now()
        return
    if now.quote.split() != highlight.quote.split():
        highlight.marked_words = highlight.marked_words or highlight.quote
    highlight.quote, highlight.start, highlight.end, highlight.lost_at = now.quote, now.start, now.end, None
