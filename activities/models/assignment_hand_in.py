import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone

from activities.blocks.assignment_words import length_in_words
from history.append_only import AppendOnly
from writing.models import Attachment


def digest_of(words: str, documents: Iterable[Attachment]) -> str:
    """Return the SHA-256 of a piece: of its text, and then of the SHA-256 of each document, one a line."""
    lines = [hashlib.sha256(words.encode()).hexdigest(), *(document.sha256 for document in documents)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class HandIn(AppendOnly):
    """A piece of work as it was handed in once, with its documents. Never changed, also when it is taken back and handed in anew.

    The id is made by the page, so that pressing twice is once. `due_at` is the date as it was for this student then.
    """

    id = models.UUIDField(primary_key=True)
    piece = models.ForeignKey("activities.Piece", on_delete=models.PROTECT, related_name="hand_ins")
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    word_count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    due_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["piece", "number"], name="hand_in_number_once")]

    def __str__(self) -> str:
        return f"hand-in {self.pk}"

    @property
    def length(self) -> str:
        return length_in_words(self.piece.assignment.facts, self.word_count)


class HandInDocument(AppendOnly):
    """A document of a piece that was handed in. The file stays with it, whatever its author does with the piece later."""

    hand_in = models.ForeignKey(HandIn, on_delete=models.PROTECT, related_name="documents")
    attachment = models.ForeignKey("writing.Attachment", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["hand_in", "attachment"], name="hand_in_document_once")]

    def __str__(self) -> str:
        return f"document {self.number} of hand-in {self.hand_in_id}"

    @property
    def neutral_name(self) -> str:
        """What it is called to whoever is not to know whose it is."""
        ending = self.attachment.file_name.rpartition(".")[2]
        return f"Document {self.number}.{ending}"
