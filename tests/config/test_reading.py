"""How somebody asked to read: without a script, without an account, without a query."""

import pytest
from django.urls import reverse

from config.reading import SETTINGS, Reading


def page(client, **cookies):
    client.cookies.load({name.replace("__", "-"): value for name, value in cookies.items()})
    return client.get(reverse("reading_settings")).content.decode()


def test_a_choice_is_kept_in_a_plain_cookie(client):
    response = client.post(reverse("reading_settings"), {"size": "4", "theme": "dark"})
    assert (response.status_code, response.cookies["reading"].value) == (302, "size-4.theme-dark")


def test_the_page_comes_as_it_was_chosen_with_no_flash(client):
    assert '<html lang="en-GB" data-size="4" data-theme="dark">' in page(client, reading="size-4.theme-dark")


def test_the_page_ticks_what_was_chosen(client):
    assert 'value="dark" checked>' in page(client, reading="theme-dark")


@pytest.mark.parametrize("cookie", ["size-9", "theme-pink", "colour-red", "--..--", 'theme-"><script>', "size"])
def test_a_cookie_that_makes_no_sense_changes_nothing(client, cookie):
    assert '<html lang="en-GB">' in page(client, reading=cookie)


def test_what_is_as_designed_is_not_kept():
    assert Reading.made_of({name: setting.usual for name, setting in SETTINGS.items()}) == Reading()


def test_a_question_left_out_stays_as_it_was(client):
    client.cookies["reading"] = "size-4"
    response = client.post(reverse("reading_settings"), {"font": "lexend"})
    assert response.cookies["reading"].value == "size-4.font-lexend"


def test_everything_can_be_put_back(client):
    client.cookies["reading"] = "size-4"
    response = client.post(reverse("reading_settings"), {"size": "5", "put_back": "yes"})
    assert (response.cookies["reading"].value, response.cookies["reading"]["max-age"]) == ("", 0)


def test_an_answer_that_is_not_offered_is_refused_with_a_reason(client):
    response = client.post(reverse("reading_settings"), {"theme": "pink"})
    assert (response.status_code, "<title>Error: Reading settings" in response.content.decode()) == (422, True)


def test_it_leads_back_to_where_the_reader_was(client):
    response = client.post(reverse("reading_settings"), {"size": "3", "next": "/account/login/"})
    assert response["Location"] == "/account/login/"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_it_never_leads_to_another_site(client, elsewhere):
    response = client.post(reverse("reading_settings"), {"size": "3", "next": elsewhere})
    assert response["Location"] == reverse("reading_settings")


def test_it_costs_somebody_signed_out_no_query(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse("reading_settings"))


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_has_one_usual_answer(name):
    assert SETTINGS[name].usual in SETTINGS[name].choices


def test_a_choice_follows_amara_to_her_other_device(as_person, amara):
    phone = as_person(amara)
    assert phone.post(reverse("reading_settings"), {"size": "4"}, headers={"x-fragment": "1"}).status_code == 204
    laptop = as_person(amara)
    assert laptop.get("/").cookies["reading"].value == "size-4"
    assert 'lang="en-GB" data-size="4"' in laptop.get("/").content.decode()
    assert "reading" not in laptop.get("/").cookies


def test_what_another_device_put_back_is_put_back_here(as_person, amara):
    as_person(amara).post(reverse("reading_settings"), {"put_back": "yes"})
    laptop = as_person(amara)
    laptop.cookies["reading"] = "size-4"
    assert laptop.get("/").cookies["reading"]["max-age"] == 0


def test_a_change_that_the_account_has_not_heard_of_stays(as_person, amara):
    as_person(amara).post(reverse("reading_settings"), {"size": "4"})
    phone = as_person(amara)
    phone.cookies["reading"] = "size-5.sent-no"
    assert "reading" not in phone.get("/").cookies


def test_who_never_chose_keeps_what_this_browser_has(as_person, ben):
    client = as_person(ben)
    client.cookies["reading"] = "theme-dark"
    assert "reading" not in client.get("/").cookies
