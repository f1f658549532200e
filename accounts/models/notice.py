from django.conf import settings
from django.db import models
from django.utils import timezone


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "NoticeQuerySet":
        """Only what this person is told themselves."""
        return self.filter(person=user) if user.is_authenticated else self.none()

    def waiting(self) -> "NoticeQuerySet":
        """Not mailed yet, and not found to be needless."""
        return self.filter(settled_at__isnull=True)

    def for_a_digest(self) -> "NoticeQuerySet":
        """What goes into the one mail of a day."""
        return self.waiting().filter(alone=False)


class Notice(models.Model):
    """That somebody is to be told of one thing, once. What is said is asked of the app it is about when the mail is made.

    The same kind and key twice is one notice. Settled without having been mailed says that it held no longer by then.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    alone = models.BooleanField(default=False, help_text="In a mail of its own, as soon as mail may leave.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    mailed = models.BooleanField(default=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="notice_once"),
            models.CheckConstraint(
                condition=models.Q(mailed=False) | models.Q(settled_at__isnull=False), name="notice_mailed_is_settled"
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=models.Q(settled_at__isnull=True), name="notice_waiting"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def is_needless(self) -> bool:
        return self.settled_at is not None and not self.mailed


class Digest(models.Model):
    """The one mail of a day to one person, whatever came of it. The database refuses a second."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digests")
    on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "on"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"digest {self.pk}"
