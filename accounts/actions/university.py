from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accounts.models import User
from history.audit import record


@transaction.atomic
def expect_from_university(*, email: str) -> User | None:
    """Return whom we invited under this address, on their first coming from their university; None where there is nobody.

    An address that somebody else came with before admits nobody: universities give addresses of people who left to new ones.
    """
    person = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if person is None or SocialAccount.objects.filter(user=person).exists():
        return None
    record("person.university_sign_in", subject=person, by=person)
    return person
