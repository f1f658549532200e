from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none
from writing.models.audience import Audience
from writing.models.passage import Passage, find_again
from writing.states import TAKE_BACK_WITHIN


class ThreadQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "ThreadQuerySet":
        """Threads beside what this person wrote, or can read today."""
        return self.filter(audience__in=Audience.objects.open_to(user))


class Thread(models.Model):
    """Comments on one passage of a text: the first, and the answers under it. Seen by whoever can see the text today.

    `quote`, `start` and `end` say where it stood in `version` of the text. When the words change it is found again by
    its quote; when they are gone the quote is what is left of them.
    """

    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="threads")
    version = models.PositiveIntegerField(help_text="The shared version of the text that the quote was taken from.")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    dealt_with_at = models.DateTimeField(null=True, blank=True)
    dealt_with_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ThreadQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            all_or_none("dealt_with_at", "dealt_with_by", name="thread_dealt_with_at_and_by"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="thread_is_about_some_words"),
        ]

    def __str__(self) -> str:
        return f"thread {self.pk}"

    def where_in(self, text: str) -> Passage | None:
        """Return where its words stand in this text, None where they are gone."""
        return find_again(text, self.quote, self.start)


class CommentQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "CommentQuerySet":
        """Comments beside what this person wrote, or can read today."""
        return self.filter(thread__audience__in=Audience.objects.open_to(user))


class Comment(models.Model):
    """What one person says about a passage, or in answer. The id is made by the page, so that sending it twice is once.

    Never changed. Its author can take it back for a quarter of an hour: then its words are gone, and its id stays taken.
    """

    id = models.UUIDField(primary_key=True)
    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments")
    words = models.TextField(blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_back_at__isnull=True) ^ models.Q(words=""), name="comment_has_words_until_taken_back"
            ),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def until(self) -> datetime:
        """Until when its author can take it back."""
        return self.written_at + TAKE_BACK_WITHIN

    def can_be_taken_back(self, now: datetime) -> bool:
        return self.taken_back_at is None and now < self.until
