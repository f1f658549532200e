from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.role import AUTHORS, give_role, take_role
from accounts.models import Membership, User
from accounts.rules import ROLE_DESCRIPTIONS, Permission, Role
from history.models import Entry
from tests.factories.accounts import make_person


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_a_role_holds_from_its_first_day_to_its_last(university):
    today = timezone.localdate()
    person = make_person("Kim Archer", Role.TUTOR, university, starts=today - timedelta(days=9), ends=today)
    assert person.roles_now() == {"tutor"}
    assert Membership.objects.current(today + timedelta(days=1)).filter(person=person).exists() is False


def test_a_role_that_begins_tomorrow_does_not_hold_today(university):
    person = make_person("Kim Archer", Role.TUTOR, university, starts=timezone.localdate() + timedelta(days=1))
    assert person.roles_now() == set()


def test_taking_a_role_ends_it_and_keeps_the_record(sam, ruth):
    membership = sam.memberships.get()
    take_role(membership=membership, by=ruth)
    assert fresh(sam).roles_now() == set()
    assert sam.memberships.count() == 1
    assert Entry.objects.filter(verb="role.take", actor_pk=ruth.pk).count() == 1


def test_giving_the_same_role_twice_is_giving_it_once(sam, university, cohort):
    give_role(person=sam, role=Role.TUTOR, organisation=university, cohort=cohort, by=None)
    assert sam.memberships.count() == 1


def test_the_database_refuses_the_same_open_role_twice(sam, university, cohort):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=sam, role=Role.TUTOR, organisation=university, cohort=cohort, starts=timezone.localdate())


def test_the_database_refuses_a_role_that_ends_before_it_starts(sam, university):
    today = timezone.localdate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=sam, role=Role.AUTHOR, organisation=university, starts=today, ends=today - timedelta(days=1)
        )


def test_an_author_joins_the_group_that_wagtail_lets_in_and_leaves_it(marek, ruth):
    assert marek.groups.filter(name=AUTHORS).exists() is True
    take_role(membership=marek.memberships.get(), by=ruth)
    assert marek.groups.filter(name=AUTHORS).exists() is False


def test_every_role_is_described_in_words():
    assert set(ROLE_DESCRIPTIONS) == set(Role)


@pytest.mark.parametrize(
    ("who", "may"),
    [("amara", False), ("joan", False), ("sam", False), ("priya", True), ("marek", False), ("ruth", True), ("elin", False)],
)
def test_who_may_invite_people(cast, who, may):
    assert cast[who].has_perm(Permission.INVITE_PERSON) is may


def test_a_superuser_gets_no_permission_of_ours_for_being_one(ruth):
    take_role(membership=ruth.memberships.get(), by=ruth)
    assert fresh(ruth).has_perm(Permission.INVITE_PERSON) is False


def test_somebody_deactivated_has_no_permission(priya):
    priya.is_active = False
    assert priya.has_perm(Permission.INVITE_PERSON) is False
