from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from accounts.models import Cohort, Membership


class LogTemplateQuerySet(models.QuerySet):
    def offered_to(self, user: models.Model) -> "LogTemplateQuerySet":
        """Those that Waymark brings, and those of the programmes this person studies on today."""
        if not user.is_authenticated:
            return self.none()
        today = timezone.localdate()
        theirs = Membership.objects.current(today).filter(person=user, cohort__isnull=False).values("cohort")
        studied = Cohort.objects.filter(pk__in=theirs).values("programme")
        return self.filter(models.Q(programme__isnull=True) | models.Q(programme__in=studied), live=True)


class LogTemplate(models.Model):
    """A set of questions that helps somebody begin an entry. Shipped with Waymark, or a programme's own.

    An entry keeps the questions as they were when it was written, so a template may be reworded at any time.
    """

    key = models.SlugField(unique=True, help_text="How entries and drafts name it. Never changed once it is in use.")
    programme = models.ForeignKey(
        "accounts.Programme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="log_templates",
        help_text="Left empty: for every programme.",
    )
    title = models.CharField(max_length=80)
    about = models.CharField(max_length=150, blank=True, help_text="When it helps, in one line.")
    questions = models.JSONField(default=list, help_text="A list of three to six short questions.")
    order = models.PositiveSmallIntegerField(default=100)
    live = models.BooleanField(default=True, help_text="Offered for new entries. Entries that use it keep it.")

    objects = LogTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class Questions:
    """One set as it is typed. `live`: whether it is offered for new entries."""

    title: str
    about: str
    questions: Sequence[str]
    live: bool = True


def to_choose_from(person: models.Model, kept: str | None) -> list[LogTemplate]:
    """Return what is offered to this person, and the template an entry has already, offered or not. One query."""
    return list(LogTemplate.objects.offered_to(person) | LogTemplate.objects.filter(key=kept))
