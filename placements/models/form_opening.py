"""When a form can be begun: what its definition asks of the placement, of its days and of other records."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from placements.models.day import Day
from placements.models.form_template import FormTemplate
from placements.models.ledger import Ledger, ledger_of
from placements.models.panel import choice_to_read
from placements.models.placement import Placement
from placements.models.record import PUT_FORWARD, Record, RecordAnswer
from placements.states import PlacementState, RecordState

FORMAL = {"Formal action plan", "Suspend", "Terminate"}
TOO_EARLY, TOO_LATE = "Opens once the placement is under way", "The placement is over, so this can’t be begun any more"
OF_IT = {
    "signed": "is signed by everybody",
    "put_forward": "is put forward to be signed",
    "released": "is released to the host",
    "formal": "has become a formal action plan",
    "to_be_read": "is on the panel’s list",
}


@dataclass
class Standing:
    """What is known of one placement while it is asked what can be begun: its records whoever may see them, and its days."""

    placement: Placement

    @cached_property
    def records(self) -> list[Record]:
        there = Record.objects.filter(placement=self.placement).exclude(state=RecordState.WITHDRAWN)
        return list(there.select_related("template").order_by("number"))

    @cached_property
    def ledger(self) -> Ledger:
        return ledger_of(self.placement, timezone.localdate(), days=list(Day.objects.filter(placement=self.placement)))

    @cached_property
    def formal_concerns(self) -> set[int]:
        """The records of concerns that are taken formally, by what their level says now."""
        rows = RecordAnswer.objects.filter(record__placement=self.placement, field__key="level", record__template__key="concern")
        newest = {row.record_id: row.value.get("answer") for row in rows.order_by("pk")}
        return {pk for pk, level in newest.items() if level in FORMAL}

    def of(self, key: str) -> list[Record]:
        return [one for one in self.records if one.template.key == key]

    def has(self, key: str, of_it: str) -> bool:
        """Whether a record of another form has come as far as is asked."""
        if of_it == "to_be_read":
            return choice_to_read(self.placement) is not None
        return any(self.reached(one, of_it) for one in self.of(key))

    def reached(self, record: Record, of_it: str) -> bool:
        if of_it == "formal":
            return record.pk in self.formal_concerns
        if of_it == "released":
            return bool(record.released_to) and record.state == RecordState.SIGNED
        return record.state == RecordState.SIGNED or (of_it == "put_forward" and record.state in PUT_FORWARD)


def why_not_yet(template: FormTemplate, standing: Standing, titles: dict[str, str] | None = None) -> str:
    """Return why a record of this form cannot be begun now, in a sentence; empty where it can."""
    opens, placement = template.fact("opens"), standing.placement
    if opens.get("states") and placement.state not in opens["states"]:
        return TOO_EARLY if placement.state == PlacementState.PLANNED else TOO_LATE
    if "after" in opens and not standing.has(opens["after"], opens["of_it"]):
        title = (titles or titles_of(placement)).get(opens["after"], opens["after"].capitalize())
        return f"Opens once “{title}” {OF_IT[opens['of_it']]}"
    if not template.facts["counted"] and standing.of(template.key):
        return "There is one already"
    if placement.state == PlacementState.ACTIVE:
        return why_too_few_days(opens, standing)
    return ""


def why_too_few_days(opens: dict[str, Any], standing: Standing) -> str:
    rules = standing.placement.rule_set
    if (
        "midway" in opens
        and rules.midway_days is not None
        and standing.ledger.counted < (first := rules.midway_days - opens["midway"])
    ):
        midway = rules.midway_review_on(standing.placement.starts)
        about = f"; the review is about {date_format(midway, 'j M Y')}" if midway else ""
        return f"Opens after {first} days{about}"
    if "end" in opens and standing.ledger.counted < (first := max(0, rules.days_required - opens["end"])):
        return f"Opens in the last {opens['end']} days: after {first} of {rules.days_required}"
    return ""


def titles_of(placement: Placement) -> dict[str, str]:
    return titles(FormTemplate.objects.for_programme(placement.cohort.programme_id))


def titles(templates: Iterable[FormTemplate]) -> dict[str, str]:
    return {one.key: one.title for one in templates}
