import pytest

from learning.models.outline import library
from tests.factories.learning import make_course

MODULE = "/modules/digital-practice/"
READ = f"{MODULE}good-practice/a-visit-three-ways/"
ADDRESSES = [MODULE, f"{MODULE}good-practice/", f"{MODULE}good-practice/taking-it-further/", READ]


@pytest.fixture
def members_only(programme):
    make_course(open_to="members", programmes=[programme])


@pytest.mark.parametrize("address", ADDRESSES)
def test_somebody_signed_out_is_sent_to_sign_in(address, client, members_only):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].endswith(f"next={address}")


@pytest.mark.parametrize(
    ("who", "status"),
    [("amara", 200), ("carol", 200), ("sam", 200), ("priya", 200), ("marek", 200), ("joan", 404), ("tom", 404)],
)
def test_who_reads_a_module_of_a_programme(who, status, cast, as_person, members_only):
    client = as_person(cast[who])
    assert [client.get(address).status_code for address in ADDRESSES] == [status] * len(ADDRESSES)


def test_who_may_not_read_it_cannot_say_that_they_are_done(joan, as_person, members_only):
    client = as_person(joan)
    assert [client.post(f"{READ}{what}").status_code for what in ("done/", "not-done/", "place/")] == [404, 404, 404]


def test_a_module_without_a_programme_is_for_everybody_with_a_role(joan, as_person, db):
    make_course(open_to="members")
    assert as_person(joan).get(READ).status_code == 200


def test_the_list_shows_what_one_may_read(amara, joan, as_person, members_only):
    assert "Digital practice" in as_person(amara).get("/modules/").content.decode()
    assert "There is no module for you yet" in as_person(joan).get("/modules/").content.decode()
    assert "Sign in to see your modules" in as_person(None).get("/modules/").content.decode()


def test_signed_in_pages_are_kept_by_nobody(amara, as_person, course):
    assert "no-store" in as_person(amara).get(READ)["Cache-Control"]


def test_a_restricted_module_costs_a_student_no_more(amara, as_person, members_only, django_assert_num_queries):
    client = as_person(amara)
    client.get(READ)
    with django_assert_num_queries(4):
        client.get(READ)


def test_without_a_module_there_is_nothing_to_read(client, db):
    assert library().modules == {}
    assert client.get("/modules/").status_code == 200
