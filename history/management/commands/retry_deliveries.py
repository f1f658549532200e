from typing import Any

from django.core.management.base import BaseCommand

from history.outbox import retry_given_up


class Command(BaseCommand):
    help = "Try again what was given up after eight failures, once its cause is mended. Nothing that was delivered goes twice."

    def handle(self, **options: Any) -> None:
        count = retry_given_up()
        self.stdout.write(f"{count} {'delivery' if count == 1 else 'deliveries'} will be tried again.")
