"""What a reader keeps of a section for themselves: a passage they marked, and what they wrote beside it."""

from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils import timezone

from writing.models import Audience
from writing.models.passage import Passage, find_again
from writing.models.tag import LONGEST_TAG

DRAFT_KIND = "note"


class Meaning(models.TextChoices):
    """Why somebody marked a passage. Each has an ink and a line of its own, and its name stands beside it."""

    IMPORTANT = "important", "Important"
    QUESTION = "question", "A question"
    PRACTICE = "practice", "For my practice"
    DOUBT = "doubt", "I see it differently"
    WORDS = "words", "Words to learn"


class Typed(NamedTuple):
    """What a page's script saved as a draft, and the version of it that the page knew last."""

    fields: dict[str, str]
    version: int


class HighlightQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "HighlightQuerySet":
        """One's own. Nobody else ever finds a highlight, whatever they are."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class Highlight(models.Model):
    """A passage of a section that a reader marked. The id is made by the page, so that marking it twice is once.

    `quote`, `start` and `end` say where it stands in the words of the section (models/section_words.py). When its author mends
    them it moves along; when they are gone it keeps them as they were. It outlives the section.
    """

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="highlights")
    section = models.ForeignKey("learning.SectionPage", on_delete=models.SET_NULL, null=True, related_name="highlights")
    where = models.CharField(max_length=600, help_text="What section and module were called when it was marked.")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    marked_words = models.TextField(blank=True, help_text="The words as they were marked, where their author mended them since.")
    meaning = models.CharField(max_length=20, choices=Meaning, default=Meaning.IMPORTANT)
    marked_at = models.DateTimeField(default=timezone.now)

    lost_at = models.DateTimeField(null=True, blank=True, help_text="When its words left the section. They may come back.")

    objects = HighlightQuerySet.as_manager()

    # What readers write never enters Wagtail's index of references.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-marked_at", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="highlight_of_some_words")]
        indexes = [
            models.Index(fields=["owner", "section"], name="highlight_in_section"),
            models.Index(fields=["owner", "-marked_at"], name="highlight_latest"),
        ]

    def __str__(self) -> str:
        return f"highlight {self.pk}"

    @property
    def passage(self) -> Passage:
        return Passage(self.quote, self.start, self.end)

    def where_in(self, text: str) -> Passage | None:
        """Return where its words stand in this text, None where they are gone."""
        if text[self.start : self.end] == self.quote:
            return self.passage
        return find_again(text, self.quote, self.start)


class HighlightTag(models.Model):
    """A word under which its owner finds a highlight again."""

    highlight = models.ForeignKey(Highlight, on_delete=models.CASCADE, related_name="tags")
    word = models.CharField(max_length=LONGEST_TAG)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["highlight", "word"], name="highlight_tag_once")]

    def __str__(self) -> str:
        return f"tag {self.pk}"


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "NoteQuerySet":
        """One's own, and what was shared with this person by name and is not held back from them."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(highlight__owner=user) | models.Q(audience__in=Audience.objects.open_to(user)))

    def shared_with(self, user: models.Model) -> "NoteQuerySet":
        return self.visible_to(user).exclude(highlight__owner=user)


class Note(models.Model):
    """What a reader wrote beside a passage. Theirs alone; a reader it is shared with reads a NoteVersion, never the note itself."""

    highlight = models.OneToOneField(Highlight, on_delete=models.CASCADE, primary_key=True, related_name="note")
    words = models.TextField()
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    audience = models.OneToOneField(
        "writing.Audience", on_delete=models.PROTECT, null=True, related_name="note", help_text="Empty until it is first shared."
    )

    objects = NoteQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return f"note {self.pk}"


class NoteVersion(models.Model):
    """A note as it was shared: the words of its reader, after the check. Goes when its owner removes the note."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    quote = models.TextField()
    words = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["note", "number"], name="note_version_once")]

    def __str__(self) -> str:
        return f"version {self.number} of note {self.note_id}"
