from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.role import take_role
from history.models import Delivery, Entry
from history.transitions import IllegalMove
from seminars.actions.people import add_person, follow_cohorts, remove_person
from seminars.actions.session import cancel, change, finish, start
from seminars.models import Session
from seminars.rules import SessionRole
from seminars.states import SESSION_MOVES, SessionState
from tests.factories.accounts import make_person
from tests.factories.seminars import make_plan, make_session


def roles_in(session):
    return {place.person.get_short_name(): place.role for place in session.people.current()}


def test_a_seminar_brings_its_host_and_the_students_of_the_cohort(planned):
    assert roles_in(planned) == {"Amara": "member", "Ben": "member", "Joan": "guest", "Sam": "host"}


def test_planning_is_on_record(planned, sam):
    entry = Entry.objects.get(verb="session.schedule")
    assert (entry.subject_pk, entry.actor_pk) == (str(planned.pk), str(sam.pk))


def test_readings_keep_their_order(sam, cohort):
    session = make_session(sam, cohort, readings=[("1.3", "/modules/"), ("A page", "https://example.org/")])
    assert [reading.title for reading in session.readings.all()] == ["1.3", "A page"]


def test_a_meeting_link_makes_the_provider_and_none_makes_none(sam):
    assert make_session(sam).join_ticket.kind == "none"
    ticket = make_session(sam, meeting_url="https://meet.example/1", passcode="22").join_ticket
    assert (ticket.kind, ticket.url, ticket.passcode) == ("redirect", "https://meet.example/1", "22")


def test_the_database_refuses_an_end_before_the_start(planned):
    with pytest.raises(IntegrityError, match="session_ends_after_it_starts"), transaction.atomic():
        Session.objects.filter(pk=planned.pk).update(ends=planned.starts - timedelta(minutes=1))


@pytest.mark.parametrize("field", ["started_at", "cancelled_at"])
def test_the_database_refuses_a_time_without_a_person(planned, field):
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=planned.pk).update(**{field: timezone.now()})


def test_only_its_people_see_a_seminar(planned, cast):
    seen = [name for name, person in cast.items() if Session.objects.visible_to(person).exists()]
    assert seen == ["amara", "ben", "joan", "sam"]


def test_the_row_knows_the_readers_role_without_asking_again(planned, sam, django_assert_num_queries):
    session = Session.objects.visible_to(sam).get()
    with django_assert_num_queries(0):
        assert session.role_of(sam) == SessionRole.HOST


def test_somebody_switched_off_sees_no_seminar(planned, amara):
    amara.is_active = False
    amara.save()
    assert not Session.objects.visible_to(amara).exists()


def test_amara_loses_the_seminar_with_her_place_in_the_cohort(planned, amara, ruth):
    take_role(membership=amara.memberships.get(), by=ruth)
    assert not Session.objects.visible_to(amara).exists()


def test_sessions_follow_their_cohort(planned, university, cohort, amara):
    make_person("Dilys Pugh", "student", university, cohort=cohort)
    amara.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    follow_cohorts()
    assert roles_in(planned) == {"Ben": "member", "Dilys": "member", "Joan": "guest", "Sam": "host"}
    assert planned.people.get(person=amara).ends is not None


def test_who_was_taken_out_stays_out_though_still_in_the_cohort(planned, amara, sam):
    remove_person(session=planned, person=amara, by=sam)
    follow_cohorts()
    assert not Session.objects.visible_to(amara).exists()


def test_taking_somebody_out_twice_is_once(planned, amara, sam):
    remove_person(session=planned, person=amara, by=sam)
    remove_person(session=planned, person=amara, by=sam)
    assert Entry.objects.filter(verb="session.remove_person").count() == 1


def test_somebody_in_it_already_keeps_the_role_they_have(planned, joan, sam):
    add_person(session=planned, person=joan, by=sam, role=SessionRole.MEMBER)
    assert roles_in(planned)["Joan"] == SessionRole.GUEST


def test_moving_a_seminar_tells_the_others(planned, sam, amara):
    change(session=planned, plan=make_plan(starts_in=timedelta(days=3)), by=sam)
    told = Delivery.objects.filter(kind="seminars.moved").values_list("payload__person", flat=True)
    assert sorted(told) == sorted(place.person_id for place in planned.people.current() if place.person_id != sam.pk)
    assert [decision.move for decision in planned.decisions.all()] == ["move"]


def test_changing_words_alone_tells_nobody(planned, sam):
    change(session=planned, plan=make_plan_at(planned, preparation="Bring a pen."), by=sam)
    assert not Delivery.objects.filter(kind="seminars.moved").exists()
    assert (planned.sequence, planned.preparation) == (0, "Bring a pen.")


def make_plan_at(session, **details):
    plan = make_plan(**details)
    return type(plan)(**(vars(plan) | {"starts": session.starts, "ends": session.ends}))


def test_cancelling_tells_the_others_and_says_who_and_when(planned, sam):
    cancel(session=planned, by=sam, reason="Sam is ill")
    assert (planned.state, planned.cancelled_by) == (SessionState.CANCELLED, sam)
    assert planned.decisions.get().comment == "Sam is ill"
    assert Delivery.objects.filter(kind="seminars.cancelled").count() == 3


ACTIONS = {
    "move": lambda session, by: change(session=session, plan=make_plan(starts_in=timedelta(days=2)), by=by),
    "start": lambda session, by: start(session=session, by=by),
    "finish": lambda session, by: finish(session=session, by=by),
    "cancel": lambda session, by: cancel(session=session, by=by),
}


@pytest.mark.parametrize("state", SessionState)
@pytest.mark.parametrize("move", ACTIONS)
def test_a_move_is_refused_from_every_state_it_does_not_lead_from(planned, sam, move, state):
    Session.objects.filter(pk=planned.pk).update(state=state)
    if move in SESSION_MOVES.allowed_from(state):
        return
    with pytest.raises(IllegalMove):
        ACTIONS[move](planned, sam)
    assert Session.objects.get(pk=planned.pk).state == state
