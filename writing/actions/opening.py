from accounts.models import User
from writing.models import Audience, Opening


def note_opening(*, audience: Audience, by: User) -> None:
    """Let the owner know on which day this reader opened it. Many times a day are one; the owner's own visits are none.

    Leaves no audit entry: this is the record, and it belongs to the owner (decision 0008).
    """
    if by.pk != audience.owner_id:
        Opening.objects.bulk_create([Opening(audience=audience, person=by)], ignore_conflicts=True)
