"""A prepared query gives what its queryset gives, to whoever asks, today and tomorrow."""

from datetime import timedelta
from decimal import Decimal
from threading import Thread

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from accounts.models import Membership
from accounts.prepared import attach, prepared
from placements.actions.day import confirm_days
from placements.models import Day, Evidence, Placement, PlacementPerson
from placements.models.gathered import recorded_days
from placements.models.questions import (
    days_of,
    evidence_to_decide,
    own_placement_under_way,
    people_of,
    placement_shown,
    unsettled_evidence_of,
)
from tests.factories.placements import make_day, make_request


@prepared
def placements_of(person, today):
    return Placement.objects.visible_to(person, today)


def test_each_person_gets_their_own_rows(placement, bens_placement, amara, ben, joan, carol):
    today = timezone.localdate()
    for person in (amara, ben, joan, carol):
        assert placements_of(person=person, today=today) == list(Placement.objects.visible_to(person))


def test_rights_end_on_the_day_that_a_part_ends(placement, joan):
    today = timezone.localdate()
    PlacementPerson.objects.filter(person=joan).update(ends=today)
    assert placements_of(person=joan, today=today) == [placement]
    assert placements_of(person=joan, today=today + timedelta(days=1)) == []


def test_it_is_built_once_and_asked_as_often_as_needed(placement, amara, django_assert_num_queries):
    placements_of(person=amara, today=timezone.localdate())
    before = placements_of.sql
    with django_assert_num_queries(2):
        placements_of(person=amara, today=timezone.localdate())
        placements_of(person=amara, today=timezone.localdate())
    assert placements_of.sql is before


def test_the_days_of_a_placement_come_with_it(placement, amara, joan):
    for days_ago in (3, 9, 4):
        make_day(placement, days_ago)
    confirm_days(days=[Day.objects.first()], by=joan)
    Day.objects.filter(pk=Day.objects.last().pk).update(half=True, note="A cold", extra_hours=Decimal("1.25"))
    now = timezone.now()
    [row] = own_placement_under_way(person=amara, today=now.date(), since=now)
    assert recorded_days(row.gathered) == days_of(placement)


def test_a_placement_without_days_comes_with_none(placement, amara):
    now = timezone.now()
    [row] = own_placement_under_way(person=amara, today=now.date(), since=now)
    assert recorded_days(row.gathered) == []


def test_related_rows_that_the_queryset_brings_come_with_it(request_to_joan, amara, django_assert_num_queries):
    [row] = unsettled_evidence_of(person=amara, today=timezone.localdate(), since=timezone.now())
    with django_assert_num_queries(0):
        assert row.asked_of.person.name == "Joan Pritchard"


def test_rows_that_are_prefetched_come_with_it(request_to_joan, joan, django_assert_num_queries):
    [row] = evidence_to_decide(person=joan, today=timezone.localdate(), now=timezone.now())
    with django_assert_num_queries(0):
        assert row.asked_version.title == request_to_joan.title


def test_a_moment_is_compared_as_a_moment(request_to_joan, joan):
    today, late = timezone.localdate(), request_to_joan.link.expires_at + timedelta(seconds=1)
    assert evidence_to_decide(person=joan, today=today, now=request_to_joan.link.expires_at - timedelta(seconds=1)) == [
        request_to_joan
    ]
    assert evidence_to_decide(person=joan, today=today, now=late) == []


def test_attached_rows_cost_no_query_afterwards(placement, amara, django_assert_num_queries):
    [row] = placement_shown(person=amara, today=timezone.localdate(), placement=placement.pk)
    attach([row], "people", people_of(placement=row.pk), by="placement_id")
    with django_assert_num_queries(0):
        assert row.student == amara


def test_a_row_with_nothing_attached_has_nothing(placement, amara, django_assert_num_queries):
    attach([placement], "evidence", [], by="placement_id")
    with django_assert_num_queries(0):
        assert list(placement.evidence.all()) == []


def test_a_query_with_the_clock_in_it_is_refused(db):
    @prepared
    def current_memberships(person):
        return Membership.objects.current().filter(person=person)

    with pytest.raises(ValueError, match="current_memberships was built with the clock in it"):
        current_memberships(person=None)


def test_it_does_not_remember_the_day_it_was_built_on(placement, amara):
    with time_machine.travel(timezone.now() - timedelta(days=400)):
        assert placements_of(person=amara, today=timezone.localdate()) == []
    assert placements_of(person=amara, today=timezone.localdate()) == [placement]


def test_a_value_that_is_missing_is_named(placement, amara):
    with pytest.raises(KeyError, match="today"):
        placements_of(person=amara)


def test_names_of_states_and_parts_stand_in_the_query(request_to_joan, joan):
    assert evidence_to_decide(person=joan, today=timezone.localdate(), now=timezone.now()) == [request_to_joan]
    assert "'practice_educator'" in evidence_to_decide.sql
    assert [value for value in evidence_to_decide.always.values() if isinstance(value, str)] == []


@pytest.mark.parametrize("title", ["Amara’s visit", "It's 100%s theirs", "'; DROP TABLE x; --", "C:\\", "", "A visit"])
def test_a_word_is_the_same_word_in_the_query(placement, amara, title):
    make_request(placement, title="Another visit")
    piece = make_request(placement, title="To be renamed")
    Evidence.objects.filter(pk=piece.pk).update(title=title)

    @prepared
    def called(placement):
        return Evidence.objects.filter(placement=placement, title=title)

    assert called(placement=placement.pk) == [piece]


@pytest.mark.django_db(transaction=True)
def test_threads_ask_with_connections_of_their_own(placement, amara):
    placements_of(person=amara, today=timezone.localdate())
    answers = []

    def ask():
        answers.append(placements_of(person=amara, today=timezone.localdate()))
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert answers == [[placement]] * 4


@pytest.mark.parametrize("rows", [1, 3])
def test_evidence_is_the_same_row_by_row(placement, amara, rows):
    for number in range(rows):
        make_request(placement, title=f"Number {number}")
    asked = unsettled_evidence_of(person=amara, today=timezone.localdate(), since=timezone.now())
    plain = list(Evidence.objects.visible_to(amara).filter(author=amara))
    assert [vars(one)["title"] for one in asked] == [one.title for one in plain]
    assert [one.asked_at for one in asked] == [one.asked_at for one in plain]
