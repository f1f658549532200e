"""Reminding authors, once a week, of what is to be checked again."""

from django.db import transaction
from django.utils import timezone

from accounts.actions.notice import keep_notice
from learning.models.dated import CHECK_AGAIN, by_author, facts_to_check


@transaction.atomic
def remind_to_check() -> int:
    """Keep a notice for each author with something to check, for their next daily mail. One in a week. Returns for how many."""
    year, week, _ = timezone.localdate().isocalendar()
    told = [person for person, facts in by_author(facts_to_check()).items() if facts]
    for person in told:
        keep_notice(person=person, kind=CHECK_AGAIN, key=f"{person.pk}-{year}-{week}", by=None)
    return len(told)
