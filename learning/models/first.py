"""What should be done before a section, and what of it somebody has not done yet."""

from typing import Any, NamedTuple

from learning import block_states
from learning.models.outline import Entry, First, Task, library
from learning.models.progress import reads_of


class Unmet(NamedTuple):
    """One thing to do first: a section, or an activity in it."""

    title: str
    url: str
    is_section: bool


def unmet(person: Any, first: First) -> list[Unmet]:
    """Return what somebody has not done of it, in the order of the course. Two queries at most.

    What readers cannot find any more, because it is not live or stands nowhere, is not asked for.
    """
    steps = [section for module in library().modules.values() for _, section in module.steps()]
    sections = [section for section in steps if section.pk in first.sections]
    tasks = {(task.kind, task.key): (section, task) for section in steps for task in section.tasks if asks_for(first, task)}
    reads = reads_of(person, [section.pk for section in sections]) if sections else {}
    done = block_states.done(person, [task for _, task in tasks.values()])
    left = [Unmet(f"{one.number} {one.title}", one.url, True) for one in sections if not is_read(reads, one)]
    return left + [at(section, task) for name, (section, task) in tasks.items() if name not in done]


def asks_for(first: First, task: Task) -> bool:
    return (task.kind, task.key) in first.tasks


def is_read(reads: dict[int, Any], section: Entry) -> bool:
    return section.pk in reads and reads[section.pk].done_at is not None


def at(section: Entry, task: Task) -> Unmet:
    return Unmet(task.title, f"{section.url}#{task.kind}-{task.key}", False)
