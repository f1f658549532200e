from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import NamedTuple

from placements.models.day import Day
from placements.models.placement import Placement
from placements.models.ruleset import ABSENT, NOT_THERE, DayKind, RuleSet
from placements.states import DayState

MARKS = {"confirmed": "y", "recorded": "w", "away": "x", "to_come": ""}


class Recorded(NamedTuple):
    """A day as the ledger counts it. A placement has up to 200 of them, and plain values cost a quarter of a model."""

    on: date
    kind: str
    half: bool
    state: str
    note: str
    extra_hours: Decimal = Decimal(0)


@dataclass(frozen=True)
class Week:
    """One week of the ledger: its Monday, a mark for each day, and the same in words."""

    monday: date
    marks: list[str]
    words: str
    this_week: bool


@dataclass(frozen=True)
class KindLine:
    """How many days of one kind there are, what each counts, and what they come to."""

    kind: str
    days: float
    each: float
    counts: float


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
        return plain(sum(self.credit_of(day) for day in days))

    def credit_of(self, day: Day | Recorded) -> float:
        """What one day counts. A day that was not confirmed, after somebody looked at it, counts nothing."""
        return 0 if day.state == DayState.REFUSED else self.rules.credit_of(day.kind) * how_long(day)

    @cached_property
    def by_kind(self) -> list[KindLine]:
        """The days by kind, in the order of the kinds, those that are there."""
        lines = []
        for kind in DayKind:
            if days := [day for day in self.days if day.kind == kind and day.state != DayState.REFUSED]:
                long = plain(sum(how_long(day) for day in days))
                lines.append(KindLine(kind.label, long, plain(self.rules.credit_of(kind)), self.sum_of(days)))
        return lines

    @cached_property
    def waiting(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.state == DayState.RECORDED]

    @cached_property
    def asked_about(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.state == DayState.QUERIED]

    @cached_property
    def away(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.kind in NOT_THERE]

    @cached_property
    def absent(self) -> float:
        """Days on which the student was expected and ill, or away for another reason than leave."""
        return plain(sum(how_long(day) for day in self.days if day.kind in ABSENT))

    @cached_property
    def refused(self) -> list[Day | Recorded]:
        return [day for day in self.days if day.state == DayState.REFUSED]

    @cached_property
    def extra_hours(self) -> float:
        """Hours worked beyond the days."""
        return plain(float(sum((day.extra_hours for day in self.days), Decimal(0))))

    @cached_property
    def hours_taken(self) -> float:
        """Hours taken back: whole and half days off for extra hours."""
        off = sum(how_long(day) for day in self.days if day.kind == DayKind.TOIL)
        return plain(off * float(self.rules.hours_a_day))

    @property
    def hours_in_words(self) -> str:
        """The balance of extra hours, as a sentence. Empty where there never were any."""
        if not (self.extra_hours or self.hours_taken):
            return ""
        left = plain(self.extra_hours - self.hours_taken)
        rest = f"{left} left to take" if left >= 0 else f"{plain(-left)} taken before they were worked"
        return f"Extra hours: {self.extra_hours} worked, {self.hours_taken} taken back, {rest}."

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
        if not self.credit_of(day):
            return "away"
        return "confirmed" if day.state == DayState.CONFIRMED else "recorded"

    @property
    def words(self) -> str:
        parts = [f"{self.confirmed} confirmed", f"{self.recorded} recorded and waiting", f"{self.to_come} to come"]
        return f"{self.counted} of {self.required} days: " + ", ".join(parts)


def ledger_of(placement: Placement, today: date, *, days: Sequence[Day | Recorded] | None = None) -> Ledger:
    """Return the ledger from these days, or from those fetched with the placement."""
    return Ledger(placement.rule_set, list(placement.days.all()) if days is None else days, today)


def how_long(day: Day | Recorded) -> float:
    return 0.5 if day.half else 1


def plain(number: float) -> float:
    """Write 22 or 22.5, never 22.0."""
    return int(number) if number == int(number) else round(number, 2)


def in_words(marks: list[str]) -> str:
    names = {"confirmed": "confirmed", "recorded": "waiting", "away": "not counting", "to_come": "to come"}
    return ", ".join(f"{marks.count(kind)} {name}" for kind, name in names.items() if kind in marks)


def monday_of(on: date) -> date:
    return on - timedelta(days=on.weekday())
