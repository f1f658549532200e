from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil
from typing import NamedTuple

from placements.models.day import Day
from placements.models.placement import Placement
from placements.models.ruleset import RuleSet
from placements.states import DayState

MARKS = {"confirmed": "y", "recorded": "w", "away": "x", "to_come": ""}


class Recorded(NamedTuple):
    """A day as the ledger counts it. A placement has up to 200 of them, and plain values cost a quarter of a model."""

    on: date
    kind: str
    half: bool
    state: str
    note: str


@dataclass(frozen=True)
class Week:
    """One week of the ledger: its Monday, a mark for each day, and the same in words."""

    monday: date
    marks: list[str]
    words: str
    this_week: bool


@dataclass(frozen=True)
class Ledger:
    """The days of a placement, counted as its rule set says.

    Days that the student recorded and days that somebody confirmed stay apart.
    """

    rules: RuleSet
    days: Sequence[Day | Recorded]
    today: date

    @property
    def required(self) -> int:
        return self.rules.days_required

    @property
    def a_week(self) -> int:
        return self.rules.days_a_week

    @cached_property
    def counted(self) -> float:
        return self.sum_of(self.days)

    @cached_property
    def confirmed(self) -> float:
        return self.sum_of([day for day in self.days if day.state == DayState.CONFIRMED])

    @cached_property
    def recorded(self) -> float:
        return self.sum_of([day for day in self.days if day.state != DayState.CONFIRMED])

    def sum_of(self, days: Sequence[Day | Recorded]) -> float:
        """Add up what these days count: 22 or 22.5, never 22.0."""
        total = sum(self.rules.credit_of(day.kind) * (0.5 if day.half else 1) for day in days)
        return int(total) if total == int(total) else total

    @cached_property
    def waiting(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.state == DayState.RECORDED]

    @cached_property
    def asked_about(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.state == DayState.QUERIED]

    @cached_property
    def away(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.kind == Day.Kind.AWAY]

    @cached_property
    def to_come(self) -> float:
        return max(0, self.required - self.counted)

    def expected(self, starts: date) -> int:
        """How many days would be done by now at the usual pace, whole weeks only."""
        return min(self.required, max(0, (self.today - starts).days // 7) * self.a_week)

    @cached_property
    def finishes_on(self) -> date | None:
        """When the days will be done at this many a week, Monday first, counting from tomorrow; None where they are."""
        left, on = ceil(self.to_come), self.today
        if left == 0:
            return None
        while left:
            on += timedelta(days=1)
            left -= on.weekday() < self.a_week
        return on

    @cached_property
    def weeks(self) -> list[Week]:
        """Weeks with days in them, then weeks to come."""
        by_monday: dict[date, list[str]] = {}
        for day in self.days:
            by_monday.setdefault(monday_of(day.on), []).append(self.mark_of(day))
        left, monday = ceil(self.to_come), monday_of(self.today)
        while left:
            room = max(0, self.a_week - len(by_monday.get(monday, [])))
            by_monday.setdefault(monday, []).extend(["to_come"] * min(room, left))
            left -= min(room, left)
            monday += timedelta(days=7)
        this = monday_of(self.today)
        return [
            Week(when, [MARKS[mark] for mark in marks], in_words(marks), when == this) for when, marks in sorted(by_monday.items())
        ]

    def mark_of(self, day: Day | Recorded) -> str:
        if not self.rules.credit_of(day.kind):
            return "away"
        return "confirmed" if day.state == DayState.CONFIRMED else "recorded"

    @property
    def words(self) -> str:
        parts = [f"{self.confirmed} confirmed", f"{self.recorded} recorded and waiting", f"{self.to_come} to come"]
        return f"{self.counted} of {self.required} days: " + ", ".join(parts)


def ledger_of(placement: Placement, today: date, *, days: Sequence[Day | Recorded] | None = None) -> Ledger:
    """Return the ledger from these days, or from those fetched with the placement."""
    return Ledger(placement.rule_set, list(placement.days.all()) if days is None else days, today)


def in_words(marks: list[str]) -> str:
    names = {"confirmed": "confirmed", "recorded": "waiting", "away": "not counting", "to_come": "to come"}
    return ", ".join(f"{marks.count(kind)} {name}" for kind, name in names.items() if kind in marks)


def monday_of(on: date) -> date:
    return on - timedelta(days=on.weekday())
