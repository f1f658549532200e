"""Keeping files with one's own writing, giving them to a reader, and removing them for good.

Keeping leaves no audit entry, as private writing does not (decision 0008). Giving does, and so does removing what was given.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from history.outbox import promise
from writing.actions.virus_check import first_look
from writing.models import Attachment, Audience, AudienceMember, GivenAttachment
from writing.models.attachment import LONGEST_NAME, Upload, private_files, random_name

UNTIL_ABANDONED = timedelta(hours=1)


class NoRoom(Exception):
    """Everything this person keeps would be more than they may. Nothing was kept."""


def keep_attachment(
    *,
    id: UUID,  # noqa: A002 - made by the page
    kind: str,
    about: Any,
    upload: Upload,
    by: User,
    audience: Audience | None = None,
    along: Callable[[Attachment], Any] | None = None,
) -> Attachment:
    """Keep a file for its owner alone. The same id twice is one file, whatever the second brings.

    `about` is the id of the thing it goes with, `audience` that of the thing where it exists by now. `along` is called with a
    new row, in the transaction that makes it: what it raises leaves nothing behind. Returns the row; where it was removed
    meanwhile, that stays removed. Where the virus scanner is away, the row awaits it. Raises NoRoom, VirusFound, and
    Attachment.DoesNotExist for an id that is somebody else's.
    """
    earlier = find_kept(id, by)
    if earlier is not None:
        return earlier
    needs_room(by, upload)
    virus_check = first_look(upload.file)
    name, digest = put_bytes(upload)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # of two presses the second waits here
        earlier = find_kept(id, by)
        if earlier is not None:
            return earlier
        needs_room(by, upload)
        kept = Attachment.objects.create(
            id=id,
            owner=by,
            about=str(about),
            audience=audience,
            kind=kind,
            name=upload.name[:LONGEST_NAME],
            content_type=upload.content_type,
            size=upload.size,
            seconds=upload.seconds,
            sha256=digest,
            file=name,
            **virus_check,
        )
        if along is not None:
            along(kept)
        return kept


def adopt_attachments(*, about: Any, audience: Audience, by: User) -> int:
    """The thing they were kept for exists now. Runs inside the transaction that makes it. Returns how many there are."""
    return Attachment.objects.filter(owner=by, about=str(about), audience__isnull=True).update(audience=audience)


@transaction.atomic
def give_attachments(*, attachments: Iterable[Attachment], member: AudienceMember, by: User, reason: str = "") -> None:
    """Let a reader have these with the version they were let in to, until they are let out. Twice is once.

    Raises Attachment.DoesNotExist where one is not the owner's own, goes with something else, was removed, or waits for its
    virus check.
    """
    for attachment in attachments:
        own = Attachment.objects.ready().select_for_update().get(pk=attachment.pk, owner=by, audience=member.audience_id)
        facts = {"reason": reason.strip(), "given_by": by}
        _, new = GivenAttachment.objects.get_or_create(attachment=own, member=member, defaults=facts)
        if new:
            record("attachment.give", subject=own, by=by, person=member.person_id, version=member.version)


@transaction.atomic
def give_again(*, before: AudienceMember, member: AudienceMember, by: User) -> None:
    """Somebody is let in again to what they had before: with what was given to them then, as far as it is still there."""
    for given in before.given_attachments.filter(attachment__in=Attachment.objects.ready()).select_related("attachment"):
        give_attachments(attachments=[given.attachment], member=member, by=by, reason=given.reason)


@transaction.atomic
def remove_attachment(*, attachment: Attachment, by: User) -> Attachment:
    """Take it away from everybody at once, its owner too; its bytes are erased after this. Twice is once.

    Raises Attachment.DoesNotExist for another's.
    """
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk, owner=by)
    if attachment.removed_at is not None:
        return attachment
    attachment.name = attachment.sha256 = ""
    attachment.removed_at, attachment.removed_by = timezone.now(), by
    attachment.save(update_fields=["name", "sha256", "removed_at", "removed_by"])
    promise("writing.erase_file", key=str(attachment.pk), file=str(attachment.file.name))
    if attachment.given.exists():
        record("attachment.remove", subject=attachment, by=by)
    return attachment


def put_bytes(upload: Upload) -> tuple[str, str]:
    """Write the bytes down under a random name. Returns that name and their SHA-256.

    First it is promised to erase them after an hour, unless a row names them by then: a server that dies between the bytes
    and the row leaves nothing behind that nobody knows of.
    """
    digest = hashlib.sha256()
    upload.file.seek(0)
    while part := upload.file.read(65_536):
        digest.update(part)
    upload.file.seek(0)
    wanted = random_name()
    with transaction.atomic():
        promise("writing.erase_file", key=wanted, due=timezone.now() + UNTIL_ABANDONED, file=wanted)
    return private_files().save(wanted, File(upload.file)), digest.hexdigest()


def needs_room(by: User, upload: Upload) -> None:
    if Attachment.objects.kept().filter(owner=by).bytes() + upload.size > settings.FILES_BYTES:
        raise NoRoom


def find_kept(id: UUID, by: User) -> Attachment | None:  # noqa: A002
    """Return the file where it was kept already, or removed. Raises Attachment.DoesNotExist for somebody else's id."""
    attachment = Attachment.objects.filter(pk=id).first()
    if attachment is not None and attachment.owner_id != by.pk:
        raise Attachment.DoesNotExist
    return attachment
