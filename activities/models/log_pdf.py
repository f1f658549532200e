"""A PDF of somebody's log, made for them by a worker and erased the next day."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils import timezone

from accounts.models import User
from history.constraints import all_or_none

KEPT_FOR = timedelta(days=1)
USUALLY = timedelta(minutes=5)  # later than this, the page stops saying that it is on its way


class LogPdfQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "LogPdfQuerySet":
        """Their own, and nobody else's."""
        return self.filter(person=user) if user.is_authenticated else self.none()


class LogPdf(models.Model):
    """One person's log as a PDF. Each time they ask is a `round`; the file is kept beside the words it was made from."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="log_pdf")
    round = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)
    content = models.BinaryField(null=True, blank=True)

    objects = LogPdfQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [all_or_none("made_at", "content", name="log_pdf_made_at_and_content")]

    def __str__(self) -> str:
        return f"PDF of the log of person {self.person_id}"

    def keep(self, content: bytes) -> bool:
        """Keep what was made, unless it was asked for anew meanwhile. Returns whether it was kept."""
        still_wanted = LogPdf.objects.filter(pk=self.pk, round=self.round)
        return still_wanted.update(content=content, made_at=timezone.now()) > 0

    @property
    def is_ready(self) -> bool:
        return self.made_at is not None

    @property
    def is_late(self) -> bool:
        return self.made_at is None and timezone.now() - self.asked_at > USUALLY

    @property
    def kept_until(self) -> datetime:
        return self.asked_at + KEPT_FOR


def pdf_of_log(person: User) -> LogPdf | None:
    """Return the PDF that this person asked for last, until it is erased: without its content, with its `size` in bytes."""
    return LogPdf.objects.visible_to(person).defer("content").annotate(size=Length("content")).first()
