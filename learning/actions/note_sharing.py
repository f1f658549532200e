"""A note that is given to one's tutor, and taken back."""

from django.db import transaction

from accounts.actions.notice import keep_notice
from accounts.models import User
from learning.actions.mark import Stale
from learning.models import Note, NoteVersion
from learning.models.note_check import tutors_of
from writing.actions import audience as audiences
from writing.actions.check import mended, record_check
from writing.models import Audience
from writing.models.checked_text import CheckedText, Choices

NOTE_SHARED = "note_shared"


class NotATutor(Exception):
    """Somebody tried to share with a person who is not a tutor of theirs today. Nobody was let in."""


@transaction.atomic
def share_note(
    *, note: Note, with_person: User, by: User, version_seen: int, checked: CheckedText, choices: Choices, reason: str = ""
) -> NoteVersion:
    """Let a tutor read the note with the chosen words in place of what might identify somebody, until it is taken back.

    The note itself stays as it was written. Kinds and counts of what was found are kept, never the words. The tutor is told in
    the next daily mail, without a word of it. The same words to the same person twice are one. Raises Undecided, Stale when
    the note changed after version_seen, and NotATutor.
    """
    note = Note.objects.select_for_update(of=("self",)).select_related("audience", "highlight").get(pk=note.pk, highlight__owner=by)
    if note.version != version_seen:
        raise Stale(note)
    if with_person.pk not in {tutor.pk for tutor in tutors_of(by)}:
        raise NotATutor
    words = mended(checked, choices)["words"]
    if note.audience is None:
        note.audience = Audience.objects.create(owner=by)
        note.save(update_fields=["audience"])
    given = version_with(note, words)
    had = note.audience.members.now().filter(person=with_person, version=given.number).exists()
    audiences.share(audience=note.audience, with_person=with_person, by=by, version=given.number)
    if not had:
        record_check(checked=checked, choices=choices, reason=reason, by=by, audience=note.audience)
        member = note.audience.members.now().get(person=with_person)
        keep_notice(person=with_person, kind=NOTE_SHARED, key=str(member.pk), by=by)
    return given


def version_with(note: Note, words: str) -> NoteVersion:
    """Return the version that holds these words; a new one where the last one given holds others."""
    last = note.versions.first()
    if last and (last.words, last.quote) == (words, note.highlight.quote):
        return last
    return note.versions.create(number=last.number + 1 if last else 1, quote=note.highlight.quote, words=words)


@transaction.atomic
def take_back_note(*, note: Note, from_person: User, by: User) -> bool:
    """End at once that somebody can read the note. Returns whether they could until now; twice is once."""
    note = Note.objects.select_related("audience").get(pk=note.pk, highlight__owner=by)
    return note.audience is not None and audiences.withdraw(audience=note.audience, from_person=from_person, by=by)
