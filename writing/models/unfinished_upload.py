"""A large file on its way in parts. What has arrived is kept for a day, for whoever sends it, and goes once the file was used."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from writing.models.attachment import LONGEST_NAME, private_files, random_name

KEPT_FOR = timedelta(days=1)


def can_take_parts() -> bool:
    """Whether files can arrive in parts: the storage must be able to put bytes at a place, which object stores are not."""
    return hasattr(private_files(), "write_part")


class UnfinishedUploadQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "UnfinishedUploadQuerySet":
        """What this person began to send less than a day ago. Nobody else knows of it."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user, begun_at__gt=timezone.now() - KEPT_FOR)

    def whole(self) -> "UnfinishedUploadQuerySet":
        """Those that have arrived to the last byte."""
        return self.filter(offset=F("size"))


class UnfinishedUpload(models.Model):
    """A file that somebody sends in parts (tus). The id is made by the page from the file, so that it goes on where it stopped.

    `offset` says how many bytes are on the disk for certain: whatever lies after them was never acknowledged.
    """

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="unfinished_uploads")
    name = models.CharField(max_length=LONGEST_NAME)
    size = models.PositiveIntegerField(help_text="Bytes, as announced.")
    offset = models.PositiveIntegerField(default=0, help_text="Bytes that have arrived.")
    file = models.FileField(storage=private_files, upload_to=random_name, max_length=100)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UnfinishedUploadQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(offset__lte=F("size"), size__gt=0), name="upload_within_its_size")]

    def __str__(self) -> str:
        return f"unfinished upload {self.pk}"

    @property
    def kept_until(self) -> datetime:
        return self.begun_at + KEPT_FOR

    def read(self) -> bytes:
        """Return what has arrived."""
        with private_files().open(str(self.file.name), "rb") as file:
            return file.read(self.offset)
