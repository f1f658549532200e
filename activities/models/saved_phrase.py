from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator

LONGEST_PHRASE = 500


class SavedPhraseQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "SavedPhraseQuerySet":
        """Their own, and nobody else's."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class SavedPhrase(models.Model):
    """Words that somebody keeps for their feedback, to put in where they fit. Theirs alone. The id is made by the page."""

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_phrases")
    words = models.CharField(max_length=LONGEST_PHRASE)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SavedPhraseQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["saved_at", "pk"]

    def __str__(self) -> str:
        return f"saved phrase {self.pk}"

    @property
    def beginning(self) -> str:
        """What a button is called that puts it in."""
        return Truncator(self.words).words(9, truncate=" …")
