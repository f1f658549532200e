from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from learning.actions.recording import make_missing_recordings


class Command(BaseCommand):
    help = "Have sections read aloud whose text has changed. Runs by the clock; does nothing where there is no engine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--section", default="", help="Only this one: the last part of its address.")

    def handle(self, *args: Any, **options: Any) -> None:
        made = make_missing_recordings(slug=options["section"])
        if options["verbosity"] > 1:
            self.stdout.write(f"{made} made.")
