from datetime import timedelta

import time_machine

from seminars.views.home import next_things, panels
from tests.factories.seminars import make_session


def test_a_seminar_that_is_on_is_the_next_thing(live, amara, django_assert_num_queries):
    with django_assert_num_queries(1):
        things = next_things(amara)
    assert [(thing["eyebrow"], thing["button"], thing["url"]) for thing in things] == [
        ("Live now", "Join", f"/seminars/{live.pk}/now/")
    ]


def test_ten_minutes_before_the_room_is_offered(planned, amara):
    assert [thing["button"] for thing in next_things(amara)] == ["Join"]
    with time_machine.travel(planned.starts - timedelta(minutes=11)):
        assert next_things(amara) == []


def test_the_next_seminar_stands_beside(sam, amara, cohort, django_assert_num_queries):
    session = make_session(sam, cohort, starts_in=timedelta(days=3))
    make_session(sam, cohort, starts_in=timedelta(days=9))
    with django_assert_num_queries(1):
        [panel] = panels(amara)
    assert (panel["context"]["session"], panel["context"]["soon"], panel["context"]["session"].size) == (session, "in 3 days", 2)


def test_the_one_that_is_on_and_the_next_one_are_told_whatever_else_there_is(live, sam, amara, cohort, django_assert_num_queries):
    soon = make_session(sam, cohort, starts_in=timedelta(minutes=5))
    later = [make_session(sam, cohort, starts_in=timedelta(days=days)) for days in (9, 2)]
    with django_assert_num_queries(1):
        things, [panel] = next_things(amara), panels(amara)
    first = min(live, soon, key=lambda one: one.starts)
    assert [thing["url"] for thing in things] == [f"/seminars/{first.pk}/now/"]
    assert panel["context"]["session"] == later[1]


def test_strangers_are_told_of_nothing(live, planned, carol, priya):
    assert [next_things(person) + panels(person) for person in (carol, priya)] == [[], []]


def test_it_stands_on_the_home_page(as_person, amara, sam, cohort):
    session = make_session(sam, cohort, starts_in=timedelta(days=1))
    page = as_person(amara).get("/").content.decode()
    assert (session.title in page, "Open the seminar page" in page) == (True, True)
