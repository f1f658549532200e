from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.book import make_missing_books


class Command(BaseCommand):
    help = "Make the e-books of modules whose text has changed. Runs by the clock."

    def handle(self, *args: Any, **options: Any) -> None:
        made = make_missing_books()
        if options["verbosity"] > 1:
            self.stdout.write(f"{made} made.")
