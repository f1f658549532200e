from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.cartridge import import_waiting


class Command(BaseCommand):
    help = "Take in the cartridges that authors have brought. Runs by the clock."

    def handle(self, *args: Any, **options: Any) -> None:
        taken = import_waiting()
        if options["verbosity"] > 1:
            self.stdout.write(f"{taken} taken in.")
