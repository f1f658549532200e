"""The portfolio of a placement, and its editions: each frozen as it was handed in, and never changed."""

import json
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from history.append_only import AppendOnly, AppendOnlyQuerySet
from history.constraints import all_or_none
from history.decision import Decision
from placements.models.placement import Placement, PlacementPerson
from placements.rules import AROUND, Part
from placements.states import CONFIRMED_OR_DECIDED, PORTFOLIO_MOVES, PortfolioState, RecordState

READ = [state for state in RecordState if state != RecordState.WITHDRAWN]  # readings for the panel that count
EXAMINER = "examiner"  # reads the file, and has no part in the placement

OWN_WORK = "This portfolio is my own work."
ANONYMOUS = (
    "I removed everything that could identify people who use services, carers, families, and staff and agencies other than my own."
)
REAL_PRACTICE = "By confirming you say that what this portfolio holds is the student’s real practice, as you know it."


class Portfolio(models.Model):
    """Where the portfolio of a placement stands. There is a row once somebody has done something with it."""

    placement = models.OneToOneField(Placement, on_delete=models.PROTECT, related_name="portfolio")
    state = models.CharField(max_length=20, choices=PortfolioState, default=PortfolioState.BEING_PUT_TOGETHER)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"portfolio of placement {self.placement_id}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.placement.parts_of(user)

    @property
    def can_change(self) -> bool:
        return self.state in {PortfolioState.BEING_PUT_TOGETHER, PortfolioState.RETURNED}

    @property
    def can_be_returned(self) -> bool:
        return "return_for_more" in PORTFOLIO_MOVES.allowed_from(self.state)


class PortfolioGap(models.Model):
    """Why something that is asked for is not there, in the student's words, and whether their tutor agrees that it need not be."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="gaps")
    item = models.SlugField(max_length=40)
    words = models.TextField()
    explained_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "item"], name="gap_once_in_portfolio"),
            all_or_none("agreed_at", "agreed_by", name="gap_agreed_by_and_at"),
        ]

    def __str__(self) -> str:
        return f"gap in {self.item} of portfolio {self.portfolio_id}"


class PortfolioEditionQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user: models.Model, on: date | None = None) -> "PortfolioEditionQuerySet":
        """Those of this person's placements; for a panel member those that they were asked to read, once confirmed."""
        if not user.is_authenticated:
            return self.none()
        mine = PlacementPerson.objects.current(on).filter(person=user)
        around = models.Q(portfolio__placement__in=mine.filter(part__in=AROUND).values("placement"))
        reads = mine.filter(part=Part.PANEL_MEMBER, led_records__state__in=READ, led_records__reading__isnull=False)
        panel = models.Q(pk__in=reads.values("led_records__reading__choice__edition"), portfolio__state__in=CONFIRMED_OR_DECIDED)
        return self.filter(around | panel)

    def with_everything(self) -> "PortfolioEditionQuerySet":
        people = PlacementPerson.objects.select_related("person")
        return self.select_related(
            "portfolio__placement__agency",
            "portfolio__placement__team",
            "portfolio__placement__rule_set",
            "portfolio__placement__cohort__programme__university",
        ).prefetch_related(models.Prefetch("portfolio__placement__people", queryset=people), "decisions__by")


class PortfolioEdition(AppendOnly):
    """A portfolio as it was handed in: everything in it, in words, with who may read which part. Never changed.

    `payload` is the canonical text of all of it, and `fingerprint` its SHA-256; docs/decisions/0045 lists what stands in it.
    """

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    payload = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(unique=True)

    objects = PortfolioEditionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["portfolio", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"edition {self.number} of portfolio {self.portfolio_id}"

    def parts_of(self, user: models.Model) -> set[str]:
        return self.portfolio.placement.parts_of(user)

    @cached_property
    def content(self) -> dict[str, Any]:
        return json.loads(self.payload)

    @property
    def short_fingerprint(self) -> str:
        return in_fours(self.fingerprint)

    @property
    def is_latest(self) -> bool:
        return not PortfolioEdition.objects.filter(portfolio=self.portfolio_id, number__gt=self.number).exists()

    @property
    def confirmed(self) -> "PortfolioDecision | None":
        return next((one for one in self.decisions.all() if one.move == "confirm"), None)


class PortfolioDecision(Decision):
    """One move of a portfolio. Confirming one is signed: `payload` says what, and stands on the fingerprint of the edition."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="decisions")
    edition = models.ForeignKey(PortfolioEdition, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.SlugField(max_length=40, blank=True, help_text="Of what is not there: which line of the list.")
    board_on = models.DateField(null=True, blank=True, help_text="Of what a board decided: the day on which it met.")
    payload = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    request_key = models.UUIDField(unique=True, null=True, blank=True)

    wagtail_reference_index_ignore = True

    @property
    def in_words(self) -> str:
        """What was done, to follow the name of whoever did it."""
        words = MOVES_IN_WORDS[self.move]
        return f"{words} on {date_format(self.board_on, 'j M Y')}" if self.board_on else words

    @property
    def in_mail(self) -> str:
        """The same for a mail, which anybody beside them may see: what a board decided stands on the page alone."""
        return "recorded what the board decided" if self.board_on else self.in_words

    @property
    def short_fingerprint(self) -> str:
        return in_fours(self.fingerprint)


MOVES_IN_WORDS = {
    "explain_gap": "said why something is not there",
    "agree_to_gap": "agreed that it need not be there",
    "hand_in": "handed it in",
    "confirm": "confirmed that it is the student’s real practice",
    "return_for_more": "returned it for more evidence",
    "board_pass": "recorded that the board confirmed a pass",
    "board_fail": "recorded that the board confirmed a fail",
    "board_defer": "recorded that the board deferred it",
}


def in_fours(fingerprint: str) -> str:
    """The first sixteen letters in fours, for people to compare by eye."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, 16, 4))
