"""What this app says on the home page: carry on reading, and to authors that remarks wait."""

from typing import Any

from django.urls import reverse

from accounts.models import User
from accounts.rules import Role
from learning.models import Remark
from learning.models.outline import Entry, Module, library
from learning.models.progress import Read, recently_read
from learning.models.published import body_of
from learning.models.spread import Reads, minutes_left
from learning.rules import Permission
from learning.templatetags.learning import duration
from learning.views.reader import not_today

CARRY_ON = 40
REMARKS = 45


def next_things(person: User) -> list[dict[str, Any]]:
    return [*remarks_to_answer(person), *to_read(person)]


def to_read(person: User) -> list[dict[str, Any]]:
    """Where they stopped, or the section after the last one they finished. One query, and one for the place if it is not cached."""
    if Role.STUDENT not in person.roles_now():
        return []
    reads = recently_read(person)
    for read in reads.values():
        module = library().module_with(read.section_id)
        if module and may_read(person, module):
            entry = unfinished_from(module, read, reads)
            return [carry_on(module, entry, reads.get(entry.pk))] if entry else []
    first = next((module for module in library().modules.values() if may_read(person, module)), None)
    steps = list(first.steps()) if first else []
    return [begin(first, steps[0][1])] if steps and not reads else []


def remarks_to_answer(person: User) -> list[dict[str, Any]]:
    """Remarks that wait for an author's answer. One query, and none for anybody else."""
    if Role.AUTHOR not in person.roles_now():
        return []
    waiting = Remark.objects.visible_to(person).waiting().count()
    return [remarks(waiting)] if waiting else []


def remarks(waiting: int) -> dict[str, Any]:
    one = waiting == 1
    return {
        "order": REMARKS,
        "eyebrow": "Remarks of readers",
        "title": f"{waiting} remark{'' if one else 's'} wait{'s' if one else ''} for an answer",
        "detail": "What readers find unclear or wrong.",
        "url": reverse("learning:remarks"),
        "button": "See remarks",
        "minutes": "",
    }


def may_read(person: User, module: Module) -> bool:
    return not module.entry.restricted and person.has_perm(Permission.READ_MODULE, module) and not not_today(person, module)


def unfinished_from(module: Module, read: Read, reads: Reads) -> Entry | None:
    """Return that section, or the next one they have not marked as done."""
    sections = [entry for _, entry in module.steps()]
    at = next(number for number, entry in enumerate(sections) if entry.pk == read.section_id)
    ahead = [*sections[at:], *sections[:at]]
    return next((entry for entry in ahead if entry.pk not in reads or not reads[entry.pk].done_at), None)


def carry_on(module: Module, entry: Entry, read: Read | None) -> dict[str, Any]:
    body = body_of(entry.pk, entry.stamp) if read and read.place else None
    left = minutes_left(entry, body, read) if body else entry.minutes
    stopped = bool(body and body.places.get(read.place))
    return {
        "order": CARRY_ON,
        "eyebrow": "Carry on reading",
        "title": f"{entry.number} {entry.title}",
        "detail": module.entry.title,
        "url": f"{entry.url}#you-stopped-here" if stopped else entry.url,
        "button": "Carry on reading",
        "minutes": f"About {duration(left)} left",
    }


def begin(module: Module, entry: Entry) -> dict[str, Any]:
    return {
        "order": CARRY_ON,
        "eyebrow": "Your module",
        "title": module.entry.title,
        "detail": entry.summary or entry.title,
        "url": entry.url,
        "button": "Start reading",
        "minutes": f"About {duration(entry.minutes)}",
    }
