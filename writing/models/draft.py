import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils import formats, timezone

from history.append_only import AppendOnly


def digest_of(fields: dict[str, str]) -> str:
    """Tell one text from another without comparing every word of it in the database."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "DraftQuerySet":
        """Only the person who typed it, whoever else asks."""
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def unfinished(self, kind: str) -> "DraftQuerySet":
        """Text of this kind that has not reached its place, newest first."""
        return self.filter(kind=kind, finished_at__isnull=True)


class Draft(models.Model):
    """What somebody has typed so far into one form, saved as they type. Private to them for ever.

    The id is made by the page (later: by the phone, without a signal). `about` says which row or new thing the text
    belongs to; a person has one draft for each thing. `finished_at` is set when the text has reached its place.
    """

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=64, blank=True)
    fields = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "about"], condition=~models.Q(about=""), name="draft_once_for_each_thing"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="draft_versions_count_from_one"),
        ]
        indexes = [
            models.Index(
                fields=["owner", "kind", "-saved_at"], condition=models.Q(finished_at__isnull=True), name="draft_unfinished"
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def saved_words(self) -> str:
        """“Saved 17:42”, with the day when it was not today."""
        local = timezone.localtime(self.saved_at)
        if local.date() == timezone.localdate():
            return f"Saved {local:%H:%M}"
        return f"Saved {formats.date_format(local, 'D j M')}, {local:%H:%M}"


class DraftVersion(AppendOnly):
    """A text that the draft no longer shows: an earlier one, or the losing half of two texts. Never changed."""

    class Why(models.TextChoices):
        EARLIER = "earlier", "replaced by later typing"
        CONFLICT = "conflict", "typed somewhere else at the same time"
        DISCARDED = "discarded", "discarded by its owner"

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(help_text="The version this text was, or was typed on top of.")
    fields = models.JSONField()
    digest = models.CharField(max_length=64)
    why = models.CharField(max_length=20, choices=Why)
    kept_at = models.DateTimeField(default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-kept_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["draft", "digest"], name="draft_text_kept_once")]

    def __str__(self) -> str:
        return f"version {self.number} of draft {self.draft_id}"
