"""Saying that a statement of law or a website is still true: its day becomes today, for readers too."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from history.audit import record
from learning.models import BasePage, DatedFact, StillTrue

FIELDS = ("body", "further")


class Waits(Exception):
    """The page has a version that waits for its day or for a reviewer. Says so in a sentence."""


@transaction.atomic
def say_still_true(*, fact: DatedFact, by: User) -> None:
    """Publish the day of today beside a statement, and keep who said so. Twice on a day is once.

    Words that nobody has published yet stay a draft, with the new day in them. Raises Waits where publishing would take away a
    schedule or a review.
    """
    page = BasePage.objects.select_for_update().get(pk=fact.page_id).specific
    today = timezone.localdate()
    if DatedFact.objects.filter(page=page.pk, block=fact.block, checked_on=today).exists():
        return
    if page.scheduled_revision or page.current_workflow_state:
        raise Waits(f"“{page.title}” has a version that waits for its day or for a reviewer. Change the day in the page itself.")
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    set_day(page, fact.block, today)
    page.save_revision(user=by, log_action=True).publish(user=by)
    if draft is not None:
        set_day(draft, fact.block, today)
        draft.save_revision(user=by, clean=False)
    kept = StillTrue.objects.create(page_id=page.pk, block=fact.block, by=by)
    record("fact.still_true", subject=kept, by=by, page=page.pk, block=fact.block)


def set_day(page: Any, block: str, day: Any) -> None:
    for name in FIELDS:
        for child in getattr(page, name, None) or ():
            if child.id == block:
                child.value["checked_on"] = day
