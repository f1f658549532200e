"""Files that somebody keeps with their own writing: recordings, documents. Private until given with a version to a reader."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone

from history.constraints import all_or_none
from writing.models.file_type import ENDINGS
from writing.models.given_attachment import given_to
from writing.models.recording import in_words
from writing.states import MAY_BE_GIVEN, REFUSED_IS_SAID_FOR, VirusState

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
        """This person's own, and what was given to them with what they can read on the day. Nothing that was removed.

        What waits for its virus check is its owner's alone; what was refused is nobody's.
        """
        if not user.is_authenticated:
            return self.none()
        given = Q(pk__in=given_to(user, on).values("attachment"), virus_state__in=MAY_BE_GIVEN)
        return self.kept().filter(Q(owner=user) | given)

    def kept(self) -> "AttachmentQuerySet":
        """Those whose bytes are there: neither removed nor refused."""
        return self.filter(removed_at__isnull=True).exclude(virus_state=VirusState.REFUSED)

    def ready(self) -> "AttachmentQuerySet":
        """Those that somebody else may be given."""
        return self.kept().filter(virus_state__in=MAY_BE_GIVEN)

    def refused_lately(self, owner: models.Model, about: Any, kind: str) -> "AttachmentQuerySet":
        """Those beside a thing that the virus check refused after they were kept, for their owner to be told."""
        lately = timezone.now() - REFUSED_IS_SAID_FOR
        refused = self.filter(owner=owner, about=str(about), kind=kind, virus_state=VirusState.REFUSED)
        return refused.filter(removed_at__isnull=True, virus_checked_at__gte=lately)

    def due_for_virus_check(self, now: datetime) -> "AttachmentQuerySet":
        """Those that wait, and those from a time without a scanner, the longest waiting first."""
        waiting = self.kept().filter(virus_state__in=(VirusState.AWAITING, VirusState.NOT_CHECKED))
        due = waiting.filter(Q(virus_try_at__isnull=True) | Q(virus_try_at__lte=now))
        return due.order_by("virus_state", "made_at")  # awaiting comes first

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
    virus_state = models.CharField(max_length=20, choices=VirusState, default=VirusState.NOT_CHECKED)
    virus_checked_at = models.DateTimeField(null=True, blank=True)
    virus_engine = models.CharField(max_length=100, blank=True, help_text="Which scanner looked, and how new its signatures were.")
    virus_found = models.CharField(max_length=100, blank=True, help_text="What the scanner calls it. Empty for nothing.")
    virus_try_at = models.DateTimeField(null=True, blank=True, help_text="When it is looked at again, where the scanner was away.")
    virus_tries = models.PositiveSmallIntegerField(default=0)
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
            models.CheckConstraint(
                condition=Q(virus_checked_at__isnull=True) ^ Q(virus_state__in=(VirusState.CHECKED, VirusState.REFUSED)),
                name="attachment_checked_says_when",
            ),
            models.CheckConstraint(
                condition=Q(virus_found="") ^ Q(virus_state=VirusState.REFUSED), name="attachment_refused_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "about"], condition=Q(removed_at__isnull=True), name="attachment_kept"),
            models.Index(
                fields=["virus_try_at"],
                condition=Q(virus_state__in=(VirusState.AWAITING, VirusState.NOT_CHECKED)),
                name="attachment_not_checked",
            ),
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
    def is_photo(self) -> bool:
        return self.content_type.startswith("image/")

    @property
    def length(self) -> str:
        """How long a recording is, as a clock shows it: “1:20”."""
        return in_words(self.seconds)

    @property
    def awaits_virus_check(self) -> bool:
        return self.virus_state == VirusState.AWAITING

    @property
    def was_not_checked(self) -> bool:
        """Whether it was kept on a site without a scanner."""
        return self.virus_state == VirusState.NOT_CHECKED

    def is_given_to(self, user: models.Model) -> bool:
        """Whether it was given to this person with what they can read today."""
        return given_to(user).filter(attachment=self).exists()


def limit_of(kind: str) -> int:
    """Return how many bytes one file of this kind may have."""
    return settings.DOCUMENT_BYTES if kind == Attachment.Kind.DOCUMENT else settings.VOICE_NOTE_BYTES
