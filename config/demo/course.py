"""Frameworks and the course, and how far each student has read."""

from datetime import date, datetime, time, timedelta

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from learning.actions.progress import mark_as_done, open_section, stop_at
from learning.models import PublishedBody
from learning.models.outline import Module, library


def build(cast: dict[str, User], today: date) -> None:
    call_command("load_frameworks", verbosity=0)
    call_command("load_activities", verbosity=0)
    call_command("load_course", "--as", cast["marek"].email, verbosity=0)
    module = next(iter(library().modules.values()))
    yesterday = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(15, 20)))
    read_on(module, cast["amara"], done=2, on=yesterday)
    read_on(module, cast["ben"], done=0, on=yesterday - timedelta(days=9))


def read_on(module: Module, reader: User, *, done: int, on: datetime) -> None:
    """Finish the first sections of chapter 1 and stop in the middle of the next."""
    sections = module.chapters[0].sections
    for section in sections[:done]:
        open_section(section=section, module=module, by=reader, on=on)
        mark_as_done(section=section, module=module, by=reader, on=on)
    open_section(section=sections[done], module=module, by=reader, on=on)
    places = list(PublishedBody.objects.get(page=sections[done].pk).places)
    stop_at(section=sections[done], place=places[min(3, len(places) - 1)], by=reader, on=on)
