"""What a portfolio still needs, line by line in words, and what would go into it if it were handed in now."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from placements.models.evidence import Evidence
from placements.models.form_opening import Standing, titles, why_not_yet
from placements.models.form_template import FormTemplate
from placements.models.ledger import Ledger, plain
from placements.models.placement import Placement
from placements.models.portfolio import Portfolio, PortfolioGap
from placements.models.portfolio_asked import DAYS, EVIDENCE, Asked, asked_from
from placements.models.record import Record
from placements.states import EvidenceState, RecordState


@dataclass(frozen=True)
class Line:
    """One line of the list: how many there are of how many, in words, and what is said where something is missing."""

    asked: Asked
    have: float
    wanted: int
    words: str
    hint: str = ""
    gap: PortfolioGap | None = None

    @property
    def is_done(self) -> bool:
        return self.have >= self.wanted

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do about it: it is there, or the tutor agreed that it need not be."""
        return self.is_done or bool(self.gap and self.gap.agreed_at)

    @property
    def status(self) -> str:
        if self.is_done:
            return "Done"
        if self.gap:
            return "Agreed without" if self.gap.agreed_at else "Waiting for the tutor"
        return "In progress" if self.have else "Not yet"


class Gathered:
    """What is signed, signed off and confirmed in a placement: what a portfolio is made from. A fixed number of queries."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.asked = asked_from(placement.rule_set.portfolio)

    @cached_property
    def records(self) -> list[Record]:
        """All that were not withdrawn, of the forms that are asked for."""
        forms = [one.key for one in self.asked]
        rows = Record.objects.filter(placement=self.placement, template__key__in=forms).exclude(state=RecordState.WITHDRAWN)
        return list(rows.select_related("template").order_by("template__order", "number"))

    @cached_property
    def evidence(self) -> list[Evidence]:
        rows = Evidence.objects.filter(placement=self.placement, state__in=(EvidenceState.WAITING, EvidenceState.SIGNED_OFF))
        return list(rows.with_everything().order_by("event_on", "pk"))

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.placement)

    @property
    def ledger(self) -> Ledger:
        return self.standing.ledger

    @cached_property
    def templates(self) -> dict[str, FormTemplate]:
        return {one.key: one for one in FormTemplate.objects.for_programme(self.placement.cohort.programme_id)}

    @property
    def signed_off(self) -> list[Evidence]:
        return [one for one in self.evidence if one.state == EvidenceState.SIGNED_OFF]

    def of_form(self, key: str, *, signed: bool) -> list[Record]:
        return [one for one in self.records if one.template.key == key and (one.state == RecordState.SIGNED) == signed]

    def why_not_begun(self, form: str) -> str:
        """Return why a record of this form cannot be begun yet, in a sentence; empty where it can."""
        template = self.templates.get(form)
        return why_not_yet(template, self.standing, titles(self.templates.values())) if template else ""

    @property
    def mark(self) -> str:
        """Tells what would be frozen now from what would have been a moment ago."""
        records = [("record", one.pk, one.version) for one in self.records if one.state == RecordState.SIGNED]
        evidence = [("evidence", one.pk, one.version) for one in self.signed_off]
        days = [(str(day.on), day.kind, day.half, day.state) for day in self.ledger.days]
        return hashlib.sha256(repr((records, evidence, days)).encode()).hexdigest()[:16]


def portfolio_list(gathered: Gathered, gaps: Sequence[PortfolioGap]) -> list[Line]:
    """Return the list in the order in which the portfolio holds it."""
    said = {gap.item: gap for gap in gaps}
    return [line_of(asked, gathered, said.get(asked.key)) for asked in gathered.asked]


def line_of(asked: Asked, gathered: Gathered, gap: PortfolioGap | None) -> Line:
    if asked.key == DAYS:
        ledger = gathered.ledger
        waiting = f"{ledger.recorded} recorded and not confirmed" if ledger.recorded else ""
        return Line(asked, ledger.confirmed, ledger.required, f"{ledger.confirmed} of {ledger.required} confirmed", waiting, gap)
    if asked.key == EVIDENCE:
        agreed = sum(1 for one in gathered.evidence if one.verdict == "agreed")
        wanted, waits = gathered.placement.rule_set.minimum_evidence, len(gathered.evidence) - len(gathered.signed_off)
        return Line(
            asked,
            agreed,
            wanted,
            f"{agreed} of {wanted} agreed" if wanted else f"{agreed} agreed",
            f"{waits} waiting to be signed off" if waits else "",
            gap,
        )
    signed, open_ones = gathered.of_form(asked.key, signed=True), gathered.of_form(asked.key, signed=False)
    hint = "; ".join(f"{one.title}: {one.get_state_display()}" for one in open_ones)
    if not signed and not open_ones:
        hint = gathered.why_not_begun(asked.key)
    return Line(asked, plain(len(signed)), asked.at_least, f"{len(signed)} of {asked.at_least} signed", hint, gap)


def missing(lines: list[Line]) -> list[Line]:
    """Return what still stands in the way of handing in."""
    return [line for line in lines if not line.is_settled]


def gaps_of(placement: Placement) -> list[PortfolioGap]:
    return list(PortfolioGap.objects.filter(portfolio__placement=placement).select_related("agreed_by"))


def portfolio_of(placement: Placement) -> Portfolio:
    """Return the row, or one that was never saved where nobody has done anything with it yet."""
    return Portfolio.objects.filter(placement=placement).first() or Portfolio(placement=placement)
