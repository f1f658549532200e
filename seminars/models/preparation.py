from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class PreparationQuerySet(models.QuerySet):
    def as_read_by(self, person: Any) -> "PreparationQuerySet":
        """Return who prepared, with their words as `shown` where this person may read them. Kept words stay in the database."""
        may_read = models.Q(brought_at__isnull=False) | models.Q(person=person.pk)
        shown = models.Case(
            models.When(may_read, then=models.F("words")), default=models.Value(""), output_field=models.TextField()
        )
        return self.defer("words").annotate(shown=shown).select_related("person")


class Preparation(models.Model):
    """What somebody answers to what is asked before a seminar. Theirs alone, until they bring it.

    That somebody prepared is seen by the hosts; the words are read by nobody else before `brought_at` is set.
    """

    session = models.ForeignKey("seminars.Session", on_delete=models.CASCADE, related_name="preparations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)
    brought_at = models.DateTimeField(null=True, blank=True)

    objects = PreparationQuerySet.as_manager()

    class Meta:
        ordering = ["brought_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="preparation_once_in_session")]

    def __str__(self) -> str:
        return f"preparation {self.pk}"
