"""Files that somebody keeps with their own writing: recordings, documents. Private until given with a version to a reader."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from history.append_only import AppendOnly
from history.constraints import all_or_none
from writing.models.audience import AudienceMember
from writing.models.file_type import ENDINGS
from writing.models.recording import in_words

LONGEST_NAME = 150


def private_files() -> Storage:
    """Return where the bytes lie (STORAGES["private"])."""
    return storages["private"]


def random_name(*ignored: Any) -> str:
    """Return a name that says nothing and cannot be guessed."""
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name[2:]}"


@dataclass(frozen=True)
class Upload:
    """A file that was looked at, on its way to be kept. Its type is ours, from its bytes; `seconds` is for recordings."""

    file: IO[bytes]
    name: str
    content_type: str
    size: int
    seconds: int | None = None


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "AttachmentQuerySet":
        """This person's own, and what was given to them with what they can read on the day. Nothing that was removed."""
        if not user.is_authenticated:
            return self.none()
        return self.kept().filter(Q(owner=user) | Q(pk__in=given_to(user, on).values("attachment")))

    def kept(self) -> "AttachmentQuerySet":
        return self.filter(removed_at__isnull=True)

    def beside(self, about: Any, kind: str) -> "AttachmentQuerySet":
        """Those of one kind that go with a thing, by its id, the oldest first."""
        return self.kept().filter(about=str(about), kind=kind)

    def cleaned(self) -> "AttachmentQuerySet":
        """Documents that are there, each with what is known of it (writing.models.cleaned_document)."""
        return self.kept().filter(kind=Attachment.Kind.DOCUMENT, document__isnull=False)

    def bytes(self) -> int:
        """Return how much they are together."""
        return self.aggregate(bytes=Sum("size"))["bytes"] or 0


class Attachment(models.Model):
    """A file that goes with something its owner wrote. The id is made by the page, so that keeping it twice is once.

    It may be there before the thing is: `about` is the id of the thing, as with drafts, and `audience` follows once there is
    one. Nobody else has it until it was given to them. A removed one leaves its id behind, so that no late try brings it back.
    """

    class Kind(models.TextChoices):
        VOICE_NOTE = "voice_note", "voice note"
        DOCUMENT = "document", "document"
        SPOKEN_FEEDBACK = "spoken_feedback", "spoken feedback"

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attachments")
    about = models.CharField(max_length=64)
    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, null=True, blank=True, related_name="attachments")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=LONGEST_NAME, help_text="What people see. Empty once it was removed.", blank=True)
    content_type = models.CharField(max_length=100, help_text="From the bytes, never from what a browser said.")
    size = models.PositiveIntegerField(help_text="Bytes.")
    seconds = models.PositiveIntegerField(null=True, blank=True, help_text="How long a recording is.")
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(storage=private_files, upload_to=random_name, max_length=100)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AttachmentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            all_or_none("removed_at", "removed_by", name="attachment_removed_at_and_by"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) ^ Q(name="", sha256=""), name="attachment_has_a_name_until_removed"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "about"], condition=Q(removed_at__isnull=True), name="attachment_kept"),
        ]

    def __str__(self) -> str:
        return f"attachment {self.pk}"

    @property
    def file_name(self) -> str:
        """What it is called on somebody's own device: its name, with the ending that its bytes call for."""
        ending = f".{ENDINGS[self.content_type]}"
        stem = self.name[: -len(ending)] if self.name.lower().endswith(ending) else self.name
        return f"{stem}{ending}"

    @property
    def length(self) -> str:
        """How long a recording is, as a clock shows it: “1:20”."""
        return in_words(self.seconds)

    def is_given_to(self, user: models.Model) -> bool:
        """Whether it was given to this person with what they can read today."""
        return given_to(user).filter(attachment=self).exists()


class GivenAttachment(AppendOnly):
    """That the author let one reader have it, with the version they were let in to, and why. It ends when that does.

    The reason is the author's own, and is read by nobody else.
    """

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="given")
    member = models.ForeignKey("writing.AudienceMember", on_delete=models.PROTECT, related_name="given_attachments")
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["attachment", "member"], name="attachment_given_once")]

    def __str__(self) -> str:
        return f"attachment {self.attachment_id} for member {self.member_id}"


def given_to(user: models.Model, on: date | None = None) -> models.QuerySet:
    """Return what was given to this person together with something that they can read on the day."""
    return GivenAttachment.objects.filter(member__in=AudienceMember.objects.reading(on).filter(person=user))


def given_now(files: Iterable[Attachment]) -> dict[Any, list[AudienceMember]]:
    """Return to whom each of these is given today, by its id: they are let in, and nothing is held back. One query for any."""
    members: dict[Any, list[AudienceMember]] = {file.pk: [] for file in files}
    given = GivenAttachment.objects.filter(attachment__in=list(members), member__in=AudienceMember.objects.reading())
    for one in given.select_related("member__person") if members else ():
        members[one.attachment_id].append(one.member)
    return members


def limit_of(kind: str) -> int:
    """Return how many bytes one file of this kind may have."""
    return settings.DOCUMENT_BYTES if kind == Attachment.Kind.DOCUMENT else settings.VOICE_NOTE_BYTES
