from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from config.demo import h5p, world
from config.demo.cast import people


class Command(BaseCommand):
    help = "Build the invented world of the demo where it is not there yet, and say who can sign in."
    requires_migrations_checks = True

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is production: invented people do not belong here. Use WAYMARK_MODE=demo elsewhere.")
        if not people():
            self.stdout.write("Building the demo world …")
            world.build()
            h5p.build(User.objects.get(called="Marek"))
        self.stdout.write(f"\nWaymark is at {settings.SITE_URL}\n")
        self.stdout.write(f"Sign in as anybody here: {settings.SITE_URL}/demo/")
        self.stdout.write(f"Their mail: {settings.SITE_URL}/demo/mailbox/\n\n")
        for part, person in people():
            self.stdout.write(f"  {person.name:<16} {part.line}")
            self.stdout.write(f"  {'':<16} {person.email}")
        self.stdout.write("\nThere are no passwords: press a button on that page, or read the e-mail code in the mailbox.\n")
