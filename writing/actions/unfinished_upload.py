"""Taking a large file in parts. It leaves no audit entry, as private writing does not (decision 0008)."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.models import User
from history.outbox import promise
from writing.actions.attachment import NoRoom
from writing.documents.refusals import MOST_BYTES
from writing.models import Attachment, UnfinishedUpload
from writing.models.attachment import LONGEST_NAME, private_files, random_name

MOST_AT_ONCE = 5  # of one person; the oldest gives way


class TooLarge(Exception):
    """No file of this size is taken, or more arrived than was announced. Nothing was kept."""


class WrongPlace(Exception):
    """The part does not begin where the last one ended. `offset` is where it did."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(f"The next part begins at {offset}.")


@transaction.atomic
def begin_upload(*, id: UUID, name: str, size: int, by: User) -> UnfinishedUpload:  # noqa: A002 - made by the page
    """Make room for a file that comes in parts. The same id twice is one, which goes on where it stopped.

    Raises TooLarge, NoRoom, and UnfinishedUpload.DoesNotExist for an id that is somebody else's.
    """
    if not 0 < size <= MOST_BYTES:
        raise TooLarge
    User.objects.select_for_update().get(pk=by.pk)
    earlier = UnfinishedUpload.objects.filter(pk=id).first()
    if earlier is not None and earlier.owner_id != by.pk:
        raise UnfinishedUpload.DoesNotExist
    if earlier is not None and earlier.size == size and earlier.kept_until > timezone.now():
        return earlier
    mine = list(UnfinishedUpload.objects.filter(owner=by).exclude(pk=id))
    for old in [*([earlier] if earlier else []), *mine[: max(len(mine) - MOST_AT_ONCE + 1, 0)]]:
        discard_upload(upload=old, by=by)
    needs_room_for(by, size)
    begun = UnfinishedUpload.objects.create(id=id, owner=by, name=name[-LONGEST_NAME:] or "File", size=size, file=random_name())
    promise("writing.upload_over", key=str(begun.file.name), due=begun.kept_until, file=str(begun.file.name))
    return begun


@transaction.atomic
def add_part(*, upload: UnfinishedUpload, offset: int, part: bytes, by: User) -> UnfinishedUpload:
    """Put the next part on the disk, and only then say that it is there: of two at once, one wins.

    Raises WrongPlace, TooLarge, and UnfinishedUpload.DoesNotExist where it is another's, or was ended meanwhile.
    """
    upload = UnfinishedUpload.objects.visible_to(by).select_for_update().get(pk=upload.pk)
    if offset != upload.offset:
        raise WrongPlace(upload.offset)
    if offset + len(part) > upload.size:
        raise TooLarge
    if part:
        private_files().write_part(str(upload.file.name), offset, part)  # type: ignore[attr-defined]  # can_take_parts()
        upload.offset += len(part)
        upload.save(update_fields=["offset"])
    return upload


@transaction.atomic
def discard_upload(*, upload: UnfinishedUpload, by: User) -> None:
    """End it: it was used, or is wanted no more. Its bytes are erased after this. Twice is once."""
    gone, _ = UnfinishedUpload.objects.filter(pk=upload.pk, owner=by, file=upload.file.name).delete()
    if gone:
        promise("writing.erase_file", key=f"upload:{upload.file.name}", file=str(upload.file.name))


def needs_room_for(by: User, size: int) -> None:
    on_its_way = UnfinishedUpload.objects.filter(owner=by).aggregate(bytes=Sum("size"))["bytes"] or 0
    if Attachment.objects.kept().filter(owner=by).bytes() + on_its_way + size > settings.FILES_BYTES:
        raise NoRoom
