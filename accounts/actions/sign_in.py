from django.core import signing

from accounts.models import User
from history.audit import record

SIGNER = signing.TimestampSigner(salt="accounts.sign_in", sep=".")
LASTS = 15 * 60  # seconds


def make_sign_in_token(*, person: User) -> str:
    """Return a token that signs this person in once, within 15 minutes. For the operator, not for mail."""
    record("person.sign_in_link", subject=person, by=None, system=True)
    return SIGNER.sign_object({"person": person.pk, "after": stamp(person)})


def person_for_token(token: str) -> User | None:
    """Return whom the token was made for, or None where it is not ours, too old, or already used."""
    try:
        claim = SIGNER.unsign_object(token, max_age=LASTS)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=claim["person"], is_active=True).first()
    return person if person and stamp(person) == claim["after"] else None


def stamp(person: User) -> str:
    """Changes with every sign-in, so a used token is void."""
    return person.last_login.isoformat() if person.last_login else ""
