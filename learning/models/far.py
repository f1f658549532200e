"""How far somebody is, in sections, activities and minutes: of a chapter, of a module, and as the counters of an enrolment."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from learning import block_states
from learning.models.outline import Entry, Module
from learning.models.spread import Reads


class Far(NamedTuple):
    """How far somebody is in some sections."""

    sections: int
    sections_done: int
    activities: int
    activities_done: int
    minutes: int
    minutes_done: int

    @property
    def minutes_left(self) -> int:
        return max(0, self.minutes - self.minutes_done)

    @property
    def is_begun(self) -> bool:
        return bool(self.sections_done or self.activities_done)

    @property
    def is_all(self) -> bool:
        return self.sections_done == self.sections and self.activities_done == self.activities


Done = Collection[tuple[str, str]]  # kind and key of what somebody has done


def far_in(sections: Iterable[Entry], read: Collection[int], done: Done) -> Far:
    """Count. The minutes of a section hold those of its activities, which are counted by themselves; each activity once."""
    sections = list(sections)
    tasks = {(task.kind, task.key): task.minutes for section in sections for task in section.tasks}
    return Far(
        sections=len(sections),
        sections_done=sum(section.pk in read for section in sections),
        activities=len(tasks),
        activities_done=sum(task in done for task in tasks),
        minutes=sum(reading_of(section) for section in sections) + sum(tasks.values()),
        minutes_done=sum(reading_of(section) for section in sections if section.pk in read)
        + sum(minutes for task, minutes in tasks.items() if task in done),
    )


def reading_of(section: Entry) -> int:
    """Return the minutes of a section without its activities."""
    return max(0, section.minutes - sum(task.minutes for task in section.tasks))


def read_of(reads: Reads) -> set[int]:
    return {pk for pk, read in reads.items() if read.done_at}


def tasks_of(module: Module) -> list[Any]:
    return [task for _, section in module.steps() for task in section.tasks]


def done_in(module: Module, person: Any) -> Done:
    """Return what somebody has done of a module. No query where it asks for nothing."""
    return block_states.done(person, tasks_of(module)) if person else set()
