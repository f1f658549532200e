from django.db import transaction

from accounts.models import User
from history.audit import record
from history.outbox import promise


@transaction.atomic
def invite_person(*, email: str, name: str, by: User | None, called: str = "", told: bool = True) -> User:
    """Add somebody who signs in by e-mail code. The same address twice is the same person, unchanged.

    With `told`, a mail says that they are expected and where to sign in. `by=None` is the operator at the keyboard.
    """
    person, new = User.objects.get_or_create(email=email.strip().lower(), defaults={"name": name.strip(), "called": called})
    if not new:
        return person
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record("person.invite", subject=person, by=by, system=by is None)
    if told:
        promise("accounts.invitation", key=f"invitation-{person.pk}", person=person.pk)
    return person


@transaction.atomic
def deactivate_person(*, person: User, by: User) -> None:
    """Stop somebody signing in or using a link. What they wrote and signed stays as it is."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    record("person.deactivate", subject=person, by=by)
