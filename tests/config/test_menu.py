"""What stands at the top of a page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from config.context import MENUS, menu, nearest


def labels(rf, person, path="/"):
    request = rf.get(path)
    request.user = person
    return [entry["label"] for entry in menu(request)]


@pytest.mark.parametrize(
    ("who", "entries"),
    [
        ("amara", ["Home", "Course", "Placement", "My log", "My notes", "Seminars"]),
        ("joan", ["Home", "Placements"]),
        ("sam", ["Home", "Needs you", "Cohorts", "Placements", "Seminars", "Course", "My notes"]),
        ("priya", ["Home", "Cohorts", "Placements", "Seminars", "Emergency readings"]),
        ("marek", ["Home", "Course", "Remarks", "Teaching content"]),
        ("ruth", ["Home", "Emergency readings"]),
        ("elin", ["Home"]),
    ],
)
def test_the_menu_follows_the_role(rf, request, who, entries):
    assert labels(rf, request.getfixturevalue(who)) == entries


def test_somebody_signed_out_has_no_menu(rf):
    assert labels(rf, AnonymousUser()) == []


def test_drawing_the_menu_costs_one_query(client, amara, django_assert_num_queries):
    client.force_login(amara, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("reading_settings"))
    with django_assert_num_queries(2):  # the person, and their roles
        client.get(reverse("reading_settings"))


@pytest.mark.parametrize("role", MENUS)
def test_every_entry_leads_somewhere(role):
    assert [address for _, address in MENUS[role] if not reverse(address)] == []


@pytest.mark.parametrize(
    ("path", "entry"),
    [("/", "/"), ("/log/3/edit/", "/log/"), ("/seminars/", "/seminars/"), ("/account/2fa/", "")],
)
def test_the_entry_of_a_page(path, entry):
    assert nearest(path, ["/", "/log/", "/seminars/"]) == entry


def test_a_page_reached_by_a_link_offers_no_sign_in(client, db):
    page = client.get(reverse("placements:sign_off_by_link", args=["not-a-token"])).content.decode()
    assert ("No account needed" in page, reverse("account_login") in page) == (True, False)
