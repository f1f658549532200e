"""What readers say is unclear or wrong, and what authors answer in public: "You said / we did"."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils import timezone

from history.constraints import all_or_none
from history.decision import Decision
from learning.rules import Permission
from learning.states import RemarkState

LONGEST = 2000
LONGEST_ANSWER = 1000
LONGEST_QUOTE = 200


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, user: models.Model) -> "RemarkQuerySet":
        """Authors see every remark as it was written. Everybody else reads answers, and what the author says was asked."""
        return self.all() if user.is_authenticated and user.has_perm(Permission.ANSWER_REMARK) else self.none()

    def waiting(self) -> "RemarkQuerySet":
        return self.filter(state=RemarkState.NEW)

    def answered_in(self, pages: Iterable[int]) -> "RemarkQuerySet":
        return self.filter(state=RemarkState.ANSWERED, page__in=pages).select_related("page").order_by("-answered_at", "pk")


class Remark(models.Model):
    """One remark about a page of a module. Nobody's: it is not kept who wrote it, signed in or not.

    The id is made by the page, so that sending twice is once. `quote` are the words that stood there then.
    """

    id = models.UUIDField(primary_key=True)
    page = models.ForeignKey(
        "learning.BasePage", on_delete=models.SET_NULL, null=True, related_name="remarks", help_text="Empty: its author deleted it."
    )
    place = models.CharField(max_length=120, blank=True, help_text="The block, or paragraph of it. Empty: the whole page.")
    quote = models.CharField(max_length=LONGEST_QUOTE, blank=True)
    words = models.TextField(max_length=LONGEST, blank=True)
    state = models.CharField(max_length=20, choices=RemarkState, default=RemarkState.NEW)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    you_said = models.TextField(max_length=LONGEST_ANSWER, blank=True, help_text="What everybody reads of the remark.")
    we_did = models.TextField(max_length=LONGEST_ANSWER, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RemarkQuerySet.as_manager()

    # What readers write never enters Wagtail's index of references.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            all_or_none("answered_by", "answered_at", name="remark_answered_by_somebody_then"),
            models.CheckConstraint(
                condition=~models.Q(state=RemarkState.ANSWERED) | (~models.Q(we_did="") & models.Q(answered_at__isnull=False)),
                name="remark_answered_says_what",
            ),
        ]
        indexes = [models.Index(fields=["page", "-answered_at"], name="remark_answers_of_page")]

    def __str__(self) -> str:
        return f"remark {self.pk}"

    @property
    def is_new(self) -> bool:
        return self.state == RemarkState.NEW

    @property
    def is_answered(self) -> bool:
        return self.state == RemarkState.ANSWERED


class RemarkDecision(Decision):
    """One move of a remark."""

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="decisions")

    wagtail_reference_index_ignore = True

    class Meta(Decision.Meta):
        abstract = False


class Month(NamedTuple):
    """What was answered in one month."""

    first_day: date
    remarks: list[Remark]


def answers_stamp(pages: Iterable[int]) -> str:
    """Return what changes whenever the answers about these pages do. One query."""
    facts = Remark.objects.filter(page__in=pages).aggregate(models.Max("decisions__pk"), models.Count("pk", distinct=True))
    return "-".join(str(fact) for fact in facts.values())


def by_month(remarks: Iterable[Remark]) -> list[Month]:
    """Group answered remarks, the latest first, by the month in which they were answered."""
    return [
        Month(first, list(group))
        for first, group in groupby(remarks, key=lambda one: timezone.localdate(one.answered_at).replace(day=1))
    ]
