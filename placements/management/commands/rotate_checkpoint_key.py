from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from placements.actions.checkpoint_key import KeyIsNotHere, change_key
from placements.models import CheckpointKey


class Command(BaseCommand):
    help = "Sign checkpoints with a new key from now on. Older public keys stay published, and old checkpoints can be checked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-the-old", action="store_true", help="the key in use is lost, and cannot introduce the new one"
        )

    def handle(self, *args: Any, without_the_old: bool, **options: Any) -> None:
        try:
            key = change_key(without_the_old=without_the_old)
        except CheckpointKey.DoesNotExist as error:
            raise CommandError("There is no key yet. It is made with the first checkpoint.") from error
        except KeyIsNotHere as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"key {key.number} signs from now on: {key.key_id}")
        self.stdout.write("Keep a copy of its file and of the public page, each in another place than this machine.")
