from typing import Any

from django.core.management.base import BaseCommand

from history.outbox import drain
from history.worker import beat, worker_name


class Command(BaseCommand):
    help = "Deliver what has been promised and is due: mail, receipts, reminders. Runs every 30 seconds by itself."

    def handle(self, **options: Any) -> None:
        beat()
        tried = drain(worker=worker_name())
        if options["verbosity"] > 1:
            self.stdout.write(f"{tried} tried.")
