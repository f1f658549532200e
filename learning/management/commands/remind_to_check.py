from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.reminder import remind_to_check


class Command(BaseCommand):
    help = "Tell authors in their next daily mail what they are to check again. Once a week, however often it runs."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remind_to_check()} authors have something to check.")
