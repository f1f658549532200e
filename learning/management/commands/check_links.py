from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from learning.actions.links import check_links


class Command(BaseCommand):
    help = "Try some of the links on published pages, one for each site. Runs by the clock where LINK_CHECKER is on."

    def handle(self, *args: Any, **options: Any) -> None:
        asked = check_links()
        if options["verbosity"] > 1:
            self.stdout.write(f"{asked} asked." if settings.LINK_CHECKER else "LINK_CHECKER is off: nothing was asked.")
