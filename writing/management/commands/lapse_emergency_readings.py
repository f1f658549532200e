from typing import Any

from django.core.management.base import BaseCommand

from writing.actions.emergency import lapse_readings


class Command(BaseCommand):
    help = "Settle requests for an emergency reading that nobody answered in time."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{lapse_readings()} lapsed.")
