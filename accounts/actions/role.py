from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts.models import Cohort, Membership, Organisation, User
from accounts.rules import Role
from history.audit import record

AUTHORS = "Content authors"  # the group that Wagtail lets in


@transaction.atomic
def give_role(
    *,
    person: User,
    role: Role,
    organisation: Organisation,
    by: User | None,
    cohort: Cohort | None = None,
    starts: date | None = None,
    ends: date | None = None,
) -> Membership:
    """Make somebody a student, tutor and so on, from a day on. A role they already hold is returned as it is.

    A content author is also let in to the authoring pages. `by=None` is the operator at the keyboard.
    """
    membership, new = Membership.objects.get_or_create(
        person=person,
        role=role,
        organisation=organisation,
        cohort=cohort,
        ends=ends,
        defaults={"starts": starts or timezone.localdate()},
    )
    if not new:
        return membership
    if role == Role.AUTHOR:
        person.groups.add(Group.objects.get_or_create(name=AUTHORS)[0])
    record("role.give", subject=membership, by=by, system=by is None, role=str(role))
    return membership


@transaction.atomic
def take_role(*, membership: Membership, by: User) -> None:
    """End a role with yesterday; one that began today is over with today. The membership stays as a record."""
    membership.ends = max(membership.starts, timezone.localdate() - timedelta(days=1))
    membership.save(update_fields=["ends"])
    if membership.role == Role.AUTHOR:
        membership.person.groups.remove(*Group.objects.filter(name=AUTHORS))
    record("role.take", subject=membership, by=by, role=membership.role)
