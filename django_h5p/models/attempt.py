"""What somebody did with a content: where they stopped, and what they scored."""

from typing import Any, Literal
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from django_h5p.models.content import Content

Which = Literal["best", "last", "first"]


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, user: Any, content: Content, context: str = "") -> "AttemptQuerySet":
        return self.filter(user=user, content=content, context=context)

    def scored(self) -> "AttemptQuerySet":
        return self.filter(scaled__isnull=False)

    def grade(self, which: Which) -> "Attempt | None":
        """Return the attempt that counts, or None where none was scored.

        A teacher's score counts in place of the browser's, also of those that come later, until it is taken back.
        """
        scored = list(self.scored().order_by("number"))
        if not scored:
            return None
        given = [attempt for attempt in scored if attempt.given is not None]
        return given[-1] if given else chosen(scored, which)

    def by_browser(self, which: Which) -> "Attempt | None":
        """Return the attempt that would count if no teacher had given a score; None where none was scored."""
        scored = list(self.scored().order_by("number"))
        return chosen(scored, which) if scored else None


def chosen(scored: list["Attempt"], which: Which) -> "Attempt":
    if which == "best":
        return max(scored, key=lambda attempt: attempt.scaled or 0.0)
    return scored[-1 if which == "last" else 0]


class Attempt(models.Model):
    """One run through a content, up to its score. The score is what a browser said: good for learning, no proof of anything."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="h5p_attempts")
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="attempts")
    context = models.CharField(
        max_length=200, blank=True, help_text="Where the host embeds it: the same content twice is two runs."
    )
    number = models.PositiveIntegerField(default=1)
    revision = models.PositiveIntegerField(default=1)
    opened = models.DateTimeField(default=timezone.now, editable=False)
    viewed_to_end = models.DateTimeField(null=True, help_text="For contents without a score, when they were looked through.")
    finished = models.DateTimeField(null=True)
    raw = models.FloatField(null=True)
    max = models.FloatField(null=True)
    scaled = models.FloatField(null=True)
    seconds = models.FloatField(null=True)
    reported = models.DateTimeField(
        null=True, help_text="When it was finished by the browser’s own clock: the same report twice is one."
    )
    doubtful = models.BooleanField(default=False, help_text="The most there was to score is not what its author saw.")
    given = models.FloatField(null=True, help_text="What a teacher gave in its place, from 0 to 1.")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    given_reason = models.TextField(blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["user", "content", "context", "number"]
        constraints = [
            models.UniqueConstraint(fields=["user", "content", "context", "number"], name="h5p_attempt_once"),
            models.CheckConstraint(
                condition=Q(scaled__isnull=True) | Q(raw__gte=0, raw__lte=F("max"), max__gt=0, scaled__gte=0, scaled__lte=1),
                name="h5p_score_in_range",
            ),
            models.CheckConstraint(condition=Q(given__isnull=True) | Q(given__gte=0, given__lte=1), name="h5p_given_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.content}, {self.number}"

    @property
    def grade(self) -> float:
        """From 0 to 1; what a teacher gave, where one did."""
        return self.given if self.given is not None else (self.scaled or 0.0)


class UserData(models.Model):
    """What a content asked to remember for one person. Belongs to the place, so that it outlives an attempt."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="h5p_data")
    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="user_data")
    context = models.CharField(max_length=200, blank=True)
    data_type = models.CharField(max_length=127)
    sub_content_id = models.CharField(max_length=64, default="0")
    data = models.TextField()
    preload = models.BooleanField(default=False)
    invalidate = models.BooleanField(default=False, help_text="Is worth nothing once the content changes.")
    revision = models.PositiveIntegerField()
    saved = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "user data"
        constraints = [
            models.UniqueConstraint(fields=["user", "content", "context", "data_type", "sub_content_id"], name="h5p_user_data_once")
        ]

    def __str__(self) -> str:
        return f"{self.data_type} {self.sub_content_id}"
