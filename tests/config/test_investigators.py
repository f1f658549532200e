import pytest
from django.contrib import admin


def test_investigators_see_entries_and_deliveries_and_nothing_else():
    assert {model._meta.label for model in admin.site._registry} == {"history.Entry", "history.Delivery"}


@pytest.mark.parametrize("who", ["amara", "joan", "sam", "priya", "marek", "elin"])
def test_nobody_but_an_administrator_opens_the_investigators_pages(as_person, cast, who):
    assert as_person(cast[who]).get("/investigate/history/entry/").status_code in {302, 403}


def test_ruth_looks_but_cannot_change(as_person, ruth):
    client = as_person(ruth)
    assert client.get("/investigate/history/entry/").status_code == 200
    assert client.get("/investigate/history/entry/add/").status_code == 403


def test_somebody_signed_out_is_asked_to_sign_in_as_everybody_does(client, db):
    assert client.get("/investigate/login/?next=/investigate/").url == "/account/login/?next=%2Finvestigate%2F"
