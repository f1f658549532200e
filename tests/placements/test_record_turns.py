"""Home says in whose hands a record is: a part to write, or a signature."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.once import keep_answers
from placements.actions.placement import add_person, end_person
from placements.actions.record_signing import take_back, withdraw
from placements.models import Method, RecordTurn
from placements.rules import Part
from placements.views import home
from tests.factories.records import fresh, load_forms, make_put_forward, make_record, signs_record, writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def observation(placement):
    load_forms()
    return make_record(placement)


def lines(person):
    return [(task["title"], task["detail"]) for task in home.tasks(person) if task["status"] == "Your turn"]


def turns(record):
    return {turn.person.get_short_name(): turn.what for turn in RecordTurn.objects.filter(record=record).select_related("person")}


def test_it_begins_with_whoever_writes_first_and_goes_on_as_parts_are_finished(observation, amara, joan):
    assert lines(amara) == [("Observation 1", "To write: Before the visit")]
    assert lines(joan) == [("Observation 1 of Amara Osei", "To write: What the observer saw")]
    writes(observation, "student-before", Part.STUDENT)
    assert lines(amara) == []
    writes(observation, "observer-after", Part.PRACTICE_EDUCATOR)
    assert (lines(amara), lines(joan)) == ([("Observation 1", "To write: Looking back")], [])


def test_once_it_is_put_forward_it_waits_for_signatures_and_then_for_nobody(placement, amara, joan):
    load_forms()
    record = make_put_forward(placement)
    assert ("Observation 1 of Amara Osei", "To read and sign") in lines(joan)
    for part in (Part.PRACTICE_EDUCATOR, Part.STUDENT):
        signs_record(record, part)
    assert turns(record) == {}
    assert (lines(amara), lines(joan)) == ([], [])


def test_what_is_taken_back_waits_to_be_put_forward_again(placement, amara):
    load_forms()
    record = make_put_forward(placement)
    take_back(record=fresh(record), by=placement.person_as(Part.STUDENT), comment="One word.")
    assert set(turns(record).values()) == {"put it forward"}
    assert lines(amara)[0][1].startswith("Everything is written.")


def test_a_withdrawn_one_waits_for_nobody(observation, placement):
    withdraw(record=observation, by=placement.person_as(Part.STUDENT), comment="Another day.", method=Method.SIGNED_IN)
    assert turns(observation) == {}


def test_another_practice_educator_finds_what_waited_for_the_one_before(placement, joan, tom, priya):
    load_forms()
    agreement = make_record(placement, "pla")
    assert turns(agreement) == {"Amara": "Agree", "Joan": "Supervision and assessment"}
    end_person(someone=placement.person_as(Part.PRACTICE_EDUCATOR), by=priya, on=timezone.localdate() - timedelta(days=1))
    assert lines(joan) == []
    add_person(placement=placement, person=tom, part=Part.PRACTICE_EDUCATOR, by=priya)
    assert turns(agreement) == {"Amara": "Agree", "Tom": "Supervision and assessment"}


def test_it_is_told_with_a_way_to_it(as_person, observation, amara):
    page = as_person(amara).get("/").content.decode()
    assert "To write: Before the visit" in page
    assert reverse("placements:record", args=[observation.pk]) in page


def test_joan_is_told_of_signatures_in_the_number_of_things_on_one_page(placement, joan, request_to_joan):
    load_forms()
    make_put_forward(placement)
    keep_answers(joan)
    assert "Decide 2 things on one page" in [task["title"] for task in home.tasks(joan)]
