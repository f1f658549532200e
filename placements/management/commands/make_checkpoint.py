from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from placements.actions.checkpoint import make_checkpoint
from placements.actions.checkpoint_key import KeyIsNotHere


class Command(BaseCommand):
    help = "Make yesterday’s checkpoint of what was signed. The clock runs it after midnight; twice is once."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = make_checkpoint(day=timezone.localdate() - timedelta(days=1))
        except KeyIsNotHere as error:
            raise CommandError(str(error)) from error
        if made:
            self.stdout.write(f"checkpoint {made.number} of {made.day}: {made.fingerprint}")
