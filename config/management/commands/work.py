import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from history.worker import Worker


class Command(BaseCommand):
    help = "Deliver mail and run the schedule where there is no Redis. Stops after the delivery in hand on Ctrl-C or SIGTERM."

    def handle(self, **options: Any) -> None:
        stop = threading.Event()
        before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
        self.stdout.write("Working. Stop with Ctrl-C.")
        try:
            Worker(stop).run()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
