import pytest
from django.core import mail

from accounts.actions.person import deactivate_person, invite_person
from accounts.models import User
from history.models import Delivery
from history.outbox import drain


def test_an_address_is_one_person_however_it_is_written(db):
    first = invite_person(email="Kim.Archer@Alderbrook.example", name="Kim Archer", by=None)
    again = invite_person(email=" kim.archer@alderbrook.EXAMPLE ", name="Somebody Else", by=None)
    assert again == first
    assert again.name == "Kim Archer"


def test_somebody_invited_is_told_once_where_to_sign_in(priya):
    for _ in range(2):
        invite_person(email="kim@alderbrook.example", name="Kim Archer", by=priya)
    assert Delivery.objects.filter(kind="accounts.invitation").count() == 1
    drain(worker="test")
    assert [message.to for message in mail.outbox] == [["kim@alderbrook.example"]]
    assert "/account/login/code/" in mail.outbox[0].body


def test_somebody_invited_has_no_password(priya):
    assert invite_person(email="kim@alderbrook.example", name="Kim Archer", by=priya).has_usable_password() is False


@pytest.mark.parametrize(
    ("name", "called", "short", "initials"),
    [
        ("Amara Osei", "", "Amara", "AO"),
        ("Dr Sam Whitlock", "Sam", "Sam", "SW"),
        ("Prof. Elin Rees", "Elin", "Elin", "ER"),
        ("Madonna", "", "Madonna", "MM"),
    ],
)
def test_how_a_person_is_addressed(name, called, short, initials):
    person = User(email="x@alderbrook.example", name=name, called=called)
    assert (person.get_short_name(), person.initials) == (short, initials)


def test_somebody_deactivated_cannot_open_a_page(as_person, amara, ruth):
    client = as_person(amara)
    deactivate_person(person=amara, by=ruth)
    assert client.get("/").status_code == 302
