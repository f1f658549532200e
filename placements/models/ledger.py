from dataclasses import dataclass
from datetime import date, timedelta

from placements.models.day import COUNTING, Day
from placements.models.placement import Placement
from placements.states import DayState

MARKS = {"confirmed": "y", "recorded": "w", "away": "x", "to_come": ""}


@dataclass(frozen=True)
class Week:
    """One week of the ledger: its Monday, a mark for each day, and the same in words."""

    monday: date
    marks: list[str]
    words: str
    this_week: bool


@dataclass(frozen=True)
class Ledger:
    """The days of a placement, counted. Days that the student recorded and days that somebody confirmed stay apart."""

    required: int
    a_week: int
    days: list[Day]
    today: date

    @property
    def counted(self) -> int:
        return sum(1 for day in self.days if day.kind in COUNTING)

    @property
    def confirmed(self) -> int:
        return sum(1 for day in self.days if day.kind in COUNTING and day.state == DayState.CONFIRMED)

    @property
    def recorded(self) -> int:
        return self.counted - self.confirmed

    @property
    def away(self) -> list[Day]:
        return [day for day in self.days if day.kind == Day.Kind.AWAY]

    @property
    def to_come(self) -> int:
        return max(0, self.required - self.counted)

    @property
    def finishes_on(self) -> date | None:
        """When the days will be done at this many a week, Monday first, counting from tomorrow; None where they are."""
        left, on = self.to_come, self.today
        if left == 0:
            return None
        while left:
            on += timedelta(days=1)
            left -= on.weekday() < self.a_week
        return on

    @property
    def weeks(self) -> list[Week]:
        """Weeks with days in them, then weeks to come."""
        by_monday: dict[date, list[str]] = {}
        for day in self.days:
            by_monday.setdefault(monday_of(day.on), []).append(kind_of_mark(day))
        left, monday = self.to_come, monday_of(self.today)
        while left:
            room = max(0, self.a_week - len(by_monday.get(monday, [])))
            by_monday.setdefault(monday, []).extend(["to_come"] * min(room, left))
            left -= min(room, left)
            monday += timedelta(days=7)
        this = monday_of(self.today)
        return [Week(when, [MARKS[mark] for mark in marks], in_words(marks), when == this) for when, marks in sorted(by_monday.items())]

    @property
    def words(self) -> str:
        parts = [f"{self.confirmed} confirmed", f"{self.recorded} recorded and waiting", f"{self.to_come} to come"]
        return f"{self.counted} of {self.required} days: " + ", ".join(parts)


def ledger_of(placement: Placement, today: date) -> Ledger:
    """Return the ledger from the days already fetched with the placement, or fetch them once."""
    rules = placement.rule_set
    return Ledger(rules.days_required, rules.days_a_week, list(placement.days.all()), today)


def kind_of_mark(day: Day) -> str:
    if day.kind not in COUNTING:
        return "away"
    return "confirmed" if day.state == DayState.CONFIRMED else "recorded"


def in_words(marks: list[str]) -> str:
    names = {"confirmed": "confirmed", "recorded": "waiting", "away": "not counting", "to_come": "to come"}
    return ", ".join(f"{marks.count(kind)} {name}" for kind, name in names.items() if kind in marks)


def monday_of(on: date) -> date:
    return on - timedelta(days=on.weekday())
