"""Sharing a log entry together with its voice notes and documents: those that its author ticked, and no others."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale
from activities.actions.sharing import share_checked
from activities.actions.voice_note import adopt_voice_notes
from activities.models import LogEntry
from writing.actions.attachment import give_attachments
from writing.actions.check import record_check
from writing.models import Attachment, AudienceMember
from writing.models.candidates import Chosen
from writing.models.cleaned_document import LookedAt

Notes = Collection[Attachment]
Giving = Sequence[tuple[LookedAt, str]]  # each document as it was looked through, and why what is left in it may stay


@transaction.atomic
def share_with_files(
    *,
    entry: LogEntry,
    with_people: Sequence[Chosen],
    by: User,
    version_seen: int,
    notes: Notes,
    why: str,
    giving: Giving,
    **checked: Any,
) -> LogEntry:
    """Share the entry as share_checked does, which is handed the rest. With it these people have `notes` and `giving`, no others.

    Where one of them reads these words already and is to have other files with them than now, all get a version of their own:
    what goes with a version does not change under anybody, and it can be undone. `why` is why the voice notes identify nobody.
    Of documents, kinds and counts of what was found are kept, never the words. Raises what share_checked does, and
    Attachment.DoesNotExist where a file was removed meanwhile.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    if changes_what_they_have(entry=entry, with_people=with_people, notes=notes, giving=giving):
        entry.put_words({})
    shared = share_checked(entry=entry, with_people=with_people, by=by, version_seen=entry.version, **checked)
    adopt_voice_notes(entry=shared, by=by)
    for one, reason in giving:
        record_check(checked=one.checked, choices=one.all_left, reason=reason, by=by, attachment=one.document)
    for member in shared.audience.members.now().filter(person__in=[one.person_id for one in with_people]):
        give_attachments(attachments=notes, member=member, by=by, reason=why)
        for one, reason in giving:
            give_attachments(attachments=[one.document], member=member, by=by, reason=reason)
    return shared


def changes_what_they_have(*, entry: LogEntry, with_people: Iterable[Chosen], notes: Notes, giving: Giving) -> bool:
    """Whether one of these reads the entry's present words already, and is to have other files with them than now."""
    ticked = {note.pk for note in notes} | {one.document.pk for one, _ in giving}
    members = entry.audience.members.now().filter(person__in=[one.person_id for one in with_people], version=entry.version)
    return any(files_of(member) != ticked for member in members)


def files_of(member: AudienceMember) -> set[UUID]:
    kept = member.given_attachments.filter(attachment__in=Attachment.objects.kept())
    return set(kept.values_list("attachment", flat=True))
