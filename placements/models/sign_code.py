from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from placements.models.evidence import Evidence
from placements.models.record import Record

LASTS = timedelta(minutes=10)
TRIES = 5


class SignCodeQuerySet(models.QuerySet):
    def to_sign(self, about: Evidence | Record, person: models.Model) -> "SignCodeQuerySet":
        """The codes of one person for one thing, the newest first."""
        return self.filter(person=person, **{thing_of(about): about})


def thing_of(about: Evidence | Record) -> str:
    return "evidence" if isinstance(about, Evidence) else "record"


class SignCode(models.Model):
    """A fresh code for one decision, sent to the address that the request is bound to. Used once.

    The figures are an HMAC of the row: nothing secret is stored, and a worker can write them again.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_codes")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_codes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = SignCodeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(evidence__isnull=True) ^ models.Q(record__isnull=True), name="sign_code_for_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"sign code {self.pk}"

    @property
    def figures(self) -> str:
        digest = salted_hmac("placements.sign_code", f"{self.pk}-{self.made_at.isoformat()}", algorithm="sha256").hexdigest()
        return f"{int(digest, 16) % 1_000_000:06d}"

    @property
    def about(self) -> Evidence | Record:
        return self.evidence or self.record

    @property
    def sent_to(self) -> str:
        """The address that the request for evidence is bound to; of a record, their own as it is now."""
        return self.evidence.link.sent_to if self.evidence and self.evidence.link else self.person.email

    def is_open(self, now: datetime | None = None) -> bool:
        return self.used_at is None and self.tries < TRIES and (now or timezone.now()) < self.made_at + LASTS

    def fits(self, typed: str) -> bool:
        return constant_time_compare(self.figures, "".join(typed.split()))
