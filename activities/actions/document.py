"""Documents of a log entry: kept for their author alone after they were cleaned, and given to readers with a version."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.actions.log import Stale
from activities.models import LogEntry
from activities.models.log_documents import DOCUMENT
from writing.actions.attachment import give_again, give_attachments
from writing.actions.check import record_check
from writing.actions.cleaned_document import keep_cleaned_document
from writing.documents.found import Cleaned
from writing.models import Attachment
from writing.models.attachment import Upload
from writing.models.cleaned_document import LookedAt

Giving = Sequence[tuple[LookedAt, str]]  # each document as it was looked through, and why what is left in it may stay


def keep_document(
    *,
    id: UUID,  # noqa: A002 - made by the page
    entry: LogEntry,
    upload: Upload,
    cleaned: Cleaned,
    by: User,
    instead_of: UUID | None = None,
) -> Attachment:
    """Keep the cleaned copy of a document with an entry. The same id twice is one document.

    `instead_of` is the one whose place it takes, which is then gone for everybody. Raises NoRoom, TooManyDocuments, and
    Attachment.DoesNotExist for another's id.
    """
    old = Attachment.objects.beside(entry.pk, DOCUMENT).filter(owner=by, pk=instead_of).first() if instead_of else None
    return keep_cleaned_document(
        id=id, about=entry.pk, audience=entry.audience, upload=upload, cleaned=cleaned, by=by, instead_of=old
    )


@transaction.atomic
def share_with_documents(
    *,
    share: Callable[..., LogEntry],
    people: Sequence[User],
    giving: Giving,
    entry: LogEntry,
    by: User,
    version_seen: int,
    **shared_with: Any,
) -> LogEntry:
    """Share the entry as `share` does, which is handed the rest. These people have the documents of `giving` and no others.

    Somebody who reads these words already and is to have more or fewer documents with them gets a version of their own: what
    goes with a version does not change under anybody, and it can be undone. Kinds and counts of what was found are kept, never
    the words. Raises what `share` does, and Attachment.DoesNotExist where a document was removed meanwhile.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk)
    if entry.version != version_seen:
        raise Stale(entry)
    if any(changes_what_they_have(entry, person, giving) for person in people):
        entry.put_words({})
    shared = share(entry=entry, by=by, version_seen=entry.version, **shared_with)
    for one, reason in giving:
        record_check(checked=one.checked, choices=one.all_left, reason=reason, by=by, attachment=one.document)
    for member in shared.audience.members.now().filter(person__in=people):
        for one, reason in giving:
            give_attachments(attachments=[one.document], member=member, by=by, reason=reason)
    return shared


def changes_what_they_have(entry: LogEntry, person: User, giving: Giving) -> bool:
    """Whether this person reads the entry's present words already, and is to have more or fewer documents with them than now."""
    member = entry.audience.members.now().filter(person=person, version=entry.version).first()
    if member is None:
        return False
    kept = member.given_attachments.filter(attachment__removed_at__isnull=True, attachment__kind=DOCUMENT)
    return set(kept.values_list("attachment", flat=True)) != {one.document.pk for one, _ in giving}


def give_again_what_went_with(*, entry: LogEntry, people: Iterable[User], by: User) -> None:
    """Sharing was undone, and these have an earlier version again: with the files that went with it then."""
    for member in entry.audience.members.now().filter(person__in=list(people)):
        before = entry.audience.members.filter(person=member.person_id, version=member.version, withdrawn_at__isnull=False).last()
        if before is not None:
            give_again(before=before, member=member, by=by)
