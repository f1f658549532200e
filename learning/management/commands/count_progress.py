from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.progress import count_again
from learning.models import Enrolment
from learning.models.outline import library

COUNTERS = ("sections_done", "activities_done", "minutes_done")


class Command(BaseCommand):
    help = "Count again how far everybody is on each module. Needed after a module changes its sections; safe at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        modules = {module.pk: module for module in library().modules.values()}
        changed = 0
        for enrolment in Enrolment.objects.filter(module__in=modules).select_related("person").iterator():
            before = [getattr(enrolment, name) for name in COUNTERS]
            count_again(module=modules[enrolment.module_id], person=enrolment.person, enrolling=False)
            enrolment.refresh_from_db(fields=COUNTERS)
            changed += before != [getattr(enrolment, name) for name in COUNTERS]
        self.stdout.write(f"{changed} counted anew, {Enrolment.objects.count()} in all.")
