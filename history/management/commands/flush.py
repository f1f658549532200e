from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.flush import Command as DjangoFlush

from history.append_only import guard_lifted


class Command(DjangoFlush):
    """Django's own flush, which tests of transactions run after each test, with the guard of append-only rows lifted."""

    help = "Empty every table, records that are kept for ever included. Refuses to run in production."

    def handle(self, **options: Any) -> None:
        if settings.MODE == "production":
            raise CommandError("This would wipe entries, decisions and signatures. It cannot be done in production.")
        with guard_lifted():
            super().handle(**options)
