"""When the days of a placement will be done, and the sum behind it in words that a person can check."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from placements.models.ledger import Ledger, monday_of, plain

LATELY = 4  # whole weeks behind us
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Forecast:
    """The sum from the days that count to the day on which they are all done."""

    ledger: Ledger
    last_date: date

    @cached_property
    def on(self) -> date | None:
        """At the pace that was agreed."""
        return self.ledger.finishes_on

    @cached_property
    def lately(self) -> float:
        """Days a week that counted in the last whole weeks; 0 where there are not so many weeks yet."""
        monday = monday_of(self.ledger.today)
        first = monday - timedelta(weeks=LATELY)
        days = [day for day in self.ledger.days if first <= day.on < monday]
        began = min((day.on for day in self.ledger.days), default=monday)
        return plain(self.ledger.sum_of(days) / LATELY) if began < first + timedelta(weeks=1) else 0

    @cached_property
    def on_at_this_pace(self) -> date | None:
        """At the pace of the last weeks, where that is another one."""
        if not self.lately or self.lately == self.ledger.a_week or self.on is None:
            return None
        return self.ledger.today + timedelta(days=ceil(self.ledger.to_come / self.lately * 7))

    @property
    def is_late(self) -> bool:
        return self.on is not None and self.on > self.last_date

    @property
    def sentences(self) -> list[str]:
        """The sum, step by step."""
        ledger = self.ledger
        said = [
            f"{ledger.required} days are asked for.",
            f"{ledger.counted} count so far: {ledger.confirmed} confirmed and {ledger.recorded} recorded.",
            f"That leaves {ledger.to_come}.",
        ]
        if self.on is None:
            return [*said, "All days are done."]
        weeks, rest = divmod(ceil(ledger.to_come), ledger.a_week)
        usual = f"{WEEKDAYS[0]} to {WEEKDAYS[ledger.a_week - 1]}" if ledger.a_week > 1 else "on Mondays"
        said.append(f"At {ledger.a_week} days a week, {usual}, from tomorrow: {in_weeks(weeks, rest)}, so {written(self.on)}.")
        if self.on_at_this_pace:
            then = written(self.on_at_this_pace)
            said.append(f"In the last {LATELY} weeks it was {self.lately} a week. At that pace it would be about {then}.")
        said.append(f"The last date is {written(self.last_date)}.")
        if self.is_late:
            said.append("That is before these days are done: talk with the tutor and the coordinator now.")
        return said


def in_weeks(weeks: int, rest: int) -> str:
    """Such as 11 weeks and 3 days."""
    parts = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((weeks, "week"), (rest, "day")) if number]
    return " and ".join(parts)


def written(on: date) -> str:
    return f"{on:%a %-d %b %Y}"
