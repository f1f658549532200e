from typing import Any

from django.core.management.base import BaseCommand

from writing.actions.virus_check import check_waiting_files


class Command(BaseCommand):
    help = "Look for viruses in files that are waiting for it, once the scanner answers."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{check_waiting_files()} looked at.")
