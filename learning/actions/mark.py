"""What a reader does with a passage: mark it, write beside it, take both away. Private, so nothing is audited (decision 0008)."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from learning.models import Highlight, HighlightTag, Note
from learning.models.mark import Typed
from learning.models.mark_here import MOST
from writing.actions import audience as audiences
from writing.actions.draft import finish_draft
from writing.models.passage import Passage


class TooMany(Exception):
    """There are as many highlights in this section as its page can show. Nothing was marked."""


class Stale(Exception):
    """The note was changed somewhere else after the page was opened. Nothing was overwritten."""

    def __init__(self, note: Note) -> None:
        super().__init__("This note was changed somewhere else after you opened it.")
        self.note = note


class Section(Protocol):
    """A section, or its entry in the outline."""

    @property
    def pk(self) -> int: ...


@transaction.atomic
def highlight(
    *,
    id: UUID,  # noqa: A002 - it is the highlight's id, made by the page
    section: Section,
    where: str,
    passage: Passage,
    meaning: str,
    by: User,
) -> Highlight:
    """Mark a passage, for its reader alone. The same id again moves it there, or gives it another meaning.

    `where` is what section and module are called. Raises TooMany, and Highlight.DoesNotExist for an id that is somebody else's.
    """
    User.objects.select_for_update().get(pk=by.pk)  # a double press waits here
    found = Highlight.objects.filter(pk=id).first()
    if found is None:
        if Highlight.objects.filter(owner=by, section_id=section.pk).count() >= MOST:
            raise TooMany
        found = Highlight(pk=id, owner=by, section_id=section.pk, where=where)
    if found.owner_id != by.pk or found.section_id != section.pk:
        raise Highlight.DoesNotExist
    if found.passage != passage:
        found.quote, found.start, found.end, found.marked_words = passage.quote, passage.start, passage.end, ""
    found.meaning = meaning
    found.save()
    return found


@transaction.atomic
def write_note(
    *,
    highlight: Highlight,
    words: str,
    meaning: str,
    tags: Iterable[str],
    by: User,
    version_seen: int = 0,
    draft: Typed | None = None,
) -> Highlight:
    """Keep what was written beside a passage, and how it is to be found again. Without words there is no note any more.

    `draft` stops being offered, unless it holds words typed somewhere else meanwhile. Raises Stale when the note holds other
    words than these, newer than version_seen. What was shared of it stays as it was given.
    """
    found = Highlight.objects.select_for_update().get(pk=highlight.pk, owner=by)
    note = Note.objects.filter(highlight=found).first()
    if note and note.words != words and note.version > version_seen:
        raise Stale(note)
    if note and not words.strip():
        remove_note(note, by)
    elif note and note.words != words:
        note.words, note.version, note.changed_at = words, note.version + 1, timezone.now()
        note.save(update_fields=["words", "version", "changed_at"])
    elif note is None and words.strip():
        Note.objects.create(highlight=found, words=words)
    found.meaning = meaning
    found.save(update_fields=["meaning"])
    put_tags(found, tags)
    if draft is not None:
        finish_draft(id=found.pk, fields=draft.fields, version_seen=draft.version, by=by)
    return found


def put_tags(highlight: Highlight, words: Iterable[str]) -> None:
    wanted, had = list(words), [tag.word for tag in highlight.tags.all()]
    if had != wanted:
        highlight.tags.all().delete()
        HighlightTag.objects.bulk_create(HighlightTag(highlight=highlight, word=word) for word in wanted)


@transaction.atomic
def remove_highlight(*, highlight: Highlight, by: User) -> None:
    """Take a highlight away, with its note and everything that was shared of it: whoever could read it cannot any more."""
    found = Highlight.objects.select_for_update().get(pk=highlight.pk, owner=by)
    note = Note.objects.filter(highlight=found).select_related("audience").first()
    if note:
        remove_note(note, by)
    found.delete()


def remove_note(note: Note, by: User) -> None:
    if (audience := note.audience) is not None:
        for member in audience.members_now:
            audiences.withdraw(audience=audience, from_person=member.person, by=by)
    note.delete()
