"""Links that readers are given, where they stand, and what came of trying them."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from learning.rules import Permission

SURE = 2  # tries that failed, on different days, before an author is told
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class LinkQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "LinkQuerySet":
        """Content authors. Links stand on published pages only, and nothing of a reader is in them."""
        return self.all() if user.has_perm(Permission.SEE_LINKS) else self.none()

    def due(self, now: datetime) -> "LinkQuerySet":
        return self.filter(next_at__lte=now).order_by("next_at", "pk")

    def to_mend(self) -> "LinkQuerySet":
        """Those an author should look at: moved for good, or failing for more than a day."""
        failing = models.Q(answer__in=Link.FAILING, tries__gte=SURE)
        return self.filter(failing | models.Q(answer=Link.Answer.MOVED))

    def to_open_oneself(self) -> "LinkQuerySet":
        return self.filter(answer__in=[Link.Answer.SHUT, Link.Answer.ASKED_NOT_TO])


class Link(models.Model):
    """One address. `asking` is where a check stands that was led on; `tries` counts failures in a row."""

    class Answer(models.TextChoices):
        NOT_YET = "", "Not tried yet"
        WORKS = "works", "It works"
        MOVED = "moved", "It has moved for good"
        GONE = "gone", "The page is not there any more"
        FAILING = "failing", "The site does not answer as it should"
        PRIVATE = "private", "It leads to a place that readers cannot open"
        SHUT = "shut", "The site does not let a link checker in"
        ASKED_NOT_TO = "asked_not_to", "The site asks link checkers to stay away"

    FAILING = (Answer.GONE, Answer.FAILING, Answer.PRIVATE)

    url = models.TextField(unique=True)
    host = models.CharField(max_length=255)
    answer = models.CharField(max_length=20, choices=Answer, blank=True, default=Answer.NOT_YET)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    leads_to = models.TextField(blank=True)
    asking = models.TextField(blank=True)
    hops = models.PositiveSmallIntegerField(default=0)
    for_good = models.BooleanField(default=True, help_text="Every step on the way said that it holds for good.")
    tries = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(default=timezone.now)

    objects = LinkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="link_by_turn")]

    def __str__(self) -> str:
        return f"link {self.pk}"


class LinkPlace(models.Model):
    """A page on which a link stands."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey("learning.BasePage", on_delete=models.CASCADE, related_name="link_places")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "page"], name="link_once_on_a_page")]

    def __str__(self) -> str:
        return f"link {self.link_id} on page {self.page_id}"


class LinkHost(models.Model):
    """A site that links lead to: when it was asked last, how long it wants to be left alone, and its robots.txt."""

    host = models.CharField(max_length=255, unique=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    wait = models.PositiveIntegerField(default=0, help_text="Seconds it asks for between two requests.")
    robots = models.TextField(blank=True)
    robots_url = models.TextField(blank=True, help_text="Where its robots.txt was led on to, and is asked for next.")
    robots_hops = models.PositiveSmallIntegerField(default=0)
    robots_status = models.PositiveSmallIntegerField(null=True, blank=True)
    robots_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.host
