from collections.abc import Iterable

from django.db import models

from writing.models.tag import LONGEST_TAG


class LogTag(models.Model):
    """A word under which the author of an entry finds it again. As private as the entry; readers never see it."""

    entry = models.ForeignKey("activities.LogEntry", on_delete=models.CASCADE, related_name="tags")
    word = models.CharField(max_length=LONGEST_TAG)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="log_tag_once")]

    def __str__(self) -> str:
        return f"tag {self.pk}"


def put_tags(entry: models.Model, words: Iterable[str]) -> None:
    """Give the entry these tags and no others."""
    wanted = list(words)
    had = {tag.word: tag for tag in entry.tags.all()}
    if list(had) == wanted:
        return
    entry.tags.all().delete()
    LogTag.objects.bulk_create(LogTag(entry=entry, word=word) for word in wanted)
