"""Frameworks and the course, and how far each student has read."""

from datetime import date, datetime, time, timedelta

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from activities.actions.attempt import check
from activities.models import Activity
from config.demo.cast import FELLOW_STUDENTS
from learning.actions.progress import mark_as_done, open_section, stop_at
from learning.models import PublishedBody
from learning.models.outline import Module, library

# How sure each of the fellow students is, line by line, as the numbers of the steps.
SURE = ("01211021", "12310132", "00100011", "23321232", "11211022", "12200121", "31311033")


def build(cast: dict[str, User], today: date) -> None:
    call_command("load_frameworks", verbosity=0)
    call_command("load_activities", verbosity=0)
    call_command("load_course", "--as", cast["marek"].email, verbosity=0)
    module = next(iter(library().modules.values()))
    yesterday = timezone.make_aware(datetime.combine(today - timedelta(days=1), time(15, 20)))
    read_on(module, cast["amara"], done=2, on=yesterday)
    read_on(module, cast["ben"], done=0, on=yesterday - timedelta(days=9))
    answer_the_poll()


def read_on(module: Module, reader: User, *, done: int, on: datetime) -> None:
    """Finish the first sections of chapter 1 and stop in the middle of the next."""
    sections = module.chapters[0].sections
    for section in sections[:done]:
        open_section(section=section, module=module, by=reader, on=on)
        mark_as_done(section=section, module=module, by=reader, on=on)
    open_section(section=sections[done], module=module, by=reader, on=on)
    places = list(PublishedBody.objects.get(page=sections[done].pk).places)
    stop_at(section=sections[done], place=places[min(3, len(places) - 1)], by=reader, on=on)


def answer_the_poll() -> None:
    """Let Amara's fellow students say how sure they are, so that she sees a picture of her cohort when she has answered."""
    poll = Activity.objects.get(key="how-sure-are-you")
    people = {person.name: person for person in User.objects.filter(name__in=FELLOW_STUDENTS)}
    for name, numbers in zip(FELLOW_STUDENTS, SURE, strict=True):
        answer = {item["key"]: number for item, number in zip(poll.facts()["items"], numbers, strict=True)}
        check(activity=poll, answer=answer, by=people[name])
