from typing import Any

from django.core.management.base import BaseCommand

from django_h5p.actions import tidy


class Command(BaseCommand):
    help = "Throw away what imports left when they were killed, and say which library folders nobody had installed."

    def handle(self, *args: Any, **options: Any) -> None:
        for name in tidy():
            self.stdout.write(name)
