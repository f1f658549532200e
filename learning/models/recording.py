"""A section read aloud: the sound, and when each sentence and each word of it is said."""

from typing import Any

from django.db import models


class Recording(models.Model):
    """The sound of one section, made by a worker after it was published. With another stamp than the section's it is not played."""

    page = models.OneToOneField("learning.BasePage", on_delete=models.CASCADE, primary_key=True, related_name="recording")
    stamp = models.CharField(max_length=16, help_text="Of the published body that it says.")
    title = models.CharField(max_length=300, help_text="Number and title of the section, which are said too.")
    engine = models.CharField(
        max_length=200, help_text="Who speaks, with version and voice, and by which list of how words are said."
    )
    digest = models.CharField(max_length=64, help_text="Of what is said and who says it: the same is not spoken twice.")
    content = models.BinaryField(help_text="An MP3.")
    size = models.PositiveIntegerField()
    milliseconds = models.PositiveIntegerField()
    sentences = models.JSONField(help_text="[begins, ends, first letter, last letter, paragraph] of each.")
    words = models.JSONField(help_text="[begins, first letter, last letter] of each.")
    made_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"recording of page {self.page_id}"

    @property
    def seconds(self) -> int:
        return round(self.milliseconds / 1000)

    def times(self) -> dict[str, Any]:
        """Return what the page needs to show what is being said."""
        return {"milliseconds": self.milliseconds, "sentences": self.sentences, "words": self.words}


def recording_of(page: int, stamp: str) -> Recording | None:
    """Return the recording of what readers see of a section now, None where there is none yet."""
    return Recording.objects.filter(page_id=page, stamp=stamp).first() if stamp else None
