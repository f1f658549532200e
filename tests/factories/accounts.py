"""People, made through the product's own actions."""

from datetime import timedelta

from django.utils import timezone

from accounts.actions.person import invite_person
from accounts.actions.role import give_role


def make_person(name, role, organisation, *, cohort=None, called="", starts=None, ends=None, given_days_ago=60):
    email = name.lower().replace("prof. ", "").replace("dr ", "").replace(" ", ".") + "@alderbrook.example"
    person = invite_person(email=email, name=name, called=called, by=None, told=False)
    membership = give_role(
        person=person,
        role=role,
        organisation=organisation,
        cohort=cohort,
        starts=starts or timezone.localdate() - timedelta(days=60),
        ends=ends,
        by=None,
    )
    membership.given_at = timezone.now() - timedelta(days=given_days_ago)
    membership.save(update_fields=["given_at"])
    return person
