"""Undoing a press of Share within a quarter of an hour: its readers are out again, and the author's own words are back."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from accounts.models import User
from activities.models import LogEntry, RecentShare, RecentShareReader
from activities.models.log_passage import put_in_place
from history.outbox import promise
from writing.actions import audience as audiences
from writing.actions.attachment import give_again
from writing.models import Audience


class TooLate(Exception):
    """The quarter of an hour is over, or it was undone already. Nothing changed; it can still be taken back."""


def remember_share(
    *,
    entry: LogEntry,
    people: Sequence[User],
    could_read: Mapping[int, int | None],
    words_before: Mapping[str, str],
    seen: str = "",
) -> None:
    """Keep what undoing needs, and promise that it goes when undoing is over. Runs inside the transaction that shares.

    `could_read` is the version each person could read until then. Whoever could read these words already is none of it: there is
    nothing to undo for them. An earlier press that gave somebody else something can still be undone for those.
    """
    given = [person for person in people if could_read.get(person.pk) != entry.version]
    if not given:
        return
    RecentShareReader.objects.filter(share__entry=entry, person__in=given).delete()
    entry.recent_shares.filter(readers__isnull=True, words_before={}).delete()  # one with words stays until these are erased
    share = RecentShare.objects.create(entry=entry, version=entry.version, words_before=dict(words_before), seen=seen)
    RecentShareReader.objects.bulk_create(
        RecentShareReader(share=share, person=person, version_before=could_read.get(person.pk)) for person in given
    )
    promise("activities.share_stands", key=str(share.pk), due=share.undo_until, share=share.pk)


@transaction.atomic
def undo_share(*, entry: LogEntry, share: int, by: User) -> RecentShare:
    """Let each of its readers read again what they could before, which is mostly nothing, and bring the author's own words back.

    From whom it was taken back since stays out. Words that the author has changed since stay as they are. Returns what was
    undone: `words_are_back` says whether words came back, `put_back` who reads earlier words again and `put_out` who nothing.
    Raises TooLate, and LogEntry.DoesNotExist for another's entry.
    """
    entry = LogEntry.objects.select_for_update().get(pk=entry.pk, author=by)
    Audience.objects.select_for_update().get(pk=entry.audience_id)
    undone = entry.recent_shares.undoable().filter(pk=share).first()
    if undone is None:
        raise TooLate
    undone.put_out, undone.put_back = [], []
    before = {reader.person_id: reader.version_before for reader in undone.readers.all()}
    for member in undone.let_in(list(entry.audience.members.now().select_related("person"))):
        version = before[member.person_id]
        if version is None:
            audiences.withdraw(audience=entry.audience, from_person=member.person, by=by)
            undone.put_out.append(member.person)
        else:
            audiences.share(audience=entry.audience, with_person=member.person, by=by, version=version)
            undone.put_back.append(member.person)
    give_again_what_went_with(entry=entry, people=undone.put_back, by=by)
    undone.words_are_back = undone.brings_words_back(entry)
    if undone.words_are_back:
        put_in_place(entry, undone.words_before)
    undone.delete()
    return undone


def give_again_what_went_with(*, entry: LogEntry, people: Iterable[User], by: User) -> None:
    """These have an earlier version again: with the files that went with it then."""
    for member in entry.audience.members.now().filter(person__in=list(people)):
        before = entry.audience.members.filter(person=member.person_id, version=member.version, withdrawn_at__isnull=False).last()
        if before is not None:
            give_again(before=before, member=member, by=by)
