from datetime import date, timedelta
from decimal import Decimal

from django.db import models

from placements.models.portfolio_asked import usual_portfolio
from placements.models.proof import usual_proofs


class DayKind(models.TextChoices):
    """What a day of a placement can be (practice learning, C7)."""

    WORKED = "worked", "on placement"
    STUDY = "study", "study time within the placement"
    SKILLS = "skills", "skills day"
    RECALL = "recall", "recall day at university"
    SICK = "sick", "ill"
    LEAVE = "leave", "leave"
    HOLIDAY = "holiday", "bank holiday"
    CLOSED = "closed", "agency closed"
    TOIL = "toil", "time off for extra hours"
    AWAY = "away", "away for another reason"


# Days on which the student was expected and was not there: what the absence rate counts, and what has to be told.
ABSENT = frozenset({DayKind.SICK, DayKind.AWAY})
NOT_THERE = ABSENT | {DayKind.LEAVE, DayKind.HOLIDAY, DayKind.CLOSED, DayKind.TOIL}


def usual_credits() -> dict[str, float]:
    """What a whole day of each kind counts where a programme says nothing else (practice learning, A3)."""
    return {str(kind): 0 for kind in DayKind} | {DayKind.WORKED: 1, DayKind.STUDY: 1}


class RuleSetQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "RuleSetQuerySet":
        return self.filter(models.Q(effective_to__isnull=True) | models.Q(effective_to__gte=on), effective_from__lte=on)


class RuleSet(models.Model):
    """What a programme asks of one kind of placement, from a date on.

    A placement keeps the rule set it began with. A change is a new row; `publish_rule_set` is the only door.
    Default numbers: 70 and 100 days in England, access for six weeks after the end, a fifth of the
    passes read by the panel (practice learning, A1, A5 and D1).
    """

    programme = models.ForeignKey("accounts.Programme", on_delete=models.PROTECT, related_name="rule_sets")
    title = models.CharField(max_length=120, help_text="As people say it: First placement, 70 days.")
    days_required = models.PositiveSmallIntegerField()
    days_a_week = models.PositiveSmallIntegerField(default=4)
    hours_a_day = models.DecimalField(
        max_digits=4, decimal_places=2, default=Decimal("7.5"), help_text="Of a whole day: what a day off for extra hours takes."
    )
    day_credits = models.JSONField(default=usual_credits, help_text="What a day of each kind counts: 1, 0.5 or 0.")
    midway_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="After how many days the midway review is held. Empty: its day is not worked out."
    )
    minimum_evidence = models.PositiveSmallIntegerField(default=0)
    access_weeks = models.PositiveSmallIntegerField(
        default=6, help_text="How long people outside the university may read on after the end."
    )
    link_days = models.PositiveSmallIntegerField(default=30, help_text="How long a request waits before it expires.")
    undo_minutes = models.PositiveSmallIntegerField(default=15)
    step_up = models.BooleanField(
        default=False, help_text="Signing evidence and records asks, each time, to show who it is: see proofs."
    )
    step_up_forms = models.JSONField(
        default=list,
        blank=True,
        help_text="Forms whose signing asks for it in any case, by key: such as midway_review, final_report.",
    )
    proofs = models.JSONField(
        default=usual_proofs, help_text="What shows who it is: code (mailed, with the name typed in full), passkey, app."
    )
    portfolio = models.JSONField(
        default=usual_portfolio, help_text="What a portfolio holds, in order: of which form, how many at least, what is left out."
    )
    panel_share = models.PositiveSmallIntegerField(
        default=20, help_text="Of portfolios whose recommendation is a pass: how many in a hundred two people read for the panel."
    )
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "title", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "title", "effective_from"], name="rule_set_once_from_a_date"),
            models.CheckConstraint(condition=models.Q(days_required__gt=0), name="rule_set_requires_days"),
            models.CheckConstraint(condition=models.Q(days_a_week__range=(1, 5)), name="rule_set_days_a_week"),
            models.CheckConstraint(condition=models.Q(panel_share__range=(0, 100)), name="rule_set_panel_share"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (from {self.effective_from:%-d %b %Y})"

    def credit_of(self, kind: str) -> float:
        return self.day_credits.get(kind, 0)

    def midway_review_on(self, starts: date) -> date | None:
        """The day on which the midway review falls at the usual pace, for a placement that began on this day."""
        if self.midway_days is None:
            return None
        weeks, rest = divmod(self.midway_days, self.days_a_week)
        return starts + timedelta(weeks=weeks, days=rest)
