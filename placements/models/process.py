"""The process of a placement, step by step: what there is, what can be begun, who writes and who signs, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from placements.models.form_definition import LEAD
from placements.models.form_opening import Standing, titles, why_not_yet
from placements.models.form_template import FormTemplate
from placements.models.placement import Placement
from placements.models.record import Record
from placements.models.record_checks import answer_named
from placements.models.record_progress import Progress
from placements.rules import AROUND, Part
from placements.states import PlacementState, RecordState

PHASES = {
    "before": "Before the placement",
    "during": "During the placement",
    "trouble": "When something goes wrong",
    "after": "At the end",
}
KEPT = {"day": "placements:days", "log_entry": "activities:log"}
SATURDAY = 5
RAISES_CONCERN = "Progress raises concern"


@dataclass(frozen=True)
class Row:
    """One record as the list shows it."""

    record: Record
    progress: Progress
    turn: str
    is_readable: bool
    hint: str = ""


@dataclass(frozen=True)
class Step:
    """One form of the process."""

    template: FormTemplate
    writes: str
    signs: str
    rows: list[Row] = field(default_factory=list)
    may_begin: bool = False
    on_paper: bool = False
    why_not: str = ""
    kept_at: str = ""  # the name of the page where days or log entries are

    @property
    def is_next(self) -> bool:
        """Whether it is this reader's to begin, and the process waits for it: not what is begun again and again, nor in trouble."""
        return self.may_begin and not self.rows and self.template.fact("phase") != "trouble"

    @property
    def only(self) -> Row | None:
        """The one record of a form of which there is one, and which is called what its form is called."""
        alone = len(self.rows) == 1 and self.rows[0].record.title == self.template.title
        return self.rows[0] if alone else None


class Process:
    """What one reader sees of it."""

    def __init__(self, placement: Placement, reader: Any, templates: list[FormTemplate], records: Iterable[Record]) -> None:
        self.placement, self.reader = placement, reader
        self.parts = placement.parts_of(reader)
        self.templates, self.standing = templates, Standing(placement)
        self.titles = titles(templates)
        self.rows = [self.row(one, Progress(one)) for one in records]

    def row(self, record: Record, progress: Progress) -> Row:
        return Row(
            record, progress, progress.waits_in_words(self.reader.pk), record.is_read_by(self.reader), meeting_by(record, progress)
        )

    @cached_property
    def phases(self) -> list[tuple[str, str, list[Step]]]:
        """The steps that concern this reader, in order, under their headings."""
        steps = [self.step(one) for one in self.templates if self.concerns_me(one)]
        found = [(key, title, [one for one in steps if one.template.fact("phase") == key]) for key, title in PHASES.items()]
        return [phase for phase in found if phase[2]]

    @property
    def coming(self) -> Step | None:
        """The first step that waits to be begun. What comes before a placement is not asked for once it is under way."""
        is_planned = self.placement.state == PlacementState.PLANNED
        steps = [one for key, _, steps in self.phases if is_planned or key != "before" for one in steps]
        return next((one for one in steps if one.is_next), None)

    def concerns_me(self, template: FormTemplate) -> bool:
        facts = template.facts
        named = {part for name in ("parties", "begins", "seen_by", "later", "listed") for part in facts[name]}
        return not self.parts.isdisjoint(named | set(template.fact("released").get("to", ())))

    def step(self, template: FormTemplate) -> Step:
        rows = [row for row in self.rows if row.record.template.key == template.key]
        kept = KEPT.get(template.facts["kept_in"], "")
        if kept == "activities:log" and Part.STUDENT not in self.parts:
            kept = ""
        may = template.may_begin(self.parts)
        why_not = "" if template.facts["kept_in"] else why_not_yet(template, self.standing, self.titles)
        there = [row for row in rows if row.record.state != RecordState.WITHDRAWN]
        return Step(
            template,
            writes=self.in_words(template.parties, template),
            signs=self.signs_in_words(template),
            rows=rows,
            may_begin=may and not why_not,
            on_paper=not self.parts.isdisjoint(template.parties),
            why_not=why_not if not there and not template.facts["kept_in"] else "",
            kept_at=kept,
        )

    def signs_in_words(self, template: FormTemplate) -> str:
        parts = template.facts["signs"]
        led = [part for part in parts if part == LEAD]
        names = [
            *(["whoever leads it"] if led else []),
            *[self.name_of(part) for part in parts if part != LEAD and self.is_there(part)],
        ]
        if led and len(names) == 1:
            return "Signed by whoever gives it"
        return f"Signed by {joined(dict.fromkeys(names), ', then ' if template.facts['in_order'] else '')}"

    def in_words(self, parts: list[str], template: FormTemplate) -> str:
        names = dict.fromkeys(self.name_of(part) for part in parts if self.is_there(part))
        return f"Written by {joined(names)}"

    def is_there(self, part: str) -> bool:
        """Whether somebody has the part, or it is one for which somebody is still to be named."""
        return part not in AROUND or part == Part.STUDENT or self.placement.person_as(Part(part)) is not None

    def name_of(self, part: str) -> str:
        someone = self.placement.person_as(Part(part)) if part in AROUND else None
        return someone.person.get_short_name() if someone else f"the {Part(part).label}"

    @property
    def mine(self) -> list[Row]:
        """The records in which it is this reader's turn."""
        return [row for row in self.rows if row.turn == "Your turn" and row.is_readable]

    @property
    def midway_raises_concern(self) -> bool:
        """Whether a midway review that this reader reads says so, and no concern was written down."""
        raised = any(
            row.is_readable
            and row.record.template.key == "midway_review"
            and not row.record.can_change
            and answer_named(row.progress, "recommendation").get("answer") == RAISES_CONCERN
            for row in self.rows
        )
        return raised and not self.standing.of("concern")


def joined(names: Iterable[str], between: str = "") -> str:
    *others, last = list(names) or ["nobody yet"]
    if between:
        return between.join([*others, last])
    return f"{', '.join(others)} and {last}" if others else last


def meeting_by(record: Record, progress: Progress) -> str:
    """By when a meeting has to be held, as long as none is written down."""
    within = record.template.fact("meeting_within")
    if not within or not record.can_change or answer_named(progress, "meeting"):
        return ""
    return f"A meeting is held by {date_format(working_days_after(timezone.localdate(record.begun_at), within), 'D j M')}"


def working_days_after(day: date, days: int) -> date:
    """Return the day that lies so many working days later; bank holidays are not known here."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
