from typing import Any

from django.core.management.base import BaseCommand

from django_h5p.actions import take_up_imports, tidy


class Command(BaseCommand):
    help = (
        "Take up uploads that were left half-way, throw away what killed imports left, and name library folders nobody installed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        take_up_imports()
        for name in tidy():
            self.stdout.write(name)
