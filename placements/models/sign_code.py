from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from placements.models.evidence import Evidence

LASTS = timedelta(minutes=10)
TRIES = 5


class SignCode(models.Model):
    """A fresh code for one decision, sent to the address that the request is bound to. Used once.

    The figures are an HMAC of the row: nothing secret is stored, and a worker can write them again.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="sign_codes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"sign code {self.pk}"

    @property
    def figures(self) -> str:
        digest = salted_hmac("placements.sign_code", f"{self.pk}-{self.made_at.isoformat()}", algorithm="sha256").hexdigest()
        return f"{int(digest, 16) % 1_000_000:06d}"

    def is_open(self, now: datetime | None = None) -> bool:
        return self.used_at is None and self.tries < TRIES and (now or timezone.now()) < self.made_at + LASTS

    def fits(self, typed: str) -> bool:
        return constant_time_compare(self.figures, "".join(typed.split()))
