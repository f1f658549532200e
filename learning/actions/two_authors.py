"""Two authors who write on one page at the same time: neither text replaces the other unseen."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Revision

from accounts.models import User
from history.audit import record
from learning.models import BasePage


@dataclass(frozen=True)
class BothTexts:
    """Two versions of a page in its history. The page goes on with `theirs`."""

    mine: Revision
    theirs: Revision


@transaction.atomic
def keep_both(*, page: BasePage, mine: BasePage, by: User) -> BothTexts:
    """Keep what `by` wrote as a version in the history of the page, and leave the page with what the other author saved.

    `mine` is the page as `by` wrote it, not saved. Nothing is published. A draft may be in any state, so nothing is checked.
    """
    locked = BasePage.objects.select_for_update().get(pk=page.pk)
    latest = locked.latest_revision
    kept = mine.save_revision(user=by, log_action=True, clean=False)
    theirs = latest.as_object().save_revision(user=latest.user, previous_revision=latest, log_action=True, clean=False)
    record("page.keep_both", subject=locked, by=by, mine=kept.pk, theirs=theirs.pk)
    return BothTexts(kept, theirs)
