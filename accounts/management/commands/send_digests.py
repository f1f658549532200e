from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.actions.notice import make_digest
from accounts.models import User
from accounts.states import may_mail


class Command(BaseCommand):
    help = "Send each person one mail with everything that is kept for them since the last. Nothing on Sundays or at night."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if not may_mail(now):
            return
        for person in User.objects.with_something_to_be_told():
            make_digest(person=person, on=timezone.localdate(now))
