"""Who of a cohort has done what, as far as tutors may see it: a day, or not yet. As many queries for three hundred as for one.

An activity is in it only where its author lets tutors see who has done it. What somebody answered, how often they tried and
whether they have begun is not asked for at all.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape

from accounts.models import Cohort, User
from activities.models.activity import Activity
from activities.models.done import ActivityDone, DoneQuerySet
from learning.models.outline import Chapter, Module, library
from learning.rules import is_taught_to

NOT_YET = "Not yet"


class Column(NamedTuple):
    """An activity, with where it stands."""

    activity: Activity
    module: Module
    chapter: Chapter
    url: str  # of its section, at the activity
    name: str  # as pages show it, ready to stand in HTML: said once for every student
    who: str  # of the page that says who has done it

    @property
    def label(self) -> str:
        return self.activity.code or self.activity.title

    @property
    def group(self) -> str:
        """What the chapter is known by in an address."""
        return f"{self.module.entry.slug}/{self.chapter.entry.slug}"


class Cell(NamedTuple):
    """What is seen of one activity of one student, in the words that both read."""

    column: Column
    day: date | None

    @property
    def words(self) -> str:
        return f"Done on {self.day:%a} {self.day.day} {self.day:%b} {self.day.year}" if self.day else NOT_YET


@dataclass(frozen=True)
class Row:
    """One student's line."""

    person: User
    cells: list[Cell]

    @cached_property
    def not_yet(self) -> list[Column]:
        return [cell.column for cell in self.cells if cell.day is None]

    @property
    def done(self) -> int:
        return len(self.cells) - len(self.not_yet)


@dataclass(frozen=True)
class Matrix:
    """The columns in the order of the course, and a line for each student."""

    columns: list[Column]
    rows: list[Row]

    @property
    def groups(self) -> list[tuple[Column, int]]:
        """The first column of each chapter, and how many the chapter has."""
        together = [list(columns) for _, columns in groupby(self.columns, key=lambda column: column.group)]
        return [(columns[0], len(columns)) for columns in together]


def columns_for(cohort: Cohort) -> list[Column]:
    """Return what tutors of this cohort see of the modules that it is taught, in the order of the course. One query."""
    seen = {activity.key: activity for activity in Activity.objects.filter(live=True, tutors_see_done=True).defer("body")}
    found: dict[str, Column] = {}
    for module in library().modules.values():
        for chapter, section in module.steps() if is_taught_to(cohort, module) else ():
            for task in section.tasks:
                if task.kind == "activity" and task.key in seen:
                    activity = seen[task.key]
                    url, name = f"{section.url}#activity-{task.key}", conditional_escape(str(activity))
                    who = reverse("activities:who_has_done", args=[cohort.pk, activity.pk])
                    column = Column(activity, module, chapter, url, name, who)
                    found.setdefault(task.key, column)
    return list(found.values())


def matrix_of(columns: list[Column], people: list[User]) -> Matrix:
    """Return the lines of these people, in their order. One query, none where there is nothing to see."""
    days = days_of(people, columns) if columns else {}
    rows = [Row(one, [Cell(column, days.get((one.pk, column.activity.pk))) for column in columns]) for one in people]
    return Matrix(columns, rows)


def by_gap(people: list[User], columns: list[Column]) -> list[User]:
    """Put whoever has most not yet done first, then by name. Counted by the database, so that only a page of days is fetched."""
    counted = seen_in(columns).filter(person__in=[one.pk for one in people]).values("person").annotate(number=Count("pk"))
    done = {row["person"]: row["number"] for row in counted}
    return sorted(people, key=lambda one: done.get(one.pk, 0))


def seen_in(columns: list[Column]) -> DoneQuerySet:
    return ActivityDone.objects.seen_by_tutors().filter(activity__in=[column.activity.pk for column in columns])


def days_of(people: list[User], columns: list[Column]) -> dict[tuple[int, int], date]:
    """Return on which day each of them did each, where it is seen."""
    rows = seen_in(columns).filter(person__in=[one.pk for one in people]).values_list("person", "activity", "shown_at")
    here = timezone.get_current_timezone()
    return {(person, activity): at.astimezone(here).date() for person, activity, at in rows}
