"""How a person likes pages to look, kept so that every device of theirs shows them so."""

from accounts.models import User

LONGEST = 200


def keep_reading(*, reading: str, by: User) -> None:
    """Keep what somebody chose for themselves, in the words of the cookie. "" is how pages were designed.

    Leaves no entry in the audit: how somebody reads is nobody else's business.
    """
    User.objects.filter(pk=by.pk).update(reading=reading[:LONGEST])
