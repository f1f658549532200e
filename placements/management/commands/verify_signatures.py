import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from placements.actions.verify import verify_placement
from placements.actions.verify_checkpoints import verify_checkpoints
from placements.models import Checkpoint, Placement


class Command(BaseCommand):
    help = "Work out every signature and checkpoint again. Exits 1 and names the item where anything is not as it was signed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--placement", type=int, help="only this placement")
        parser.add_argument("--published", type=Path, help="a copy of /check/signatures/keys.json, kept outside this site")

    def handle(self, *args: Any, placement: int | None, published: Path | None, **options: Any) -> None:
        chosen = Placement.objects.order_by("pk")
        only = None
        if placement is not None:
            chosen = chosen.filter(pk=placement)
            only = chosen.first()
            if only is None:
                raise CommandError(f"There is no placement {placement}.")
        faults = 0
        for one in chosen:
            found = [f"placement {one.pk}, {sentence}" for sentence in verify_placement(one)]
            faults += self.say(f"placement {one.pk}: {one.signatures.count()} signatures", found)
        found = list(verify_checkpoints(placement=only, kept=kept(published)))
        faults += self.say(f"checkpoints: {Checkpoint.objects.count()}", found)
        if faults:
            raise CommandError(f"{faults} things are not as they were signed.")

    def say(self, about: str, found: Iterable[str]) -> int:
        """Write one line, and one more for each difference. Returns how many there are."""
        sentences = list(found)
        self.stdout.write(f"{about}, {f'{len(sentences)} differences' if sentences else 'unchanged'}")
        for sentence in sentences:
            self.stdout.write(f"  {sentence}")
        return len(sentences)


def kept(published: Path | None) -> dict[str, Any] | None:
    """Return what the copy says. Raises CommandError where the file is no such copy."""
    if published is None:
        return None
    try:
        said = json.loads(published.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        said = None
    if not isinstance(said, dict) or not {"keys", "newest"} <= said.keys():
        raise CommandError(f"{published} is not a copy of what this site publishes.")
    return said
