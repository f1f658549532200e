from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from accounts.actions.sign_in import make_sign_in_token
from accounts.models import User


class Command(BaseCommand):
    help = "Print a link that signs one person in, once, within 15 minutes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> str:
        person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody active here has the address {email}. Check the spelling, or use `manage.py invite`.")
        return settings.SITE_URL + reverse("sign_in_by_link", args=[make_sign_in_token(person=person)])
