from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

NEAR = ("today", "yesterday")
DAYS_OF_A_WEEK = 7


class Opening(models.Model):
    """That a reader opened what was shared with them, on one day. Kept for its owner; the hour is nobody's business."""

    audience = models.ForeignKey("writing.Audience", on_delete=models.PROTECT, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["audience", "person", "on"], name="opening_once_a_day")]

    def __str__(self) -> str:
        return f"person {self.person_id} opened audience {self.audience_id}"

    @property
    def day(self) -> str:
        """The day as it follows “opened this”: today, yesterday, on Tuesday, on Tue 24 Nov 2026."""
        days = (timezone.localdate() - self.on).days
        if days < len(NEAR):
            return NEAR[max(days, 0)]
        return f"on {date_format(self.on, 'l' if days < DAYS_OF_A_WEEK else 'D j M Y')}"


def who_opened(audience: models.Model) -> list[Opening]:
    """Return each person's newest opening of this thing, newest first, with the person: one query."""
    newest: dict[int, Opening] = {}
    for opening in Opening.objects.filter(audience=audience).select_related("person"):
        newest.setdefault(opening.person_id, opening)
    return list(newest.values())
