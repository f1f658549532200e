"""A person's own list of names they made up. Neither action leaves an audit entry: it would count what is private (0008)."""

from django.db import transaction

from accounts.models import User
from writing.models import MadeUpName
from writing.models.made_up_name import MOST_NAMES


class ListIsFull(Exception):
    """There is no room for another name. Nothing was added."""


@transaction.atomic
def add_made_up_name(*, name: str, by: User) -> MadeUpName:
    """Put a name on this person's list. The same name twice, in whatever capitals, is one. Raises ListIsFull."""
    User.objects.select_for_update().get(pk=by.pk)  # of two presses the second waits here
    mine = list(MadeUpName.objects.visible_to(by))
    there = next((one for one in mine if one.name.casefold() == name.casefold()), None)
    if there is None and len(mine) >= MOST_NAMES:
        raise ListIsFull
    return there or MadeUpName.objects.create(owner=by, name=name)


@transaction.atomic
def remove_made_up_name(*, pk: int, by: User) -> bool:
    """Take a name off this person's own list. Returns whether it was there; twice is once, and another's is not there."""
    gone, _ = MadeUpName.objects.visible_to(by).filter(pk=pk).delete()
    return gone > 0
