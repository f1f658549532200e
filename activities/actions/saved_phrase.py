"""Words that somebody keeps for their feedback. They are theirs alone, so no audit entry counts them (decision 0008)."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from activities.models import SavedPhrase

MOST_PHRASES = 100


class TooMany(Exception):
    """There are as many phrases as a list can show."""


@transaction.atomic
def save_phrase(*, id: UUID, words: str, by: User) -> SavedPhrase:  # noqa: A002 - made by the page
    """Keep a phrase. The same id twice is one, and the same words twice are one.

    Raises TooMany, and SavedPhrase.DoesNotExist for an id that is somebody else's.
    """
    User.objects.select_for_update().get(pk=by.pk)
    earlier = SavedPhrase.objects.filter(pk=id).first()
    if earlier is not None and earlier.owner_id != by.pk:
        raise SavedPhrase.DoesNotExist
    same = earlier or SavedPhrase.objects.visible_to(by).filter(words=words).first()
    if same is not None:
        return same
    if SavedPhrase.objects.visible_to(by).count() >= MOST_PHRASES:
        raise TooMany
    return SavedPhrase.objects.create(id=id, owner=by, words=words)


@transaction.atomic
def change_phrase(*, phrase: SavedPhrase, words: str, by: User) -> SavedPhrase:
    """Give it other words. What was sent with the earlier ones stays as it was. Raises SavedPhrase.DoesNotExist for another's."""
    phrase = SavedPhrase.objects.select_for_update().get(pk=phrase.pk, owner=by)
    phrase.words = words
    phrase.save(update_fields=["words"])
    return phrase


@transaction.atomic
def delete_phrase(*, phrase: SavedPhrase, by: User) -> None:
    """Forget it for good. What was sent with it stays. Raises SavedPhrase.DoesNotExist for another's."""
    SavedPhrase.objects.get(pk=phrase.pk, owner=by).delete()
