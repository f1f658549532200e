from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from placements.actions.verify import verify_placement
from placements.models import Placement


class Command(BaseCommand):
    help = "Work out every signature again. Exits 1 and names the item where anything is not as it was signed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--placement", type=int, help="only this placement")

    def handle(self, *args: Any, placement: int | None, **options: Any) -> None:
        chosen = Placement.objects.order_by("pk")
        if placement is not None:
            chosen = chosen.filter(pk=placement)
            if not chosen:
                raise CommandError(f"There is no placement {placement}.")
        faults = 0
        for one in chosen:
            found = list(verify_placement(one))
            faults += len(found)
            signed = one.signatures.count()
            self.stdout.write(
                f"placement {one.pk}: {signed} signatures, {'unchanged' if not found else f'{len(found)} differences'}"
            )
            for sentence in found:
                self.stdout.write(f"  placement {one.pk}, {sentence}")
        if faults:
            raise CommandError(f"{faults} things are not as they were signed.")
