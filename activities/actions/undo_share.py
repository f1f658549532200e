"""Undoing a press of Share within a quarter of an hour: the reader is out again, and the author's own words are back."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User
from activities.actions.document import give_again_what_went_with
from activities.models import LogEntry, RecentShare
from activities.models.log_passage import follow
from history.outbox import promise
from writing.actions import audience as audiences
from writing.models import Audience


class TooLate(Exception):
    """The quarter of an hour is over, or it was undone already. Nothing changed; sharing can still be stopped."""


def remember_share(*, entry: LogEntry, person: User, version_before: int | None, words_before: Mapping[str, str]) -> None:
    """Keep what undoing needs, and promise that it goes when undoing is over. Runs inside the transaction that shares."""
    if version_before == entry.version:
        return  # they could read these words already: there is nothing to undo
    entry.recent_shares.filter(person=person).delete()
    share = RecentShare.objects.create(
        entry=entry, person=person, version=entry.version, version_before=version_before, words_before=dict(words_before)
    )
    promise("activities.share_stands", key=str(share.pk), due=share.undo_until, share=share.pk)


@transaction.atomic
def undo_share(*, entry: LogEntry, from_person: User, by: User) -> RecentShare:
    """Let the person read again what they could before, which is mostly nothing, and bring the author's own words back.

    Words that the author has changed since stay as they are. Returns what was undone; `words_are_back` says whether words came
    back. Raises TooLate, and LogEntry.DoesNotExist for another's entry.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk, author=by)
    Audience.objects.select_for_update().get(pk=entry.audience_id)
    share = entry.recent_shares.undoable().filter(person=from_person).first()
    if share is None:
        raise TooLate
    audiences.withdraw(audience=entry.audience, from_person=from_person, by=by)
    if share.version_before is not None:
        audiences.share(audience=entry.audience, with_person=from_person, by=by, version=share.version_before)
        give_again_what_went_with(entry=entry, people=[from_person], by=by)
    share.words_are_back = bool(share.words_before) and entry.version == share.version
    if share.words_are_back:
        entry.put_words(share.words_before)
        follow(entry)
    share.delete()
    return share
