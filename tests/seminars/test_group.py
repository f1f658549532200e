"""Whom a student may share with because of their seminar: those of their own cohort who are in it today, and its tutor."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership
from accounts.rules import Role
from seminars.actions.people import add_person, remove_person
from seminars.actions.session import cancel
from seminars.models import SessionPerson
from seminars.models.group import seminar_group, seminar_tutors
from seminars.rules import SessionRole
from tests.factories.accounts import make_person
from tests.factories.seminars import make_session
from writing.models.candidates import candidates, groups_around, people_around


@pytest.fixture
def chloe(university, cohort):
    return make_person("Chloe Bennett", Role.STUDENT, university, cohort=cohort)


@pytest.fixture
def session(sam, amara, ben, chloe, cohort):
    return make_session(sam, cohort)


def names_in_the_group_of(person):
    return [other.name for group in groups_around(person) for other in group.people]


def test_it_is_her_fellow_students_without_herself_her_tutor_and_guests(amara, joan, sam, carol, session):
    add_person(session=session, person=joan, by=sam, role=SessionRole.GUEST)
    add_person(session=session, person=carol, by=sam)  # of another cohort
    assert names_in_the_group_of(amara) == ["Ben Hollis", "Chloe Bennett"]
    assert [group.in_words for group in groups_around(amara)] == ["2 people"]


def test_whoever_left_the_cohort_the_seminar_or_the_university_is_not_in_it(amara, ben, chloe, sam, session):
    remove_person(session=session, person=ben, by=sam)
    assert names_in_the_group_of(amara) == ["Chloe Bennett"]
    Membership.objects.filter(person=chloe).update(ends=timezone.localdate() - timedelta(days=1))
    assert groups_around(amara) == []


def test_whose_account_was_closed_is_not_offered(amara, ben, session):
    ben.is_active = False
    ben.save()
    assert names_in_the_group_of(amara) == ["Chloe Bennett"]
    assert ben not in candidates(amara)


def test_her_tutor_is_offered_by_name(amara, session):
    assert [str(one) for one in people_around(amara)] == ["My tutor – Dr Sam Whitlock"]


def test_a_host_who_is_no_tutor_any_more_is_not(amara, sam, session):
    Membership.objects.filter(person=sam).update(ends=timezone.localdate() - timedelta(days=1))
    assert seminar_tutors(amara) == []


def test_students_of_another_cohort_tutors_and_guests_have_no_group_in_it(amara, carol, joan, sam, session):
    for person in (carol, joan):
        add_person(session=session, person=person, by=sam)
    assert [seminar_group(person) for person in (carol, joan, sam)] == [[], [], []]
    assert [seminar_tutors(person) for person in (carol, joan, sam)] == [[], [], []]


def test_after_the_last_seminar_it_is_the_people_of_that_one(amara, sam, cohort, ben):
    make_session(sam, cohort, starts_in=-timedelta(days=8))
    assert names_in_the_group_of(amara) == ["Ben Hollis"]


def test_the_next_seminar_counts_and_a_cancelled_one_does_not(amara, ben, chloe, sam, cohort):
    make_session(sam, cohort, starts_in=-timedelta(days=8))
    coming = make_session(sam, cohort, starts_in=timedelta(days=1))
    remove_person(session=coming, person=ben, by=sam)
    assert names_in_the_group_of(amara) == ["Chloe Bennett"]
    cancel(session=coming, by=sam, reason="Snow.")
    assert names_in_the_group_of(amara) == ["Ben Hollis", "Chloe Bennett"]


def test_it_costs_the_same_however_many_are_in_it(amara, session, university, cohort, django_assert_num_queries):
    for number in range(3):
        newcomer = make_person(f"Student {number}", Role.STUDENT, university, cohort=cohort)
        SessionPerson.objects.create(session=session, person=newcomer, by_cohort=True)
    with django_assert_num_queries(2):
        assert len(names_in_the_group_of(amara)) == 5
