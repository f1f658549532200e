from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from history.append_only import AppendOnly


class Entry(AppendOnly):
    """One thing that somebody did, for investigators. Ids, counts and kinds only; no page of the product reads it.

    No foreign keys: history neither blocks nor changes live data.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_pk = models.CharField(max_length=40)
    actor_pk = models.CharField(max_length=40, blank=True, help_text="Empty where the system did it.")
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_pk", "at"], name="entry_by_subject"),
            models.Index(fields=["actor_pk", "at"], name="entry_by_actor"),
            models.Index(fields=["at"], name="entry_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_pk}"


class DeliveryQuerySet(models.QuerySet):
    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(done_at__isnull=True, given_up_at__isnull=True)

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Waiting, its time has come, and nobody holds a lease on it that still runs."""
        return self.waiting().filter(Q(lease_until__isnull=True) | Q(lease_until__lte=now), due__lte=now)

    def given_up(self) -> "DeliveryQuerySet":
        return self.filter(given_up_at__isnull=False)


class Delivery(models.Model):
    """One thing promised to the outside, written in the transaction of the change that causes it.

    A worker takes it on a lease. Ids only: what is said is looked up when it is delivered.
    """

    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    payload = models.JSONField(default=dict)
    created = models.DateTimeField(default=timezone.now, editable=False)
    due = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True, help_text="The class of the last failure, never its text.")
    done_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="delivery_once_per_key"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(given_up_at__isnull=True), name="delivery_done_or_given_up"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due", "id"], condition=Q(done_at__isnull=True, given_up_at__isnull=True), name="delivery_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The key as the deliverer gets it: no two kinds can collide, nor can their Message-IDs."""
        return f"{self.kind}:{self.key}"


class Heartbeat(models.Model):
    """When a worker, or a job of the schedule, was last seen at work."""

    name = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Reading(AppendOnly):
    """That somebody opened something another person wrote. For the author, in plain words; never what was in it.

    Ids only, and no foreign keys: it neither blocks nor changes live data. `part` is what the reader was then, as people say it.
    """

    class Channel(models.TextChoices):
        PAGE = "page", "on its page"
        LINK = "link", "by the link in their mail"
        FILE = "file", "as a file"
        EXPORT = "export", "in an export"
        PREVIEW = "preview", "in a preview"

    at = models.DateTimeField(default=timezone.now, editable=False)
    author = models.BigIntegerField()
    reader = models.BigIntegerField()
    part = models.CharField(max_length=60, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_pk = models.CharField(max_length=40)
    version = models.PositiveIntegerField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PAGE)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["author", "-at"], name="reading_of_author"),
            models.Index(fields=["subject_type", "subject_pk", "reader"], name="reading_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} read {self.subject_type} {self.subject_pk}"
