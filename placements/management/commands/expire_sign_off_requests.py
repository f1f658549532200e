from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from history.transitions import IllegalMove
from placements.actions.evidence import expire_request
from placements.models import Evidence


class Command(BaseCommand):
    help = "End requests for sign-off that nobody decided in time, and tell the students."

    def handle(self, *args: Any, **options: Any) -> None:
        for evidence in Evidence.objects.waiting().filter(link__expires_at__lte=timezone.now()):
            try:
                expire_request(evidence=evidence)
            except IllegalMove:
                continue  # decided a moment ago
